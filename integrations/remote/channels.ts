import { setTimeout as delay } from 'node:timers/promises';
import type { Output } from '../../src/domain/ports.ts';
import { untilAborted } from './abort.ts';
import type { Execution, Login } from './login.ts';

/** How soon a refused channel is asked for again when none of ours closes before. */
const ASK_AGAIN_MS = 200;

/** The channels of one login. A line that the host refuses a channel for now waits until one of ours closes. */
export class Channels {
  readonly #login: Login;
  readonly #closed = new EventTarget();

  constructor(login: Login) {
    this.#login = login;
  }

  /** `overdue`: it took longer than the deadline, the wait for a channel included. Throws as Login says. */
  async run(execution: Execution, deadlineMs: number, signal: AbortSignal): Promise<Output | 'overdue'> {
    const deadline = AbortSignal.timeout(deadlineMs);
    const ending = AbortSignal.any([signal, deadline]);
    try {
      return await untilAborted(this.#whenOneIsFree(execution, ending), ending);
    } catch (error) {
      if (signal.aborted || error !== deadline.reason) throw error;
      return 'overdue';
    }
  }

  async #whenOneIsFree(execution: Execution, signal: AbortSignal): Promise<Output> {
    for (;;) {
      const result = await this.#login.execute(execution, signal);
      if (result !== 'refused') {
        this.#closed.dispatchEvent(new Event('closed'));
        return result;
      }
      await this.#untilOneCloses(signal);
    }
  }

  async #untilOneCloses(signal: AbortSignal): Promise<void> {
    const waiting = new AbortController();
    const closed = new Promise<void>((resolve) => {
      this.#closed.addEventListener('closed', () => resolve(), { once: true, signal: waiting.signal });
    });
    try {
      await Promise.race([
        closed,
        delay(ASK_AGAIN_MS, undefined, { signal: AbortSignal.any([signal, waiting.signal]) }),
      ]);
    } finally {
      waiting.abort();
    }
  }
}
