import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue, SUDO } from '../../src/collectors/catalogue.ts';
import { fill } from '../../src/collectors/command.ts';
import type { Values } from '../../src/collectors/parameter.ts';
import type { Argv } from '../../src/domain/ports.ts';
import { gateScript } from '../../src/gate/script.ts';
import { findProgram } from './requires.ts';

/** Something for each parameter that most machines have. */
export const EXAMPLES: Values = {
  unit: 'ssh.service',
  lines: '200',
  since: '@1763800000',
  until: '@1763804500',
  'log-file': '/var/log/dpkg.log',
  'config-file': '/etc/nsswitch.conf',
  'certificate-file': '/etc/ssl/own/shop.crt',
  folder: '/var/log',
  device: '/dev/sda',
  endpoint: '127.0.0.1:8443',
};

/** Every vector of the catalogue, those for root twice. */
export function allVectors(unit = 'ssh.service', values: Values = EXAMPLES): readonly Argv[] {
  return catalogue.flatMap(({ command, root }) => {
    const argv = fill(command, { ...values, unit });
    return root === undefined ? [argv] : [argv, [...SUDO, ...argv] as const];
  });
}

/** Each `sh` of this machine, as words before the script. */
export const SHELLS: readonly (readonly [string, ...string[]])[] = [
  ['/bin/sh'],
  ...['dash', 'mksh', 'ksh', 'yash'].flatMap((name) => wordsOf(name)),
  ...wordsOf('bash', '--posix'),
  ...wordsOf('busybox', 'sh'),
];

function wordsOf(name: string, ...rest: string[]): readonly (readonly [string, ...string[]])[] {
  const file = findProgram([name]);
  return file === undefined ? [] : [[file, ...rest]];
}

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface GateHost {
  readonly folder: string;
  readonly script: string;
  /** A file that nobody may make. */
  readonly canary: string;
  /** What the programs in front of the others were run as, one array for each. */
  ran(): Promise<readonly (readonly string[])[]>;
  forget(): Promise<void>;
  send(shell: readonly [string, ...string[]], line: string): Promise<Ended>;
  /** What the gate does with a batch once it has put its limits in front of itself. */
  sendBatch(shell: readonly [string, ...string[]], input: string): Promise<Ended>;
  close(): Promise<void>;
}

const NAMES = [
  'env',
  'sh',
  'touch',
  'id',
  'rm',
  'reboot',
  'nice',
  'ionice',
  'timeout',
  'sudo',
  'cat',
  'journalctl',
  'systemctl',
  'dmesg',
];

/** The gate with every program replaced by one that writes down how it was run. */
export async function makeGateHost(): Promise<GateHost> {
  const folder = await mkdtemp(join(tmpdir(), 'tai-gate-'));
  const [bin, record, script] = [join(folder, 'bin'), join(folder, 'record'), join(folder, 'gate')];
  await mkdir(bin);
  await writeFile(
    join(bin, 'recorder'),
    `#!/bin/sh\n{ printf '%s\\037' "\${0##*/}" "$@"; printf '\\036'; } >>${record}\n`,
  );
  await chmod(join(bin, 'recorder'), 0o755);
  const programs = allVectors().map(([program]) => program);
  for (const name of new Set([...NAMES, ...programs])) await symlink('recorder', join(bin, name));
  await writeFile(script, gateScript({ path: bin }));
  return {
    folder,
    script,
    canary: join(folder, 'canary'),
    ran: async () => {
      const text = existsSync(record) ? await readFile(record, 'utf8') : '';
      return text
        .split('\u001e')
        .slice(0, -1)
        .map((one) => one.split('\u001f').slice(0, -1));
    },
    forget: () => rm(record, { force: true }),
    send: ([shell, ...words], line) =>
      runWith([shell, ...words, script], { SSH_ORIGINAL_COMMAND: line, PATH: '/usr/bin:/bin' }, folder),
    sendBatch: ([shell, ...words], input) =>
      runWith([shell, ...words, script, 'batch'], { PATH: '/usr/bin:/bin' }, folder, input),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Runs a program to its end; never rejects for its exit code. */
export async function runWith(
  [program, ...words]: readonly [string, ...string[]],
  environment: Readonly<Record<string, string>>,
  cwd = '/',
  input = '',
): Promise<Ended> {
  return await new Promise((resolve) => {
    const child = execFile(program, words, { env: environment, cwd, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, stdout, stderr }),
    );
    // One that ends without reading its input closes the pipe; how it ended is what tests judge.
    child.stdin?.on('error', () => undefined).end(input);
  });
}
