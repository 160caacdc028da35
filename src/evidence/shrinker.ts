import type { Line } from '../domain/evidence.ts';
import { type Candidate, rank } from './log/rank.ts';
import type { Shape } from './log/held.ts';
import { shapeOf } from './log/shape.ts';
import { Sieve } from './log/sieve.ts';
import { describeTemplate, type Template } from './log/templates.ts';
import { toLines } from './number.ts';

export interface ShrinkerOptions {
  /** Characters of the kept lines together; each costs its text and `lineExtra`. */
  readonly maxChars: number;
  /** What a line costs beside its text: its number, the line's end. */
  readonly lineExtra: number;
  /** Words of the ticket, in lower case. */
  readonly words: ReadonlySet<string>;
  /** When the trouble was, as far as that is known: lines of then are kept sooner. */
  readonly near?: Date;
}

export interface KeptLine extends Line {
  /** Further lines of its shape that are left out; counted at the last kept line of the shape. */
  readonly alike: number;
}

/** Lines of which none was kept. */
export interface LeftOut {
  /** What they have in common: `#` is a word with a digit, `*` a word that differs. */
  readonly shape: string;
  readonly lines: number;
}

export interface Shrunk {
  readonly lines: readonly KeptLine[];
  readonly totalLines: number;
  readonly totalBytes: number;
  /** The commonest first. */
  readonly leftOut: readonly LeftOut[];
}

export interface Shrinker {
  /** Takes the next piece of the output; pieces may end anywhere. The piece may be used again afterwards. */
  push(chunk: Buffer): void;
  /** After the last piece. */
  end(): Shrunk;
}

/** Shrinks a stream of any length in one pass, in memory of a fixed bound. */
export function openShrinker({ maxChars, lineExtra, words, near }: ShrinkerOptions): Shrinker {
  const sieve = new Sieve({ words, near, tailBytes: Math.min(maxChars, MAX_TAIL_BYTES) });
  return {
    push: (chunk) => sieve.push(chunk),
    end: () => {
      sieve.end();
      return select(sieve, rank(sieve, near), (text) => text.length + lineExtra, maxChars);
    },
  };
}

const MAX_TAIL_BYTES = 1 << 20;

type Cost = (text: string) => number;

function select(sieve: Sieve, candidates: readonly Candidate[], costOf: Cost, maxChars: number): Shrunk {
  const texts = new Map<number, string>();
  const kept = new Map<Shape, number[]>();
  let left = maxChars;
  const take = (line: number, text: string): boolean => {
    if (texts.has(line)) return true;
    const cost = costOf(text);
    if (cost > left) return false;
    texts.set(line, text);
    left -= cost;
    return true;
  };

  const tail = tailOf(sieve);
  const isWhole = tail.length === sieve.lineCount && tail.reduce((sum, { text }) => sum + costOf(text), 0) <= maxChars;
  if (!isWhole) {
    for (const { line, text, shape } of candidates) {
      if (take(line, visible(text))) kept.set(shape, [...(kept.get(shape) ?? []), line]);
    }
  }
  for (const { number, text } of tail.toReversed()) if (!take(number, text)) break;
  return { lines: inOrder(texts, alikeOf(kept, isWhole)), ...countAll(sieve, isWhole ? undefined : kept) };
}

function visible(text: string): string {
  return toLines(text)[0]?.text ?? '';
}

/** The last lines; toLines drops empty ones at the very end, so they are counted from where the tail begins. */
function tailOf(sieve: Sieve): readonly Line[] {
  const text = sieve.tail.toString('utf8');
  const breaks = text.split('\n').length - (text.endsWith('\n') || text === '' ? 1 : 0);
  const before = sieve.lineCount - breaks;
  return toLines(text).map((line) => ({ number: before + line.number, text: line.text }));
}

function alikeOf(kept: ReadonlyMap<Shape, readonly number[]>, isWhole: boolean): ReadonlyMap<number, number> {
  const alike = new Map<number, number>();
  if (isWhole) return alike;
  for (const [shape, lines] of kept) alike.set(Math.max(...lines), Math.max(0, shape.count - lines.length));
  return alike;
}

function inOrder(texts: ReadonlyMap<number, string>, alike: ReadonlyMap<number, number>): readonly KeptLine[] {
  const lines = [...texts].map(([number, text]) => ({ number, text, alike: alike.get(number) ?? 0 }));
  return lines.toSorted((a, b) => a.number - b.number);
}

/** Shapes of which nothing was kept, those of one template together. */
function countAll(sieve: Sieve, kept: ReadonlyMap<Shape, unknown> | undefined): Omit<Shrunk, 'lines'> {
  const totals = { totalLines: sieve.lineCount, totalBytes: sieve.byteCount };
  if (kept === undefined) return { ...totals, leftOut: [] };

  const templates = new Map<Template, { shapes: number; first: string; lines: number }>();
  for (const shape of sieve.store.shapes) {
    if (kept.has(shape)) continue;
    const known = templates.get(shape.template) ?? { shapes: 0, first: shape.held[0]?.text ?? '', lines: 0 };
    templates.set(shape.template, { ...known, shapes: known.shapes + 1, lines: known.lines + shape.count });
  }
  const leftOut = [...templates].map(([template, { shapes, first, lines }]) => ({
    shape: visible(shapes === 1 ? shapeOf(first) : describeTemplate(template)),
    lines,
  }));
  const { forgotten } = sieve.store;
  if (forgotten.lines > 0) leftOut.push({ shape: `(${forgotten.shapes} further shapes)`, lines: forgotten.lines });
  return { ...totals, leftOut: leftOut.toSorted((a, b) => b.lines - a.lines) };
}
