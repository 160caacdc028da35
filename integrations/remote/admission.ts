import { TaiError } from '../../src/domain/errors.ts';
import type { Refusal, Refusals } from '../../src/domain/ports.ts';

/**
 * Sees to it that an account that refused our key is not asked again. The first login of an account is made alone: others
 * wait for how it ends, so a refusal is one try and not one for each that came at the same time.
 */
export class Admission {
  readonly #refusals: Refusals;
  readonly #welcomed = new Set<string>();

  constructor(refusals: Refusals) {
    this.#refusals = refusals;
  }

  /** Throws HOST_AUTH_REFUSED without calling `login` while an earlier refusal of this account is remembered. */
  async enter<T>(account: string, login: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (this.#welcomed.has(account)) return await this.#ask(account, login);
    const release = await this.#refusals.claim(account, signal);
    // Those who waited for a login that went well need not go one by one.
    if (this.#welcomed.has(account)) await release();
    try {
      return await this.#ask(account, login);
    } finally {
      await release();
    }
  }

  async #ask<T>(account: string, login: () => Promise<T>): Promise<T> {
    const refusal = await this.#refusals.find(account);
    if (refusal !== undefined) throw notAgain(refusal);
    try {
      const result = await login();
      this.#welcomed.add(account);
      return result;
    } catch (error) {
      if (error instanceof TaiError && error.code === 'HOST_AUTH_REFUSED') {
        this.#welcomed.delete(account);
        await this.#refusals.remember(account, error.message);
      }
      throw error;
    }
  }
}

function notAgain({ message, until, lift }: Refusal): TaiError {
  const time = `${until.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return new TaiError('HOST_AUTH_REFUSED', `${message}; it is not asked again before ${time}. To lift that: ${lift}`);
}
