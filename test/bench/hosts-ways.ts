import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Argv } from '../../src/domain/ports.ts';
import { findProgram } from '../support/requires.ts';
import { settingsFor, type SshServer } from '../support/sshd.ts';
import { built } from './built.ts';
import type { HostsTask } from './hosts-task.ts';
import { sshOptions } from './login-ways.ts';
import { plain, toScript } from './quick-commands.ts';

/** A program that looks at all hosts and ends. */
export interface HostsWay {
  readonly name: string;
  /** Its absolute path; undefined: not on this machine. */
  readonly program: string | undefined;
  readonly words: readonly string[];
  readonly input: string;
}

const CURVE = 'KexAlgorithms=curve25519-sha256';

/** The floor first. All are new processes, all work on every host at once. */
export async function waysToHosts(
  server: SshServer,
  addresses: readonly string[],
  commands: readonly Argv[],
): Promise<readonly HostsWay[]> {
  const { port, user, identityFile, folder } = server;
  const task: HostsTask = { addresses, settings: settingsFor(server), place: { port, user, identityFile }, commands };
  const node = (name: string, file: string, options: readonly string[]): HostsWay => ({
    name,
    program: process.execPath,
    words: [...options, fileURLToPath(built(`test/bench/${file}`)), JSON.stringify(task)],
    input: '',
  });
  const list = join(folder, 'hosts');
  await writeFile(list, addresses.map((address) => `${address}\n`).join(''));
  const input = toScript(commands, plain);
  const many = String(addresses.length);
  const options = (more: readonly string[]): readonly string[] => [
    '-F none',
    ...sshOptions(server, more).map((option) => `-o ${option}`),
  ];
  const pssh = (name: string, more: readonly string[]): HostsWay => ({
    name,
    program: findProgram(['parallel-ssh', 'pssh']),
    words: ['-h', list, '-l', user, '-p', many, '-t', '0', '-x', options(more).join(' '), '-I', '-i', 'sh -s'],
    input,
  });
  const clush = (name: string, more: readonly string[]): HostsWay => ({
    name,
    program: findProgram(['clush']),
    words: ['-w', addresses.join(','), '-l', user, '-f', many, '-o', options(more).join(' '), '-N', 'sh -s'],
    input,
  });
  return [
    node('ssh2, one script', 'floor-child.js', []),
    // As `npm start` and the image start it.
    node('tai', 'tai-child.js', ['--max-semi-space-size=1']),
    pssh('parallel-ssh', []),
    pssh('parallel-ssh, curve25519', [CURVE]),
    clush('clush', []),
    clush('clush, curve25519', [CURVE]),
  ];
}
