import type { Line } from '../domain/evidence.ts';
import { severityOf } from './severity.ts';
import { familyOf, shapeOf } from './shape.ts';
import { countWords } from './words.ts';

export interface ShrinkOptions {
  /** Characters of all kept lines together, each counted with its line break. */
  readonly maxChars: number;
  /** Numbers of lines that findings cite: they go first. */
  readonly keep: ReadonlySet<number>;
  /** Words of the ticket, in lower case. */
  readonly words: ReadonlySet<string>;
}

/**
 * The lines most worth reading, in their order, with their numbers, never rewritten: kept ones, then the first and last of
 * each kind by severity, ticket words and rarity, then the newest. Takes linear time but for a sort of the kinds.
 */
export function shrink(lines: readonly Line[], { maxChars, keep, words }: ShrinkOptions): readonly Line[] {
  if (sizeOf(lines) <= maxChars) return lines;

  const chosen = new Set<Line>();
  let left = maxChars;
  const take = (line: Line): boolean => {
    if (chosen.has(line)) return true;
    if (sizeOf([line]) > left) return false;
    chosen.add(line);
    left -= sizeOf([line]);
    return true;
  };

  for (const line of lines) if (keep.has(line.number)) take(line);
  for (const line of representatives(lines, words)) take(line);
  // The end of the output without a gap: the newest lines are read as a story.
  for (const line of lines.toReversed()) if (!take(line)) break;
  return lines.filter((line) => chosen.has(line));
}

/** Characters the lines take up, each with its line break. */
export function sizeOf(lines: readonly Line[]): number {
  return lines.reduce((size, { text }) => size + text.length + 1, 0);
}

interface Group {
  readonly first: Line;
  last: Line;
  count: number;
}

/** First and last line of each family of shapes, then of each shape; in both the most telling first. */
function representatives(lines: readonly Line[], words: ReadonlySet<string>): readonly Line[] {
  const shapes = new Map<string, Group>();
  for (const line of lines) add(shapes, shapeOf(line.text), { first: line, last: line, count: 1 });

  const families = new Map<string, Group>();
  for (const [shape, group] of shapes) add(families, familyOf(shape), { ...group });

  return [families, shapes].flatMap((groups) => ranked([...groups.values()], words));
}

/** Groups come in the order of their first lines. */
function add(groups: Map<string, Group>, key: string, group: Group): void {
  const known = groups.get(key);
  if (known === undefined) {
    groups.set(key, group);
    return;
  }
  if (group.last.number > known.last.number) known.last = group.last;
  known.count += group.count;
}

function ranked(groups: readonly Group[], words: ReadonlySet<string>): readonly Line[] {
  const valued = groups.map((group) => ({ group, worth: worthOf(group, words) }));
  valued.sort((a, b) => b.worth - a.worth || b.group.last.number - a.group.last.number);
  return valued.flatMap(({ group }) => [group.last, group.first]);
}

const MAX_WORDS = 3;

/** Severity and ticket words raise a line, being one of many lowers it. */
function worthOf({ first, count }: Group, words: ReadonlySet<string>): number {
  const shared = Math.min(countWords(first.text, words), MAX_WORDS);
  return severityOf(first.text) * 4 + shared * 2 - Math.log2(count) * 2;
}
