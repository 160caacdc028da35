import type { AnyAuthMethod } from 'ssh2';
import type { Offered } from './identity.ts';

/** The keys of one login, handed to ssh2 one at a time: it asks for the next when the host has refused one. */
export class Offers {
  readonly #keys: readonly Offered[];
  readonly #user: string;
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

  /** For people: which were offered, and which the host did not wait for. */
  describe(): string {
    const names = this.#keys.map(({ name }) => name);
    const rest = names.slice(this.#taken);
    const offered = names.slice(0, this.#taken).join('; ') || 'no key';
    return rest.length === 0 ? offered : `${offered}; it hung up before it was offered ${rest.join('; ')}`;
  }
}
