import { setTimeout as sleep } from 'node:timers/promises';

/** False when the work is not done after `timeoutMs`; it goes on all the same. */
export async function within(timeoutMs: number, work: Promise<unknown>): Promise<boolean> {
  return Promise.race([work.then(() => true), sleep(timeoutMs, false, { ref: false })]);
}
