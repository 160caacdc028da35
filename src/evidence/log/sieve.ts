import { MAX_LINE_CHARS } from '../number.ts';
import { LineScanner, MAX_COMPARED_BYTES } from './bytes.ts';
import { MAX_HELD, type Shape, SLICES } from './held.ts';
import { isFrame } from './trace.ts';
import { partsOf } from './shape.ts';
import { ShapeStore } from './store.ts';
import { findTime } from './time.ts';

export interface SieveOptions {
  /** Words of the ticket, in lower case. */
  readonly words: ReadonlySet<string>;
  /** When the trouble was. */
  readonly near?: Date | undefined;
  /** How much of the end is kept as it is, in bytes. */
  readonly tailBytes: number;
}

const BLOCK_BYTES = 1 << 20;
const DIRECT_BYTES = 1 << 15;
const LINE_FEED = 10;
/** UTF-8 takes up to three bytes for one UTF-16 unit. */
const HELD_BYTES = MAX_LINE_CHARS * 3 + 3;
/** Every so many lines the time is read. */
const CLOCK_LINES = 128;
const WINDOW_MS = 10 * 60_000;

/**
 * Reads any amount of output once, in pieces of any size, and holds on to a few lines of each shape: its first, its last, the
 * first and last of bursts, one near the given time. Takes at most some tens of MB, whatever it is fed.
 */
export class Sieve {
  readonly store: ShapeStore;
  readonly #scanner: LineScanner;
  readonly #near: Date | undefined;
  readonly #tailBytes: number;
  #block: Buffer = Buffer.allocUnsafe(BLOCK_BYTES);
  #filled = 0;
  /** True while the rest of a line that is longer than a block goes by. */
  #isSkipping = false;
  #lineCount = 0;
  #byteCount = 0;
  #tail: Buffer = Buffer.alloc(0);
  /** Shapes seen in this block: their last lines still lie in it. */
  readonly #touched: Shape[] = [];
  /** The line number a slice of the whole has, as a power of two. */
  #sliceBits = 5;
  /** The line at which the slices are used up, and how many lines without a shape are a pause in it. */
  #widenAt = 1 << 10;
  #pauseLines = 1 << 6;
  #previous: Shape | undefined;
  #isNear = false;

  constructor({ words, near, tailBytes }: SieveOptions) {
    this.#near = near;
    this.#tailBytes = tailBytes;
    this.#scanner = new LineScanner(words);
    this.store = new ShapeStore(words);
  }

  get lineCount(): number {
    return this.#lineCount;
  }

  get byteCount(): number {
    return this.#byteCount;
  }

