import type { Line } from '../domain/evidence.ts';

/** One row of df. The numbers are of KiB or of inodes, as asked for. */
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
const NUMBER = String.raw`(\d+(?:[.,]\d+)?[KMGTPE]?|-)`;
const NUMBERS = String.raw`${NUMBER}\s+${NUMBER}\s+(-?\d+(?:[.,]\d+)?[KMGTPE]?|-)\s+(?:(\d+)%|-)\s+(\/.*)$`;
const TYPED = new RegExp(String.raw`^(.+?)\s+(\S+)\s+${NUMBERS}`);
const UNTYPED = new RegExp(String.raw`^(.+?)()\s+${NUMBERS}`);

const HEADING = /^Filesystem\s+(?:Type\s+)?(?:(Inodes)|(\d+)([KMG]?)B?-blocks|Size)\s/;
/** What a number without a suffix counts, and what one with `K` does. Inodes for people (`df -ih`) count in thousands of them. */
interface Unit {
  readonly plain: number;
  readonly kilo: number;
}
const KIB: Unit = { plain: 1, kilo: 1 };
const INODES: Unit = { plain: 1, kilo: 1024 };

const BLOCK_BYTES: Readonly<Record<string, number>> = { K: 1024, M: 1024 ** 2, G: 1024 ** 3 };
const SUFFIX_KIB: Readonly<Record<string, number>> = {
  K: 1,
  M: 1024,
  G: 1024 ** 2,
  T: 1024 ** 3,
  P: 1024 ** 4,
  E: 1024 ** 5,
};

/** Rows of df, GNU and BusyBox, with `-T` or without, in blocks or in sizes for people (`-h`). Throws when there is none. */
export function parseDf(lines: readonly Line[], what: 'space' | 'inodes'): readonly DfRow[] {
  let row: RegExp | undefined = UNTYPED;
  let unit = KIB;
  const rows: DfRow[] = [];
  for (const { number, text } of lines) {
    const heading = HEADING.exec(text);
    if (heading !== null) {
      const isWanted = (heading[1] !== undefined) === (what === 'inodes');
      row = isWanted ? (/^Filesystem\s+Type\s/.test(text) ? TYPED : UNTYPED) : undefined;
      unit = what === 'inodes' ? INODES : blockKiB(heading);
      continue;
    }
    const found = row && findRow(row, text, number, unit);
    if (found !== undefined) rows.push(found);
  }
  if (rows.length === 0) throw new Error('no filesystem in it');
  return rows;
}

function findRow(row: RegExp, text: string, line: number, unit: Unit): DfRow | undefined {
  const [, source, type = '', total, used, available, percent, mount] = row.exec(text) ?? [];
  if (source === undefined || mount === undefined) return undefined;
  return {
    source,
    type,
    total: count(total, unit),
    used: count(used, unit),
    available: count(available, unit),
    usedPercent: percent === undefined ? undefined : Number(percent),
    mount,
    line,
  };
}

/** "1024-blocks", "1K-blocks", "512-blocks", "1M-blocks"; sizes with a suffix bring their own unit. */
function blockKiB([, , blocks, prefix]: RegExpExecArray): Unit {
  if (blocks === undefined) return KIB;
  const plain = (Number(blocks) * (BLOCK_BYTES[prefix ?? ''] ?? 1)) / 1024;
  return { plain, kilo: 1 };
}

function count(text: string | undefined, { plain, kilo }: Unit): number {
  if (text === undefined || text === '-') return 0;
  const suffix = SUFFIX_KIB[text.slice(-1)];
  const number = Number(text.replace(/[KMGTPE]$/, '').replace(',', '.'));
  return suffix === undefined ? number * plain : number * suffix * kilo;
}
