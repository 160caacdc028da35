import { TaiError } from '../../src/domain/errors.ts';
import { untilAborted } from './abort.ts';

/** sshd punishes a source that keeps failing, and a person should look first. */
const REFUSAL_MS = 10 * 60_000;

/**
 * Sees to it that an account that refused our key is not asked again. The first login of an account is made alone: others
 * wait for how it ends, so a refusal is one try and not one for each that came at the same time.
 */
export class Admission {
  readonly #now: () => number;
  readonly #refused = new Map<string, { readonly error: TaiError; readonly until: number }>();
  readonly #welcomed = new Set<string>();
  readonly #first = new Map<string, Promise<unknown>>();

  /** `now` in milliseconds, on any clock that only goes forward. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Throws HOST_AUTH_REFUSED without calling `login` when it did so for this account in the last ten minutes. */
  async enter<T>(account: string, login: () => Promise<T>, signal: AbortSignal): Promise<T> {
    for (let first = this.#first.get(account); first !== undefined; first = this.#first.get(account)) {
      await untilAborted(first, signal);
    }
    this.#throwIfRefused(account);
    const attempt = this.#try(account, login);
    if (!this.#welcomed.has(account)) {
      const settled = attempt.then(
        () => this.#first.delete(account),
        () => this.#first.delete(account),
      );
      this.#first.set(account, settled);
    }
    return await attempt;
  }

  async #try<T>(account: string, login: () => Promise<T>): Promise<T> {
    try {
      const result = await login();
      this.#welcomed.add(account);
      return result;
    } catch (error) {
      if (error instanceof TaiError && error.code === 'HOST_AUTH_REFUSED') {
        this.#welcomed.delete(account);
        this.#refused.set(account, { error, until: this.#now() + REFUSAL_MS });
      }
      throw error;
    }
  }

  #throwIfRefused(account: string): void {
    const refused = this.#refused.get(account);
    if (refused === undefined) return;
    if (this.#now() >= refused.until) {
      this.#refused.delete(account);
      return;
    }
    throw new TaiError(
      'HOST_AUTH_REFUSED',
      `${refused.error.message}; it is not asked again for ten minutes`,
      refused.error,
    );
  }
}
