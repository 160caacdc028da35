import { readFile } from 'node:fs/promises';
import { type Config, parseConfig } from '../config.ts';
import { TaiError } from '../domain/errors.ts';
import type { Io } from './io.ts';

const USUAL_FILE = 'tai.yaml';

/** A file that was named must be there; the usual one may be missing. Throws CONFIG_INVALID. */
export async function loadConfig(named: string | undefined, { environment }: Pick<Io, 'environment'>): Promise<Config> {
  const file = named ?? environment['TAI_CONFIG'];
  return parseConfig(await readText(file ?? USUAL_FILE, file === undefined), environment);
}

async function readText(file: string, optional: boolean): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (missing && optional) return undefined;
    throw new TaiError(
      'CONFIG_INVALID',
      `${file}: can not be read (${missing ? 'there is no such file' : String(cause)})`,
      cause,
    );
  }
}
