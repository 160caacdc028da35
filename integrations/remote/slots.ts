import { untilAborted } from './abort.ts';

const nothing = (): void => undefined;

/** At most so many at once; who has to wait is served in the order of coming. */
export class Slots {
  #free: number;
  readonly #queue = new Set<() => void>();

  constructor(most: number) {
    this.#free = most;
  }

  get waiting(): number {
    return this.#queue.size;
  }

  /** Answers with what gives the slot back, to be called once. Rejects with the signal's reason. */
  async take(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait(signal);
    return () => this.#giveBack();
  }

  async #wait(signal: AbortSignal): Promise<void> {
    let mine = nothing;
    const granted = new Promise<void>((resolve) => {
      mine = resolve;
    });
    this.#queue.add(mine);
    try {
      await untilAborted(granted, signal);
    } catch (error) {
      // It may have been handed over in the same moment.
      if (!this.#queue.delete(mine)) this.#giveBack();
      throw error;
    }
  }

  #giveBack(): void {
    const [next] = this.#queue;
    if (next === undefined) {
      this.#free += 1;
      return;
    }
    this.#queue.delete(next);
    next();
  }
}
