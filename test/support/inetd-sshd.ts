import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './requires.ts';
import { makeKey } from './sshd.ts';

/** A real sshd that is started for each login and speaks over a pipe: it has any name and any port. */
export interface InetdSshd {
  readonly folder: string;
  readonly user: string;
  readonly identityFile: string;
  readonly hostKeyFiles: Readonly<Record<'ed25519' | 'rsa', string>>;
  /** The command of one login. */
  readonly argv: readonly [string, ...string[]];
  start(): ChildProcess;
  close(): Promise<void>;
}

export async function makeInetdSshd(config: (folder: string) => readonly string[] = () => []): Promise<InetdSshd> {
  const program = findProgram(['sshd']);
  if (program === undefined) throw new Error('sshd is not installed');
  const folder = await mkdtemp(join(tmpdir(), 'tai-inetd-'));
  const user = userInfo();
  if (user.uid === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const identityFile = join(folder, 'id');
  const hostKeyFiles = { ed25519: join(folder, 'host_ed25519'), rsa: join(folder, 'host_rsa') };
  await Promise.all([
    makeKey('ed25519', identityFile),
    makeKey('ed25519', hostKeyFiles.ed25519),
    makeKey('rsa', hostKeyFiles.rsa),
  ]);
  await copyFile(`${identityFile}.pub`, join(folder, 'authorized_keys'));
  const configFile = join(folder, 'sshd_config');
  const lines = [
    ...Object.values(hostKeyFiles).map((file) => `HostKey ${file}`),
    `AuthorizedKeysFile ${folder}/authorized_keys`,
    'PidFile none',
    'StrictModes no',
    'UsePAM no',
    'PermitRootLogin prohibit-password',
    'PrintMotd no',
    ...config(folder),
  ];
  await writeFile(configFile, `${lines.join('\n')}\n`);

  const argv = [program, '-i', '-f', configFile] as const;
  return {
    folder,
    user: user.username,
    identityFile,
    hostKeyFiles,
    argv,
    start: () => spawn(argv[0], argv.slice(1), { stdio: ['pipe', 'pipe', 'ignore'] }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
