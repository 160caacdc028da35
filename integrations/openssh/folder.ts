import { type FileHandle, mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TaiError } from '../../src/domain/errors.ts';

/** A socket's path may have 108 bytes (unix(7)), of which ssh needs 18 of its own while it makes one. */
const MAX_SOCKET_PATH = 90;
const FIRST_BYTES = 64 * 1024;
const LAST_BYTES = 192 * 1024;
const LONGEST_NAME = 'x'.repeat(40);

/** A folder of our own, mode 0700, for ssh's sockets and logs. Throws CONFIG_INVALID when no path is short enough. */
export async function makeFolder(): Promise<string> {
  const parent = [tmpdir(), '/tmp'].find(
    (folder) => join(folder, 'tai-XXXXXX', LONGEST_NAME).length <= MAX_SOCKET_PATH,
  );
  if (parent !== undefined) return await mkdtemp(join(parent, 'tai-'));
  throw new TaiError('CONFIG_INVALID', `${tmpdir()} is too long a path for ssh's sockets: set TMPDIR to a shorter one`);
}

/** Of what ssh wrote the first 64 KiB and the last 192: a host can fill the middle, ssh's own verdict stands at the end. Empty when it wrote nothing. */
export async function readLog(file: string): Promise<string> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const first = await readFrom(handle, 0, FIRST_BYTES);
      return first + (await readFrom(handle, Math.max(FIRST_BYTES, size - LAST_BYTES), LAST_BYTES));
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

async function readFrom(handle: FileHandle, position: number, bytes: number): Promise<string> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, position);
  return buffer.toString('utf8', 0, bytesRead);
}

export async function listFiles(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).map((name) => join(folder, name));
}

export async function removeFiles(...files: readonly string[]): Promise<void> {
  await Promise.all(files.map((file) => rm(file, { recursive: true, force: true })));
}
