import { createShape, type Held, type Shape, sliceCountOf } from './held.ts';
import { signsOf } from './signs.ts';
import { Templates } from './templates.ts';
import { worthOf } from './worth.ts';

/** Shapes held in full. A journal of a busy host has some hundreds; a log of free text has no end of them. */
const MAX_SHAPES = 8_192;
const KEPT_SHAPES = 6_144;

/** All shapes by the hash of their masked bytes. */
export class ShapeStore {
  readonly #byHash = new Map<number, Shape>();
  readonly #templates = new Templates();
  readonly #words: ReadonlySet<string>;
  /** Lines and shapes that were forgotten to bound memory. */
  readonly forgotten = { lines: 0, shapes: 0 };

  constructor(words: ReadonlySet<string>) {
    this.#words = words;
  }

  get shapes(): readonly Shape[] {
    return [...this.#byHash.values()];
  }

  find(hash: number): Shape | undefined {
    return this.#byHash.get(hash);
  }

  add(hash: number, first: Held): Shape {
    if (this.#byHash.size >= MAX_SHAPES) this.#evict();
    const shape = createShape(first, signsOf(first.text, this.#words), this.#templates.of(first.text));
    this.#byHash.set(hash, shape);
    return shape;
  }

  /** Forgets the shapes least worth keeping: of templates with many members, common, old, of no severity. */
  #evict(): void {
    const ranked = [...this.#byHash].map(([hash, shape]) => ({ hash, shape, worth: keepWorth(shape) }));
    ranked.sort((a, b) => b.worth - a.worth || b.shape.last - a.shape.last);
    for (const { hash, shape } of ranked.slice(KEPT_SHAPES)) {
      this.#byHash.delete(hash);
      this.forgotten.lines += shape.count;
      this.forgotten.shapes += 1;
    }
  }
}

function keepWorth(shape: Shape): number {
  const crowd = Math.log2(1 + shape.template.members / 8);
  return (
    worthOf(shape.signs, { count: 1, evenness: 0 }) - crowd * 3 + Math.log2(shape.count) + sliceCountOf(shape) / 32
  );
}
