import { createHash, randomBytes } from 'node:crypto';
import { lstat, mkdir, realpath, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { TaiError } from '../src/domain/errors.ts';
import { accepts } from './unix-socket.ts';

export interface Place {
  /** Where the server keeps its file. */
  readonly dir: string;
  readonly socket: string;
  /** Held by the process that owns the server, for as long as it lives. */
  readonly lock: string;
}

/** A socket's path has room for about 104 bytes on macOS and 108 on Linux; a name set aside needs some of them. */
const MAX_PATH_BYTES = 90;

/** Makes the directories, for this user alone. */
export async function preparePlace(dataDir: string): Promise<Place> {
  try {
    const dir = join(dataDir, 'redis');
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const home = await realpath(dir);
    const sockets = Buffer.byteLength(join(home, 'redis.sock')) <= MAX_PATH_BYTES ? home : await makeShortDir(home);
    return { dir: home, socket: join(sockets, 'redis.sock'), lock: join(sockets, 'owner.sock') };
  } catch (cause) {
    if (cause instanceof TaiError) throw cause;
    throw new TaiError(
      'REDIS_UNAVAILABLE',
      `${dataDir} can not hold an own Redis; set REDIS_URL, or another dataDir`,
      cause,
    );
  }
}

/** The same short name for the same data. Anyone may write in the temporary directory, so what is found there is looked at. */
async function makeShortDir(home: string): Promise<string> {
  const { uid } = userInfo();
  const dir = join(tmpdir(), `tai-${uid}-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`);
  await mkdir(dir, { mode: 0o700 }).catch(() => undefined);
  const found = await lstat(dir);
  if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o077) !== 0) {
    throw new TaiError('REDIS_UNAVAILABLE', `${dir} is not ours alone; remove it, or set REDIS_URL`);
  }
  return dir;
}

/** Two servers must never write one file. The lock is a socket this process listens on: binding is atomic, the kernel lets go
 * of it when the process dies in any way, and whether its holder lives is asked by connecting. Answers with its release. */
export async function holdPlace({ lock, dir }: Place): Promise<() => Promise<void>> {
  for (let tries = 0; tries < 3; tries += 1) {
    const release = await listen(lock);
    if (release) return release;
    if (await accepts(lock)) break;
    await setAside(lock);
  }
  throw new TaiError(
    'REDIS_UNAVAILABLE',
    `another tai process has its own Redis in ${dir}; to share one Redis between processes set REDIS_URL for all of them`,
  );
}

async function listen(path: string): Promise<(() => Promise<void>) | undefined> {
  const server = createServer((socket) => socket.destroy()).unref();
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRINUSE') resolve(undefined);
      else
        reject(
          new TaiError('REDIS_UNAVAILABLE', `${path} can not be a socket; set REDIS_URL, or another dataDir`, cause),
        );
    });
    server.listen(path, () => resolve(() => new Promise((done) => server.close(() => done()))));
  });
}

/** Removes what a dead process left. Between the look and the removal another may have taken the place: then it gets it back. */
async function setAside(lock: string): Promise<void> {
  const aside = `${lock}.${randomBytes(3).toString('hex')}`;
  try {
    await rename(lock, aside);
  } catch {
    return; // someone else was faster
  }
  if (await accepts(aside)) await rename(aside, lock);
  else await rm(aside, { force: true });
}
