import type { AnyAuthMethod } from 'ssh2';
import type { Offered } from './identity.ts';

/** The keys of one login, handed to ssh2 one at a time: it asks for the next when the host has refused one. */
export class Offers {
  readonly #keys: readonly Offered[];
  readonly #user: string;
  readonly #unsigned = new Map<number, string>();
  #taken = 0;

  constructor(keys: readonly Offered[], user: string) {
    this.#keys = keys;
    this.#user = user;
  }

  /** False: there is none left. */
  next(): AnyAuthMethod | false {
    const key = this.#keys[this.#taken];
    if (key === undefined) return false;
    this.#taken += 1;
    return { ...key.identity, username: this.#user };
  }

  /** The key that was offered last; undefined before the first. */
  latest(): Offered | undefined {
    return this.#keys[this.#taken - 1];
  }

  /** The agent did not sign for the key that was offered last; `next` is asked for another. */
  markUnsigned(reason: string): void {
    this.#unsigned.set(this.#taken - 1, reason);
  }

  /** Whether the host has judged none of our keys, as the agent signed for none. */
  noneSigned(): boolean {
    return this.#unsigned.size > 0 && this.#unsigned.size === this.#taken;
  }

  /** For people: which were offered, and which the host did not wait for. */
  describe(): string {
    const names = this.#keys.map(({ name }, index) => {
      const reason = this.#unsigned.get(index);
      return reason === undefined ? name : `${name}, for which the agent did not sign (${reason})`;
    });
    const rest = names.slice(this.#taken);
    const offered = names.slice(0, this.#taken).join('; ') || 'no key';
    return rest.length === 0 ? offered : `${offered}; it hung up before it was offered ${rest.join('; ')}`;
  }
}
