import type { Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { TaiError } from '../../../src/domain/errors.ts';
import { findFiles } from './glob.ts';
import type { Here } from './here.ts';
import { type Place, unsupported } from './refuse.ts';
import { expandHome, expandVariables } from './tokens.ts';

const SYSTEM_FOLDER = '/etc/ssh';
const MAX_BYTES = 1024 * 1024;

/** Where a relative `Include` starts: beside the user's file or the system's, whichever is being read. */
export function includeFolder(topFile: string): string {
  return dirname(topFile);
}

/**
 * The lines of a file; none when it is not there. As OpenSSH (readconf.c), refuses one that others can write or own;
 * only the system's own file is the administrator's affair. Throws HOST_CONFIG_UNSUPPORTED.
 */
export async function readConfigLines(file: string, isTop: boolean, { uid }: Here): Promise<readonly string[]> {
  const text = await readOwnFile(file, isTop, uid);
  return text.split('\n');
}

async function readOwnFile(file: string, isTop: boolean, uid: number): Promise<string> {
  try {
    const handle = await open(file, 'r');
    try {
      const problem = problemOf(await handle.stat(), uid, isTop && dirname(file) === SYSTEM_FOLDER);
      if (problem !== undefined) throw unsupported('this file is not used', { file, line: 1 }, problem);
      return await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (isNoFile(error)) return '';
    if (error instanceof TaiError || !(error instanceof Error)) throw error;
    throw unsupported('this file can not be read', { file, line: 1 }, error.message);
  }
}

/** A folder that a pattern of `Include` named is no file, either. */
function isNoFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(error.code));
}

function problemOf({ mode, uid: owner, size }: Stats, uid: number, isSystems: boolean): string | undefined {
  if (size > MAX_BYTES) return 'it is too large';
  if (isSystems) return undefined;
  if (owner !== 0 && owner !== uid) return 'it belongs to another user';
  return (mode & 0o022) === 0 ? undefined : 'others can write it (chmod go-w)';
}

/** The files of an `Include`, in order; a pattern that fits none is none. Throws HOST_CONFIG_UNSUPPORTED. */
export async function includedFiles(
  patterns: readonly string[],
  folder: string,
  place: Place,
  here: Here,
): Promise<readonly string[]> {
  const found = await Promise.all(
    patterns.map(async (pattern) => {
      const expanded = expandVariables(expandHome(pattern, here.home), here.environment);
      if (expanded.kind === 'wrong') throw unsupported('Include', place, expanded.reason);
      return await findFiles(isAbsolute(expanded.text) ? expanded.text : join(folder, expanded.text));
    }),
  );
  return found.flat();
}
