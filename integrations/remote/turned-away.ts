import { setTimeout as delay } from 'node:timers/promises';
import { TaiError } from '../../src/domain/errors.ts';
import { untilAborted } from './abort.ts';

const TRIES = 4;
const FIRST_WAIT_MS = 200;

/**
 * Tries again, a few times and at uneven intervals, while the host closes the connection before it says that it speaks
 * SSH: sshd does so with some of those that come while MaxStartups logins are under way (sshd_config(5)). No key was
 * offered then. Throws HOST_LOST when it goes on, or the signal's reason.
 */
export async function retryWhenTurnedAway<T>(
  attempt: () => Promise<T | 'turned away'>,
  host: string,
  signal: AbortSignal,
): Promise<T> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    if (tries > 1) await pause(FIRST_WAIT_MS * 2 ** (tries - 2), signal);
    const result = await attempt();
    if (result !== 'turned away') return result;
  }
  throw new TaiError(
    'HOST_LOST',
    `${host} closed the connection before saying anything, ${TRIES} times: ` +
      'too many logins at once (MaxStartups), a filter that bans this address, or no SSH server',
  );
}

/** From half of it to one and a half: those who were turned away together do not come back together. */
async function pause(meanMs: number, signal: AbortSignal): Promise<void> {
  await untilAborted(delay(meanMs * (0.5 + Math.random())), signal);
}
