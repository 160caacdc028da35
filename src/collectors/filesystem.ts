import type { Line } from '../domain/evidence.ts';

/** One row of df. The numbers are of space or of inodes, as asked for. */
export interface DfRow {
  readonly source: string;
  /** "ext4"; empty where df does not say. */
  readonly type: string;
  readonly total: number;
  readonly used: number;
  readonly available: number;
  /** As df rounds it: upwards in GNU df. Undefined where the filesystem has none of it. */
  readonly usedPercent: number | undefined;
  readonly mount: string;
  readonly line: number;
}

/** Blanks can stand in a source or a mount point, so a row is read from its numbers outwards. */
const NUMBERS = String.raw`(\d+|-)\s+(\d+|-)\s+(-?\d+|-)\s+(?:(\d+)%|-)\s+(\/.*)$`;
const TYPED = new RegExp(String.raw`^(.+?)\s+(\S+)\s+${NUMBERS}`);
const UNTYPED = new RegExp(String.raw`^(.+?)()\s+${NUMBERS}`);

/** Rows of `df -P`, GNU and BusyBox, with `-T` or without. Throws when there is none. */
export function parseDf(lines: readonly Line[]): readonly DfRow[] {
  const row = lines.some(({ text }) => /^Filesystem\s+Type\s/.test(text)) ? TYPED : UNTYPED;
  const rows = lines.flatMap(({ number, text }) => {
    const [, source, type = '', total, used, available, percent, mount] = row.exec(text) ?? [];
    if (source === undefined || mount === undefined) return [];
    return [
      {
        source,
        type,
        total: count(total),
        used: count(used),
        available: count(available),
        usedPercent: percent === undefined ? undefined : Number(percent),
        mount,
        line: number,
      },
    ];
  });
  if (rows.length === 0) throw new Error('no filesystem in it');
  return rows;
}

function count(text: string | undefined): number {
  return text === undefined || text === '-' ? 0 : Number(text);
}
