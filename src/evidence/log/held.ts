import type { Template } from './templates.ts';
import type { Signs } from './signs.ts';

/** One line that may be shown. */
export interface Held {
  /** Counts from 1 in the whole. */
  readonly line: number;
  readonly text: string;
}

/** Lines held of one shape beside its last one. */
export const MAX_HELD = 6;
/** Parts of the whole in which a shape was or was not seen: as many as an integer has bits. */
export const SLICES = 32;

/** Lines that one statement of a program writes. Changed in place: this is on the way of every line. */
export interface Shape {
  readonly signs: Signs;
  readonly template: Template;
  readonly held: Held[];
  count: number;
  /** Number of the last line so far, and its text when the block it lay in was left. */
  last: number;
  lastText: string | undefined;
  /** Where the last line begins in the block that is being read; -1 when it does not. */
  lastInBlock: number;
  /** One bit for each part of the whole in which it was seen. */
  slices: number;
  hasNear: boolean;
  /** A stack trace follows it. */
  headsTrace: boolean;
}

export function createShape(first: Held, signs: Signs, template: Template): Shape {
  return {
    signs,
    template,
    held: [first],
    count: 0,
    last: first.line,
    lastText: undefined,
    lastInBlock: -1,
    slices: 0,
    hasNear: false,
    headsTrace: false,
  };
}

/** The lines held of a shape, in their order, the last one among them. */
export function linesOf({ held, last, lastText }: Shape): readonly Held[] {
  const all =
    lastText === undefined || held.some(({ line }) => line === last) ? held : [...held, { line: last, text: lastText }];
  return all.toSorted((a, b) => a.line - b.line);
}

export function sliceCountOf({ slices }: Shape): number {
  let count = 0;
  for (let rest = slices; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
