import { TaiError } from '../src/domain/errors.ts';
import type { Connection } from './connection.ts';
import { preparePlace } from './own-redis-place.ts';
import { parseRedisUrl } from './redis-url.ts';
import { accepts } from './unix-socket.ts';

/** Where a server has its runs: the shared Redis, or the own one of a server that runs here now. Starts none. Throws CONFIG_INVALID. */
export async function findStoredRuns(url: string | undefined, dataDir: string): Promise<Connection> {
  if (url !== undefined) return parseRedisUrl(url);
  const { socket } = await preparePlace(dataDir);
  if (await accepts(socket)) return { path: socket };
  throw new TaiError(
    'CONFIG_INVALID',
    `redis.url: is needed to read runs, for example: redis://127.0.0.1:6379; without it only those of a server that runs here on ${dataDir} can be read, and none does`,
  );
}
