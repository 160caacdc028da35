import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSsh } from '../../integrations/ssh/index.ts';
import { parseHost } from '../../src/domain/host.ts';
import { gateScript } from '../../src/gate/script.ts';
import { ALL_TOOLS } from '../../src/remote-line/tools.ts';
import { toRemoteCommand } from '../../src/remote-line/line.ts';
import { allVectors, runWith } from '../support/gate-host.ts';
import { findProgram, requires } from '../support/requires.ts';
import { settingsFor, startSshd } from '../support/sshd.ts';
import { changedBy, writesOf } from '../support/watch-files.ts';

const NEVER = new AbortController().signal;
const LIMITS = { timeoutMs: 10_000, maxBytes: 1024 * 1024 };
const linesWithin = (seconds: number): readonly string[] =>
  allVectors()
    .map((argv) => toRemoteCommand(argv, seconds, ALL_TOOLS))
    .filter((line) => !line.includes(' sudo '));
/** sudo writes its own log, as docs/read-only.md says; what it runs is among these too. */
const withoutSudo = linesWithin(10);
/** strace makes a command that opens thousands of files so slow that `timeout` would end it; a gate with more patience lets it finish. */
const PATIENT_SECONDS = 60;

const setpriv = findProgram(['setpriv']);
const strace = findProgram(['strace']);
/** The words before a program that make it run as that user; the user of this test is the first. */
const USERS: readonly (readonly [string, readonly string[]])[] = [
  [process.getuid?.() === 0 ? 'root' : 'an ordinary user', []],
  ...(process.getuid?.() === 0 && setpriv !== undefined
    ? [['an ordinary user', [setpriv, '--reuid=65534', '--regid=65534', '--clear-groups']] as const]
    : []),
];

let folder = '';
let gate = '';
let patientGate = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tai-changes-'));
  gate = join(folder, 'gate');
  await writeFile(gate, gateScript());
  patientGate = join(folder, 'patient-gate');
  await writeFile(patientGate, gateScript().replaceAll(/allowed=' [\d ]+ '/g, `allowed=' ${PATIENT_SECONDS} '`));
  for (const path of [folder, gate, patientGate]) await chmod(path, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const environmentFor = (line: string) => ({ SSH_ORIGINAL_COMMAND: line, PATH: '/usr/bin:/bin', HOME: '/' });

describe('the ways of watching', () => {
  it('see a file that is written', async () => {
    const other = await mkdtemp(join(tmpdir(), 'watched-'));
    const file = join(other, 'file');
    await writeFile(file, 'x');

    const changed = await changedBy(() => writeFile(file, 'y'), [[other, 1]]);
    await rm(other, { recursive: true });

    expect(changed).toEqual([file]);
  });

  it.runIf(requires('strace', 'which system calls the catalogue makes'))('count a call that writes', async () => {
    const words = ['/bin/sh', '-c', `: </dev/null; : >${join(folder, 'made')}; rm -f ${join(folder, 'made')}`];

    const calls = await writesOf(strace ?? '', join(folder, 'log'), words, { PATH: '/usr/bin:/bin' });

    expect(calls).toHaveLength(2);
  });
});

describe.each(USERS)('as %s', (_name, words) => {
  it('the catalogue leaves the file system as it was', { timeout: 120_000 }, async () => {
    const changed = await changedBy(async () => {
      for (const line of withoutSudo) {
        const { code, stderr } = await runWith(toArgv([...words, '/bin/sh', gate]), environmentFor(line));
        expect(stderr).not.toMatch(/^tai-gate:/m);
        expect(code).not.toBe(126);
      }
    });

    expect(changed).toEqual([]);
  });

  it.runIf(strace !== undefined)('no command of it makes a call that writes', { timeout: 120_000 }, async () => {
    for (const [index, line] of linesWithin(PATIENT_SECONDS).entries()) {
      const argv = [...words, '/bin/sh', patientGate];

      const calls = await writesOf(strace ?? '', join(folder, `log-${index}`), argv, environmentFor(line));

      expect({ line, calls }).toEqual({ line, calls: [] });
    }
  });
});

it.runIf(requires('sshd', 'that a login and the catalogue change no file on a real sshd'))(
  'a real sshd with the gate: the file system stays as it was, from the login to its end',
  { timeout: 120_000 },
  async () => {
    const server = await startSshd({ keyOptions: `restrict,command="${gate}"` });
    try {
      const changed = await changedBy(async () => {
        const shell = openSsh(settingsFor(server));
        const session = await shell.open(parseHost('127.0.0.1'), NEVER);
        await Promise.all(allVectors().map((argv) => session.run(argv, LIMITS, NEVER)));
        await shell.close();
      });

      expect(changed).toEqual([]);
    } finally {
      await server.close();
    }
  },
);

function toArgv(words: readonly string[]): readonly [string, ...string[]] {
  const [program = '', ...rest] = words;
  return [program, ...rest];
}
