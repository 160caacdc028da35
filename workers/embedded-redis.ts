import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { RedisServer } from './redis-server.ts';

const ABOUT =
  'embedded Redis, because no redis-server was found: in memory only, accepted work is lost when this process ends, and slow; ' +
  'install redis-server or set REDIS_URL for real use';

/** A server in this process, for a first look. Its library listens on every interface and asks no password,
 * so it is put together here from its parts: loopback only, with a password of its own. */
export async function openEmbeddedRedis(): Promise<RedisServer> {
  const { createRedisCommandExecutor, RedisServerState, Resp2Server } = await import('js-redis-server/core');
  const password = randomBytes(24).toString('hex');
  const state = new RedisServerState({ requirepass: password });
  const server = new Resp2Server({ server: state, executor: createRedisCommandExecutor() });
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket) => sockets.add(socket.once('close', () => sockets.delete(socket))));
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject).listen({ host: '127.0.0.1', port: 0 }, resolve);
  });

  return {
    kind: 'embedded',
    connection: { host: '127.0.0.1', port: server.getPort(), password },
    about: ABOUT,
    async close() {
      const closed = server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
