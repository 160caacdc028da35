import type { Redis } from 'ioredis';
import type { Log } from '../src/domain/log.ts';

/** Says once that Redis was lost and once that it is back, however often a client tries in between. */
export function watchConnection(client: Redis, log: Log, part: string): void {
  let lost = false;
  client.on('close', () => {
    if (!lost && client.status !== 'end') log.warn({ part }, 'redis lost');
    lost = true;
  });
  client.on('ready', () => {
    if (lost) log.info({ part }, 'redis back');
    lost = false;
  });
}
