import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { Ask } from './ask-or-go-on.ts';
import { RELEASE, RENEW } from './run-scripts.ts';

/** A claim whose holder has died ends by itself after this. */
const CLAIM_MS = 10_000;
const RENEW_MS = 3_000;
const LOOK_AGAIN_MS = 100;
/** Longer than a login takes; who has waited so long goes on without a claim. */
const MOST_WAIT_MS = 60_000;

/** Waits until no other process makes a first login of the account. Rejects with the signal's reason. */
export async function claimLogin(
  { client, ask }: { readonly client: Redis; readonly ask: Ask },
  key: string,
  signal: AbortSignal,
): Promise<() => Promise<void>> {
  const mine = randomUUID();
  const latest = Date.now() + MOST_WAIT_MS;
  for (;;) {
    signal.throwIfAborted();
    const answer = await ask(() => client.set(key, mine, 'PX', CLAIM_MS, 'NX'));
    if (answer === 'OK') break;
    if (answer === 'away' || Date.now() >= latest) return async () => undefined;
    await sleep(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined); // The signal's own reason is thrown above.
  }
  const renewing = setInterval(() => void ask(() => client.eval(RENEW, 1, key, mine, CLAIM_MS)), RENEW_MS).unref();
  return async () => {
    clearInterval(renewing);
    await ask(() => client.eval(RELEASE, 1, key, mine));
  };
}
