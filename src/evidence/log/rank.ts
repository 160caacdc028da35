import { type Held, linesOf, type Shape, sliceCountOf } from './held.ts';
import type { Sieve } from './sieve.ts';
import { findTime } from './time.ts';
import { worthOf } from './worth.ts';

export interface Candidate extends Held {
  readonly worth: number;
  readonly shape: Shape;
}

/** What each further line of a shape is worth less, and each further shape of a template. */
const NEXT_LINE = 3;
const NEXT_MEMBER = 2;
const CLOSE_MS = 10 * 60_000;
const NEAR_MS = 60 * 60_000;

/** The lines held, those most worth reading first. */
export function rank(sieve: Sieve, near: Date | undefined): readonly Candidate[] {
  const { sliceCount, store } = sieve;
  const tags = countTags(store.shapes);
  const valued = store.shapes.map((shape) => {
    const frequency = { count: shape.count, evenness: evennessOf(shape, sliceCount) };
    const whole = worthOf(shape.signs, frequency) + rarityOf(tags.get(shape.signs.tag), sieve.lineCount);
    return { shape, worth: whole + (shape.headsTrace ? 2 : 0) };
  });
  valued.sort((a, b) => b.worth - a.worth || a.shape.last - b.shape.last);

  const members = new Map<object, number>();
  const candidates = valued.flatMap(({ shape, worth }) => {
    const before = members.get(shape.template) ?? 0;
    members.set(shape.template, before + 1);
    return candidatesOf(shape, worth - Math.log2(1 + before) * NEXT_MEMBER, near);
  });
  return candidates.toSorted((a, b) => b.worth - a.worth || b.line - a.line);
}

/** Slices it was seen in, against those that as many lines thrown in at random would reach. */
function evennessOf(shape: Shape, slices: number): number {
  const expected = slices * (1 - (1 - 1 / slices) ** shape.count);
  return Math.min(1, sliceCountOf(shape) / expected);
}

function countTags(shapes: readonly Shape[]): ReadonlyMap<string, number> {
  const tags = new Map<string, number>();
  for (const { signs, count } of shapes) tags.set(signs.tag, (tags.get(signs.tag) ?? 0) + count);
  return tags;
}

/** A program that hardly ever says anything has a reason when it does. */
function rarityOf(count = 1, lineCount = 1): number {
  return Math.min(3, Math.max(0, Math.log2(lineCount / count) / 4));
}

/** First, last, then those between; with a time given, the closest to it first. */
function candidatesOf(shape: Shape, worth: number, near: Date | undefined): readonly Candidate[] {
  const lines = linesOf(shape).map((held, index, all) => ({
    held,
    rank: index === 0 ? 0 : index === all.length - 1 ? 1 : index + 1,
    close: near === undefined ? 0 : closenessOf(held.text, near),
  }));
  lines.sort((a, b) => b.close - a.close || a.rank - b.rank);
  return lines.map(({ held, close }, index) => ({
    ...held,
    shape,
    worth: worth + close - Math.log2(1 + index) * NEXT_LINE,
  }));
}

function closenessOf(text: string, near: Date): number {
  const at = findTime(text, near);
  if (at === undefined) return 0;
  const distance = Math.abs(at - near.getTime());
  if (distance <= CLOSE_MS) return 3;
  return distance <= NEAR_MS ? 1.5 : 0;
}
