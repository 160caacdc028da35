import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { mustRun } from './run-command.ts';

export interface Keys {
  /** The lab's own login, as root on port 2222. */
  readonly control: string;
  /** tai's, which the gate stands in front of. */
  readonly tai: string;
}

/** Where images and keys are kept: outside the repository. Source: the XDG base directory specification. */
export function cacheFolder(environment: NodeJS.ProcessEnv): string {
  return join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'tai-lab');
}

/** Two key pairs, made once. */
export async function openKeys(cache: string): Promise<Keys> {
  await mkdir(cache, { recursive: true, mode: 0o700 });
  const keys = { control: join(cache, 'control'), tai: join(cache, 'tai') };
  for (const [name, file] of Object.entries(keys)) {
    if (!existsSync(file))
      await mustRun(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', `lab-${name}`, '-f', file]);
  }
  return keys;
}

export async function readPublicKey(file: string): Promise<string> {
  return (await readFile(`${file}.pub`, 'utf8')).trim();
}
