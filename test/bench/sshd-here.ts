import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram } from '../support/requires.ts';
import type { SshServer } from '../support/sshd.ts';

export function hasSsh(): boolean {
  return ['sshd', 'ssh'].every((name) => findProgram([name]) !== undefined);
}

/** The processes that listen. */
export async function readPids(servers: readonly SshServer[]): Promise<readonly number[]> {
  return await Promise.all(servers.map(async ({ folder }) => Number(await readFile(join(folder, 'pid'), 'utf8'))));
}
