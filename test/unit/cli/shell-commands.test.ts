import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { renderCompletion, type Shell, SHELLS } from '../../../src/cli/completion.ts';
import { renderManual } from '../../../src/cli/manual.ts';
import { buildProgram, runCli } from '../../../src/cli/program.ts';
import { flatten, toTree } from '../../../src/cli/tree.ts';
import { requires } from '../../support/requires.ts';
import { aTerminal } from '../terminal/streams.ts';

const program = buildProgram(aTerminal().io, () => undefined);
const tree = toTree(program);
const manual = renderManual(tree, '1.2.3');

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tai-shell-'));
  onTestFinished(async () => rm(folder, { recursive: true }));
  return folder;
}

const leaves = flatten(tree).filter(({ commands }) => commands.length === 0);

describe('every command', () => {
  it.each(leaves.map(({ path, after }) => [path, after]))('%s has a help with an example', (_, after) => {
    expect(after).toMatch(/Examples?:\n\s+\S/);
  });

  it.each(
    flatten(tree)
      .slice(1)
      .map(({ path }) => path),
  )('%s is in the manual', (path) => {
    expect(manual).toContain(`.SS ${path.replaceAll('-', '\\-')}\n`);
  });

  it.each([[['man']], [['completion', 'fish']], [['--version']]])('%j prints what it promises', async (words) => {
    const { io, written } = aTerminal({ isTTY: false });

    const code = await runCli({ ...io, argv: ['node', 'tai', ...words] });

    expect(code).toBe(0);
    expect(written()).toMatch(/^(\.TH TAI 1|# fish completion|\d+\.\d+\.\d+\n$)/);
  });

  it('of completion refuses a shell it does not know, and says which there are', async () => {
    const { io, written } = aTerminal({ isTTY: false });

    expect(await runCli({ ...io, argv: ['node', 'tai', 'completion', 'tcsh'] })).toBe(2);
    expect(written()).toContain('there are bash, zsh, fish');
  });
});

describe.runIf(requires('man', 'whether the manual page is well-formed'))('the manual page', () => {
  it('is read by man without a warning, with every option and exit code', async () => {
    const file = join(await aFolder(), 'tai.1');
    await writeFile(file, manual);

    const { stdout, stderr } = await promisify(execFile)('man', ['--warnings', '-E', 'UTF-8', '-l', file], {
      env: { PATH: process.env['PATH'], MANWIDTH: '100', LANG: 'C.UTF-8', TERM: 'dumb' },
      maxBuffer: 8 << 20,
    });

    expect(stderr).toBe('');
    for (const { flags } of flatten(tree).flatMap(({ options }) => options))
      expect(stdout).toContain(flags.split(' ')[0]);
    expect(stdout).toMatch(/EXIT STATUS[\s\S]*4 +a host key has changed/);
    expect(stdout).toContain('tai diagnose --host web-03 "nginx gives 502 since 14:10"');
  });
});

const HOSTS = 'web-03\nweb-04\ndb-01\n';

/** What a shell offers for a line, asked through its own completion. */
const OFFERS: Readonly<
  Record<Shell, (script: string, line: readonly string[]) => readonly [string, readonly string[]]>
> = {
  bash: (script, line) => [
    'bash',
    [
      '--norc',
      '-c',
      `tai() { printf '${HOSTS.replaceAll('\n', '\\n')}'; }; source ${script}; COMP_WORDS=(${line.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${line.length - 1}; _tai; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ],
  ],
  fish: (script, line) => [
    'fish',
    [
      '--no-config',
      '-c',
      `function tai; printf '${HOSTS.replaceAll('\n', '\\n')}'; end; source ${script}; complete -C '${line.join(' ')}'`,
    ],
  ],
  zsh: (script, line) => [
    'zsh',
    [
      '-f',
      '-c',
      `tai() { printf '${HOSTS.replaceAll('\n', '\\n')}'; }; compadd() { shift; print -l -- $@; }; _describe() { print -l -- \${(P)2%%:*}; }; _files() { :; }; compdef() { :; }; source ${script}; words=(${line.map((word) => `'${word}'`).join(' ')}); CURRENT=${line.length}; _tai`,
    ],
  ],
};

describe.each(SHELLS)('completion in %s', (shell) => {
  const isHere = shell === 'bash' || requires(shell, `completion in ${shell}`);

  it.runIf(isHere).each([
    [['tai', 'diag'], 'diagnose'],
    [['tai', 'gate', ''], 'authorized-keys'],
    [['tai', 'diagnose', '--out'], '--output'],
    [['tai', 'diagnose', '--host', 'web'], 'web-03'],
    [['tai', 'doctor', 'db'], 'db-01'],
    [['tai', 'diagnose', '--type', 'disk'], 'disk_space'],
  ])('of %j offers %s', async (line, expected) => {
    const script = join(await aFolder(), 'completion');
    await writeFile(script, renderCompletion(tree, shell));

    const [command, words] = OFFERS[shell](script, line);
    const offered = execFileSync(command, words, { encoding: 'utf8' });

    expect(offered.split('\n').map((one) => one.split('\t')[0])).toContain(expected);
  });
});
