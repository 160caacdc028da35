import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TaiError } from '../../src/domain/errors.ts';

/** A socket's path may have 108 bytes (unix(7)), of which ssh needs 18 of its own while it makes one. */
const MAX_SOCKET_PATH = 90;
const LONGEST_NAME = 'x'.repeat(40);

/** A folder of our own, mode 0700, for ssh's sockets and logs. Throws CONFIG_INVALID when no path is short enough. */
export async function makeFolder(): Promise<string> {
  const parent = [tmpdir(), '/tmp'].find(
    (folder) => join(folder, 'tai-XXXXXX', LONGEST_NAME).length <= MAX_SOCKET_PATH,
  );
  if (parent !== undefined) return await mkdtemp(join(parent, 'tai-'));
  throw new TaiError('CONFIG_INVALID', `${tmpdir()} is too long a path for ssh's sockets: set TMPDIR to a shorter one`);
}

/** The first 256 KiB of what ssh wrote; empty when it wrote nothing. */
export async function readLog(file: string): Promise<string> {
  const bytes = Buffer.alloc(256 * 1024);
  try {
    const handle = await open(file, 'r');
    try {
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
      return bytes.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

export async function listFiles(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).map((name) => join(folder, name));
}

export async function removeFiles(...files: readonly string[]): Promise<void> {
  await Promise.all(files.map((file) => rm(file, { recursive: true, force: true })));
}
