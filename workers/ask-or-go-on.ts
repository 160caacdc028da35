import type { Redis } from 'ioredis';
import type { Log } from '../src/domain/log.ts';
import { errorFields } from './error-fields.ts';

/** Asks Redis something that can be done without. `away`: there was no answer, which is logged once until there is one. */
export type Ask = <T>(command: () => Promise<T>) => Promise<T | 'away'>;

/** Known to be away, it is not waited for: only a connection that was made again is asked. */
export function askOrGoOn(client: Redis, log: Log, part: string): Ask {
  let away = false;
  return async (command) => {
    if (away && client.status !== 'ready') return 'away';
    try {
      const answer = await command();
      if (away) log.info({ part }, 'redis back');
      away = false;
      return answer;
    } catch (error) {
      if (!away) log.warn({ part, ...errorFields(error) }, 'redis away, this process goes on by itself');
      away = true;
      return 'away';
    }
  };
}
