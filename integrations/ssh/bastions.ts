import { TaiError } from '../../src/domain/errors.ts';
import { untilAborted } from '../remote/abort.ts';
import type { Connection } from './connection.ts';
import { type Target, targetKey } from './target.ts';

interface Shared {
  readonly connection: Promise<Connection>;
  readonly abandon: AbortController;
  users: number;
}

/** One use of a bastion's connection; the last to release it closes it. */
export interface Lease {
  readonly connection: Connection;
  readonly release: () => Promise<void>;
}

/** Bastions are shared: twenty hosts behind one are one login there, not twenty. */
export class Bastions {
  readonly #open: (target: Target, signal: AbortSignal) => Promise<Connection>;
  readonly #shared = new Map<string, Shared>();

  constructor(open: (target: Target, signal: AbortSignal) => Promise<Connection>) {
    this.#open = open;
  }

  async lease(target: Target, signal: AbortSignal): Promise<Lease> {
    const key = targetKey(target);
    const shared = this.#shared.get(key) ?? this.#share(key, target);
    shared.users += 1;
    const release = once(() => this.#release(key, shared));
    try {
      return { connection: await untilAborted(shared.connection, signal), release };
    } catch (error) {
      await release();
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#shared].map(async ([key, shared]) => await this.#end(key, shared)));
  }

  /** The login belongs to all who wait for it, so it ends only when none of them is left. */
  #share(key: string, target: Target): Shared {
    const abandon = new AbortController();
    const shared: Shared = { connection: this.#open(target, abandon.signal), abandon, users: 0 };
    const forget = (): void => this.#forget(key, shared);
    shared.connection.then((connection) => connection.closed).then(forget, forget);
    this.#shared.set(key, shared);
    return shared;
  }

  async #release(key: string, shared: Shared): Promise<void> {
    shared.users -= 1;
    if (shared.users === 0) await this.#end(key, shared);
  }

  async #end(key: string, shared: Shared): Promise<void> {
    this.#forget(key, shared);
    shared.abandon.abort(new TaiError('HOST_LOST', 'nobody waits for this login any more'));
    const [ended] = await Promise.allSettled([shared.connection]);
    if (ended.status === 'fulfilled') await ended.value.close();
  }

  #forget(key: string, shared: Shared): void {
    if (this.#shared.get(key) === shared) this.#shared.delete(key);
  }
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= action());
}
