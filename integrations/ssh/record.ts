import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A lock is held for milliseconds; one this old belongs to a process that died with it. */
const STALE_MS = 10_000;
const PATIENCE_MS = 15_000;

/**
 * Appends what `line` answers in one write; no other process that asks for the same file does so in between.
 * The file is made for its owner only, its folder too. Throws what the file system or `line` throws.
 */
export async function appendUnderLock(file: string, line: () => Promise<string | undefined>): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const lock = `${file}.tai-lock`;
  await takeLock(lock);
  try {
    const text = await line();
    if (text !== undefined) await append(file, text);
  } finally {
    await rm(lock, { force: true });
  }
}

async function append(file: string, text: string): Promise<void> {
  const handle = await open(file, 'a+', 0o600);
  try {
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    const endsWhole = size === 0 || last.toString() === '\n';
    await handle.write(endsWhole ? text : `\n${text}`);
  } finally {
    await handle.close();
  }
}

async function takeLock(lock: string): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      const handle = await open(lock, 'wx', 0o600);
      await handle.close();
      return;
    } catch (error) {
      if (!hasCode(error, 'EEXIST') || performance.now() > giveUpAt) throw error;
    }
    await breakStale(lock);
    await delay(5 + Math.random() * 20);
  }
}

/** Renamed first, so that of several who find it stale only one removes it. */
async function breakStale(lock: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  try {
    const { mtimeMs } = await stat(lock);
    // A time to come is as old: the clock was set back, and a lock that is held is of this moment by any clock.
    if (Math.abs(Date.now() - mtimeMs) < STALE_MS) return;
    await rename(lock, aside);
    await rm(aside, { force: true });
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
