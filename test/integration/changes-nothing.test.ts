import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSsh } from '../../integrations/ssh/index.ts';
import { catalogue } from '../../src/collectors/catalogue.ts';
import { parseHost } from '../../src/domain/host.ts';
import type { Argv, Output } from '../../src/domain/ports.ts';
import { gateScript } from '../../src/gate/script.ts';
import { ALL_TOOLS } from '../../src/remote-line/tools.ts';
import { toRemoteCommand } from '../../src/remote-line/line.ts';
import { allVectors, runWith } from '../support/gate-host.ts';
import { findProgram, requires } from '../support/requires.ts';
import { canLogInAs, settingsFor, type SshdOptions, type SshServer, startSshd } from '../support/sshd.ts';
import { changedBy, isOfSshd, straceWords, writesOf, writingCalls } from '../support/watch-files.ts';

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

/** What is not installed here ends at once, which proves nothing. */
const absent = new Set(catalogue.map(({ command: [program] }) => program).filter((name) => !findProgram([name])));
if (absent.size > 0) {
  const names = [...absent].toSorted().join(', ');
  process.stderr.write(`not here, so not checked: that these change nothing: ${names} (setup:system -- catalogue)\n`);
}

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

const ACCOUNTS: readonly (readonly [string, string | undefined])[] = [
  [USERS[0]?.[0] ?? '', undefined],
  ...(canLogInAs() ? [['an ordinary account', 'nobody'] as const] : []),
];
if (process.getuid?.() === 0 && !canLogInAs()) {
  process.stderr.write('no mount namespaces here, so not checked: a login as an ordinary account changes nothing\n');
}

describe.runIf(requires('sshd', 'that a login and the catalogue change no file on a real sshd')).each(ACCOUNTS)(
  'a real sshd with the gate, as %s',
  (_name, asUser) => {
    const options = (script: string): SshdOptions => ({
      keyOptions: `restrict,command="${script}"`,
      ...(asUser !== undefined && { asUser }),
    });

    it('the file system stays as it was, from the login to its end', { timeout: 120_000 }, async () => {
      const server = await startSshd(options(gate));
      try {
        let outputs: readonly Output[] = [];

        const changed = await changedBy(async () => {
          outputs = await runAll(server, allVectors(), LIMITS.timeoutMs);
        });

        expect(changed).toEqual([]);
        expect(outputs.filter(({ exitCode }) => exitCode === 0).length).toBeGreaterThan(8);
        expect(outputs.filter(({ stderr }) => stderr.includes('tai-gate'))).toEqual([]);
      } finally {
        await server.close();
      }
    });

    it.runIf(strace !== undefined)('no call writes but what sshd does at any login', { timeout: 120_000 }, async () => {
      const log = join(folder, `sshd-${asUser ?? 'own'}`);
      const server = await startSshd({ ...options(patientGate), under: [strace ?? '', ...straceWords(log)] });
      try {
        const argvs = allVectors().filter(([program]) => program !== 'sudo');
        const outputs = await runAll(server, argvs, PATIENT_SECONDS * 1_000);

        const calls = writingCalls(log).filter((call) => !isOfSshd(call, server.folder));

        expect(calls).toEqual([]);
        expect(outputs.filter(({ exitCode }) => exitCode === 0).length).toBeGreaterThan(8);
      } finally {
        await server.close();
      }
    });
  },
);

async function runAll(server: SshServer, argvs: readonly Argv[], timeoutMs: number): Promise<readonly Output[]> {
  const shell = openSsh(settingsFor(server));
  const session = await shell.open(parseHost('127.0.0.1'), NEVER);
  const limits = { ...LIMITS, timeoutMs };
  const outputs = await Promise.all(argvs.map((argv) => session.run(argv, limits, NEVER)));
  await shell.close();
  return outputs;
}

function toArgv(words: readonly string[]): readonly [string, ...string[]] {
  const [program = '', ...rest] = words;
  return [program, ...rest];
}
