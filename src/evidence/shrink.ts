import type { Line } from '../domain/evidence.ts';
import { rank } from './log/rank.ts';
import { Sieve } from './log/sieve.ts';

export interface ShrinkOptions {
  /** Characters of all kept lines together, each counted with its line break. */
  readonly maxChars: number;
  /** Numbers of lines that findings cite: they go first. */
  readonly keep: ReadonlySet<number>;
  /** Words of the ticket, in lower case. */
  readonly words: ReadonlySet<string>;
  /** When the trouble was, as far as that is known: lines of then are kept sooner. */
  readonly near?: Date;
}

/**
 * The lines most worth reading, in their order, with their numbers, never rewritten: kept ones, then lines of each shape by
 * severity, ticket words, rarity and time, then the newest. The same code as `openShrinker`, for lines that are already here.
 */
export function shrink(lines: readonly Line[], options: ShrinkOptions): readonly Line[] {
  if (sizeOf(lines) <= options.maxChars) return lines;

  const chosen = new Set<Line>();
  let left = options.maxChars;
  const take = (line: Line | undefined): boolean => {
    if (line === undefined || chosen.has(line)) return true;
    if (sizeOf([line]) > left) return false;
    chosen.add(line);
    left -= sizeOf([line]);
    return true;
  };

  for (const line of lines) if (options.keep.has(line.number)) take(line);
  for (const index of rankedIndexes(lines, options)) take(lines[index]);
  // The end of the output without a gap: the newest lines are read as a story.
  for (const line of lines.toReversed()) if (!take(line)) break;
  return lines.filter((line) => chosen.has(line));
}

/** Characters the lines take up, each with its line break. */
export function sizeOf(lines: readonly Line[]): number {
  return lines.reduce((size, { text }) => size + text.length + 1, 0);
}

function rankedIndexes(lines: readonly Line[], { words, near }: ShrinkOptions): readonly number[] {
  const sieve = new Sieve({ words, near, tailBytes: 0 });
  sieve.push(Buffer.from(lines.map(({ text }) => `${text.replaceAll('\n', ' ')}\n`).join('')));
  sieve.end();
  return rank(sieve, near).map(({ line }) => line - 1);
}
