import type { Refusal, Refusals } from '../../src/domain/ports.ts';
import { untilAborted } from './abort.ts';

/** sshd punishes a source that keeps failing, and a person should look first. */
export const REFUSAL_MS = 10 * 60_000;

/** The memory of one process: it ends with the process. `forMs`: how long a refusal is remembered, in milliseconds. */
export function createRefusals(forMs: number = REFUSAL_MS, now: () => Date = () => new Date()): Refusals {
  const refused = new Map<string, Refusal>();
  const claims = new Map<string, Promise<void>>();
  return {
    async find(account) {
      const refusal = refused.get(account);
      if (refusal === undefined || refusal.until > now()) return refusal;
      refused.delete(account);
      return undefined;
    },
    async remember(account, message) {
      const until = new Date(now().getTime() + forMs);
      refused.set(account, { message, until, lift: 'start tai again' });
    },
    async forget(account) {
      refused.delete(account);
    },
    async claim(account, signal) {
      signal.throwIfAborted();
      for (let other = claims.get(account); other !== undefined; other = claims.get(account)) {
        await untilAborted(other, signal);
      }
      const { held, release } = createClaim();
      claims.set(account, held);
      return async () => {
        if (claims.get(account) === held) claims.delete(account);
        release();
      };
    },
    close: async () => undefined,
  };
}

const nothing = (): void => undefined;

function createClaim(): { readonly held: Promise<void>; readonly release: () => void } {
  let release = nothing;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { held, release: () => release() };
}
