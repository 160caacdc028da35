import type { Line } from '../domain/evidence.ts';

/** One row of a table of words, by the words of its heading. */
export interface Row {
  readonly line: number;
  readonly cell: (name: string) => string | undefined;
  /** Which heading the row stands under: tools that sample print it again before each round. */
  readonly round: number;
}

/** Rows of tables whose cells hold no blanks, but for the last. Lines above the first heading are left out. */
export function readTable(lines: readonly Line[], isHeading: (words: readonly string[]) => boolean): readonly Row[] {
  const rows: Row[] = [];
  let heading: readonly string[] = [];
  let round = 0;
  for (const { number, text } of lines) {
    const words = text.trim().split(/\s+/);
    if (isHeading(words)) {
      heading = words;
      round += 1;
    } else if (heading.length > 0 && words.length > 1) {
      const names = heading;
      rows.push({ line: number, round, cell: (name) => words[names.indexOf(name)] });
    }
  }
  return rows;
}

/** What was sampled last: the first round of most tools is the mean since boot. */
export function lastRound(rows: readonly Row[]): readonly Row[] {
  const last = Math.max(0, ...rows.map(({ round }) => round));
  return rows.filter(({ round }) => round === last);
}

/** "12.5" and, as some locales write it, "12,5". Undefined for anything else. */
export function toNumber(text: string | undefined): number | undefined {
  if (text === undefined || !/^-?\d+(?:[.,]\d+)?%?$/.test(text)) return undefined;
  return Number(text.replace(',', '.').replace('%', ''));
}
