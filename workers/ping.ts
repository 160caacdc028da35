import { closeClient, openClient, reply } from './connection.ts';
import { parseRedisUrl, withoutPassword } from './redis-url.ts';

const PATIENCE_MS = 3_000;

/** Asks once; answers with where it is, for people. Throws REDIS_UNAVAILABLE, or CONFIG_INVALID for an address it can not be. */
export async function pingRedis(url: string): Promise<string> {
  const client = openClient(parseRedisUrl(url), { maxRetriesPerRequest: 0, commandTimeout: PATIENCE_MS });
  try {
    await reply(client.ping());
    return withoutPassword(url);
  } finally {
    await closeClient(client);
  }
}
