import pLimit from 'p-limit';
import { untilAborted } from './abort.ts';

/** More at once are not faster, as each is work for this processor, and every one under way holds memory. */
const MAX_LOGINS = 16;

export type LoginQueue = <T>(login: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/** Lets so many logins be under way at once; the others wait their turn, and leave when their signal is aborted. */
export function createLoginQueue(max: number = MAX_LOGINS): LoginQueue {
  const limit = pLimit(max);
  return async (login, signal) => {
    const turn = limit(async () => {
      signal.throwIfAborted();
      return await login();
    });
    return await untilAborted(turn, signal);
  };
}
