import type { Log } from '../src/domain/log.ts';
import { openEmbeddedRedis } from './embedded-redis.ts';
import { findRedisBinary } from './find-redis-binary.ts';
import { openOwnRedis } from './own-redis.ts';
import type { RedisServer } from './redis-server.ts';
import { parseRedisUrl, withoutPassword } from './redis-url.ts';

export interface RedisSettings {
  /** `REDIS_URL`: the only kind that several processes can share. */
  readonly url?: string;
  /** Where an own server keeps its data. */
  readonly dataDir: string;
}

/** The Redis of the settings, else a server of this machine started for us alone, else one inside this process.
 * Throws CONFIG_INVALID for an unusable address and REDIS_UNAVAILABLE when an own server can not be had. */
export async function openRedis({ url, dataDir }: RedisSettings, log: Log): Promise<RedisServer> {
  if (url !== undefined) {
    // Not asked whether it answers: a service may start before its Redis and says itself when it is ready.
    const connection = parseRedisUrl(url);
    return { kind: 'external', connection, about: `Redis at ${withoutPassword(url)}`, close: async () => undefined };
  }
  const binary = await findRedisBinary();
  return binary === undefined ? openEmbeddedRedis() : openOwnRedis(binary, dataDir, log);
}
