/** Hands over together what was added in one turn of the event loop. */
export class Turn<T> {
  readonly #handOver: (items: readonly T[]) => void;
  #items: T[] = [];

  constructor(handOver: (items: readonly T[]) => void) {
    this.#handOver = handOver;
  }

  add(item: T): void {
    if (this.#items.length === 0) setImmediate(() => this.#end());
    this.#items.push(item);
  }

  #end(): void {
    const items = this.#items;
    this.#items = [];
    this.#handOver(items);
  }
}
