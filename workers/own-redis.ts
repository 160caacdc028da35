import { setTimeout as sleep } from 'node:timers/promises';
import { TaiError } from '../src/domain/errors.ts';
import type { Log } from '../src/domain/log.ts';
import { holdPlace, type Place, preparePlace } from './own-redis-place.ts';
import { type Child, startServer } from './own-redis-process.ts';
import type { RedisServer } from './redis-server.ts';
import { accepts } from './unix-socket.ts';

/** How long a server whose process was just killed may take to write its last bytes. */
const DYING_MS = 15_000;
const RESTART_AFTER_MS = 1_000;

/** A server of our own on a private socket, kept in `<dataDir>/redis`. It is started again when it dies and ends with this
 * process, however that ends. Throws REDIS_UNAVAILABLE when another process has these data, or the server does not start. */
export async function openOwnRedis(binary: string, dataDir: string, log: Log): Promise<RedisServer> {
  const place = await preparePlace(dataDir);
  const release = await holdPlace(place);
  try {
    const server = await keepRunning(() => start(binary, place), log);
    return {
      kind: 'own',
      connection: { path: place.socket },
      about: `own Redis, kept in ${place.dir}, for this process alone`,
      async close() {
        await server.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

async function start(binary: string, place: Place): Promise<Child> {
  await untilGone(place.socket);
  return startServer(binary, place);
}

/** The server of a killed process ends by itself, and only then may the next one open its file. Redis closes its socket last. */
async function untilGone(socket: string): Promise<void> {
  const deadline = performance.now() + DYING_MS;
  while (await accepts(socket)) {
    if (performance.now() > deadline) {
      throw new TaiError('REDIS_UNAVAILABLE', `an earlier Redis still serves ${socket}; end it, or set REDIS_URL`);
    }
    await sleep(50);
  }
}

async function keepRunning(startChild: () => Promise<Child>, log: Log): Promise<{ close(): Promise<void> }> {
  const closing = new AbortController();
  let child: Child | undefined = await startChild();
  const alive = live(closing.signal);

  async function live(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const exitCode = await child?.ended;
      if (signal.aborted) return;
      log.error({ exitCode }, 'own redis is down, starting it again');
      await sleep(RESTART_AFTER_MS);
      if (!signal.aborted) child = await startChild().catch((error: unknown) => logFailure(log, error));
    }
  }

  return {
    async close() {
      closing.abort();
      await child?.stop();
      await alive;
      await child?.stop();
    },
  };
}

function logFailure(log: Log, error: unknown): undefined {
  log.error({ reason: error instanceof TaiError ? error.message : 'unexpected' }, 'own redis did not start');
}
