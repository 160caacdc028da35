import { TaiError } from '../../src/domain/errors.ts';
import type { Host } from '../../src/domain/host.ts';
import type { Argv, HostSession, Limits, Output } from '../../src/domain/ports.ts';
import { untilAborted } from './abort.ts';

/** A login that several use at once. */
export interface Shared {
  readonly session: Promise<HostSession>;
}

/** What a lease asks of the pool it is from. */
export interface Leasing<S extends Shared> {
  acquire(host: Host, signal: AbortSignal): Promise<S>;
  giveBack(shared: S): Promise<void>;
  retire(shared: S): void;
}

/** `untried`: it was made for an earlier use, and may have gone since without anyone noticing. */
type Standing = 'sure' | 'untried';

interface Held<S> {
  readonly shared: S;
  standing: Standing;
}

/** Ends a command of one lease; never seen outside. */
const NOT_WANTED = new Error('the lease of this command has ended');

/** One use of a shared login. */
export class Lease<S extends Shared> implements HostSession {
  readonly #pool: Leasing<S>;
  readonly #host: Host;
  readonly #closing = new AbortController();
  readonly #ending: AbortSignal;
  /** The login in use; undefined after one was lost, when there was no other. */
  #held: Held<S> | undefined;
  #renewing: Promise<Held<S>> | undefined;
  #ended: Promise<void> | undefined;

  constructor(pool: Leasing<S>, host: Host, shared: S, poolEnding: AbortSignal, standing: Standing) {
    this.#pool = pool;
    this.#host = host;
    this.#held = { shared, standing };
    this.#ending = AbortSignal.any([this.#closing.signal, poolEnding]);
  }

  /** A login that turns out to be dead is made again, once, and the command with it: all commands only read. */
  async run(argv: Argv, limits: Limits, signal: AbortSignal): Promise<Output> {
    const ending = AbortSignal.any([signal, this.#ending]);
    ending.throwIfAborted();
    const held = await this.#current(ending);
    const wasSure = held.standing === 'sure';
    try {
      return await this.#runOn(held, argv, limits, ending);
    } catch (error) {
      ending.throwIfAborted();
      if (!isLost(error) || wasSure || held.standing === 'sure') throw error;
      return await this.#runOn(await untilAborted(this.#renew(held), ending), argv, limits, ending);
    }
  }

  async close(): Promise<void> {
    this.#ended ??= this.#end();
    await this.#ended;
  }

  async #end(): Promise<void> {
    this.#closing.abort(new TaiError('HOST_LOST', 'the session was closed'));
    await Promise.allSettled([this.#renewing]);
    if (this.#held !== undefined) await this.#pool.giveBack(this.#held.shared);
  }

  async #current(signal: AbortSignal): Promise<Held<S>> {
    if (this.#renewing !== undefined) return await untilAborted(this.#renewing, signal);
    if (this.#held !== undefined) return this.#held;
    throw new TaiError('HOST_LOST', `${this.#host} was lost`);
  }

  /** One new login for all commands that met the dead one. */
  async #renew(dead: Held<S>): Promise<Held<S>> {
    this.#renewing ??= this.#logInAgain(dead);
    return await this.#renewing;
  }

  /** The dead one is given back first: its place may be the last. */
  async #logInAgain({ shared: dead }: Held<S>): Promise<Held<S>> {
    this.#held = undefined;
    await this.#pool.giveBack(dead);
    const shared = await this.#pool.acquire(this.#host, this.#ending);
    this.#held = { shared, standing: 'sure' };
    return this.#held;
  }

  async #runOn(held: Held<S>, argv: Argv, limits: Limits, signal: AbortSignal): Promise<Output> {
    try {
      const output = await runApart(await held.shared.session, argv, limits, signal);
      held.standing = 'sure';
      return output;
    } catch (error) {
      if (isLost(error) || (isTimeout(error) && held.standing === 'untried')) this.#pool.retire(held.shared);
      throw error;
    }
  }
}

/**
 * A session may let commands share work, and a command then fails by another's end. So the reasons of others are told apart,
 * and what was ended by them runs again. Rejects with the signal's reason when it is this command's own end.
 */
async function runApart(session: HostSession, argv: Argv, limits: Limits, signal: AbortSignal): Promise<Output> {
  const ending = new AbortController();
  const stop = (): void => ending.abort(NOT_WANTED);
  signal.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      try {
        signal.throwIfAborted();
        return await session.run(argv, limits, ending.signal);
      } catch (error) {
        signal.throwIfAborted();
        if (error !== NOT_WANTED) throw error;
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function isLost(error: unknown): boolean {
  return error instanceof TaiError && error.code === 'HOST_LOST';
}

function isTimeout(error: unknown): boolean {
  return error instanceof TaiError && error.code === 'COMMAND_TIMED_OUT';
}
