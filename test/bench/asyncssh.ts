import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Argv } from '../../src/domain/ports.ts';
import type { SshServer } from '../support/sshd.ts';
import { type Helper, startHelper } from './helper.ts';
import { plain } from './quick-commands.ts';

const run = promisify(execFile);

/** Debian's packages are only seen by its own Python. */
const PYTHONS: readonly string[] = ['python3', '/usr/bin/python3'];
const QUIET: readonly string[] = ['-W', 'ignore'];

/** A Python that has asyncssh, if there is one. */
export async function findAsyncssh(): Promise<string | undefined> {
  for (const python of PYTHONS) {
    const found = await run(python, [...QUIET, '-c', 'import asyncssh']).then(
      () => true,
      () => false,
    );
    if (found) return python;
  }
  return undefined;
}

/** A warm process, as tai's is. Each line it is given is one cold connection. */
export function startAsyncssh(python: string, { port, user, identityFile }: SshServer, all: readonly Argv[]): Helper {
  const client = fileURLToPath(new URL('asyncssh-client.py', import.meta.url));
  const settings = { port, user, identityFile, commands: all.map(plain) };
  return startHelper(python, [...QUIET, client, JSON.stringify(settings)]);
}