  /** Slices of the whole that have been begun, 1 to 32. */
  get sliceCount(): number {
    return Math.max(1, Math.ceil(this.#lineCount / 2 ** this.#sliceBits));
  }

  /** The end of the output, from the beginning of a line; all of it when it is short enough. */
  get tail(): Buffer {
    if (this.#byteCount <= this.#tailBytes) return this.#tail;
    return this.#tail.subarray(this.#tail.indexOf(LINE_FEED) + 1);
  }

  /** The piece may be used again afterwards. */
  push(chunk: Buffer): void {
    this.#byteCount += chunk.length;
    if (chunk.length < DIRECT_BYTES) return this.#append(chunk);

    // A big piece is read where it lies; only what crosses its ends is copied.
    const head = this.#filled === 0 ? 0 : chunk.indexOf(LINE_FEED) + 1 || chunk.length;
    this.#append(chunk.subarray(0, head));
    this.#shift(this.#readLines());
    if (head === chunk.length) return;

    const own = this.#block;
    this.#block = chunk.subarray(head);
    this.#filled = chunk.length - head;
    const from = this.#readLines();
    this.#leaveBlock(from);
    this.#block = own;
    this.#filled = 0;
    this.#append(chunk.subarray(head + from));
  }

  #append(chunk: Buffer): void {
    for (let from = 0; from < chunk.length; ) {
      const copied = chunk.copy(this.#block, this.#filled, from);
      from += copied;
      this.#filled += copied;
      if (this.#filled === BLOCK_BYTES) this.#readBlock();
    }
  }

  /** After the last piece: a line without a line feed ends here. */
  end(): void {
    const from = this.#readLines();
    if (from < this.#filled) {
      if (!this.#isSkipping) this.#take(from, this.#filled);
      this.#isSkipping = false;
    }
    this.#leaveBlock(this.#filled);
  }

  #readBlock(): void {
    const from = this.#readLines();
    const isTooLong = from === 0;
    if (isTooLong && !this.#isSkipping) this.#take(0, MAX_COMPARED_BYTES);
    if (isTooLong) this.#isSkipping = true;
    this.#shift(isTooLong ? BLOCK_BYTES : from);
  }

  /** Reads the whole lines of the block; answers where the one begins that is not whole. */
  #readLines(): number {
    const block = this.#block;
    const filled = this.#filled;
    let from = 0;
    if (this.#isSkipping) {
      const end = block.subarray(0, filled).indexOf(LINE_FEED);
      if (end === -1) return 0;
      this.#isSkipping = false;
      from = end + 1;
    }
    while (from < filled) {
      const end = this.#scanner.scan(block, from, filled);
      if (end === -1) break;
      this.#count(from, end);
      from = end + 1;
    }
    return from;
  }

  #take(from: number, to: number): void {
    this.#scanner.scan(this.#block, from, to);
    this.#count(from, to);
  }

  /** The way of every line: no strings are made but for a shape that is new. */
  #count(from: number, to: number): void {
    const line = (this.#lineCount += 1);
    if (this.#near !== undefined && line % CLOCK_LINES === 1) this.#readClock(from, to, this.#near);
    const shape = this.store.find(this.#scanner.hash) ?? this.#meet(line, from, to);
    if (shape.count < MAX_HELD || line - shape.last > this.#pauseLines || this.#isNear)
      this.#meetAgain(shape, line, from);
    if (shape.lastInBlock < 0) this.#touched.push(shape);
    shape.count += 1;
    shape.last = line;
    shape.lastInBlock = from;
    shape.slices |= 1 << ((line - 1) >>> this.#sliceBits);
    if (line >= this.#widenAt) this.#widenSlices();
    this.#previous = shape;
  }

  #meet(line: number, from: number, to: number): Shape {
    const text = this.#textOf(from, to);
    const before = this.#previous;
    if (before !== undefined && isFrame(partsOf(text).message)) before.headsTrace = true;
    return this.store.add(this.#scanner.hash, { line, text });
  }

  /** The first few are held, then those after a pause, which begin a burst, and those before one, which ended one. */
  #meetAgain(shape: Shape, line: number, from: number): void {
    if (shape.count >= MAX_HELD) {
      const isPause = line - shape.last > this.#pauseLines;
      if (!isPause && shape.hasNear) return;
      if (this.#isNear) shape.hasNear = true;
      if (isPause) this.#hold(shape, shape.last, shape.lastInBlock);
    }
    this.#hold(shape, line, from);
  }

  #hold(shape: Shape, line: number, from: number): void {
    if (shape.held.some((held) => held.line === line)) return;
    const text = from < 0 ? shape.lastText : this.#textOf(from, this.#filled);
    if (text !== undefined) shape.held.push({ line, text });
    // The earliest say how it began, the latest how it is; of those between, the older ones go.
    if (shape.held.length > MAX_HELD) shape.held.splice(MAX_HELD >> 1, 1);
  }

  #textOf(from: number, limit: number): string {
    const most = Math.min(limit, from + HELD_BYTES);
    const end = this.#block.subarray(from, most).indexOf(LINE_FEED);
    return this.#block.toString('utf8', from, end === -1 ? most : from + end);
  }

  #readClock(from: number, to: number, near: Date): void {
    const at = findTime(this.#textOf(from, to), near);
    if (at !== undefined) this.#isNear = Math.abs(at - near.getTime()) <= WINDOW_MS;
  }

  #widenSlices(): void {
    this.#sliceBits += 1;
    this.#widenAt *= 2;
    this.#pauseLines *= 2;
    for (const shape of this.store.shapes) shape.slices = halve(shape.slices);
  }

  /** The block is about to be overwritten up to `from`: what is still needed of it is copied. */
  #leaveBlock(from: number): void {
    for (const shape of this.#touched) {
      shape.lastText = this.#textOf(shape.lastInBlock, this.#filled);
      shape.lastInBlock = -1;
    }
    this.#touched.length = 0;
    this.#keepTail(this.#block.subarray(0, from));
  }

  /** Makes room: what comes from `from` on is moved to the front. */
  #shift(from: number): void {
    this.#leaveBlock(from);
    this.#block.copyWithin(0, from, this.#filled);
    this.#filled -= from;
  }

  #keepTail(read: Buffer): void {
    const fresh = read.subarray(Math.max(0, read.length - this.#tailBytes));
    const old = this.#tail.subarray(Math.max(0, this.#tail.length + fresh.length - this.#tailBytes));
    this.#tail = Buffer.concat([old, fresh]);
  }
}

/** Two neighbours become one: as many slices as before cover twice the lines. */
function halve(slices: number): number {
  let halved = 0;
  for (let slice = 0; slice < SLICES; slice += 2) {
    if (((slices >>> slice) & 3) !== 0) halved |= 1 << (slice >> 1);
  }
  return halved;
}
