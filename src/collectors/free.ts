import type { Line } from '../domain/evidence.ts';

/** Amounts of free(1), in KiB, with the line each stands in. */
export interface Free {
  readonly total: Amount;
  readonly available?: Amount;
  readonly swapTotal?: Amount;
  readonly swapFree?: Amount;
}

interface Amount {
  readonly kiB: number;
  readonly line: number;
}

const HEADING = /^\s+total\s+used\s+free\b/;
const UNIT_KIB: Readonly<Record<string, number>> = { b: 1 / 1024, k: 1, m: 1024, g: 1024 ** 2 };
const SUFFIX_KIB: Readonly<Record<string, number>> = { B: 1 / 1024, K: 1, M: 1024, G: 1024 ** 2, T: 1024 ** 3 };

/** Undefined when it is no table of free(1). Numbers without a unit are in the one that `command` asked for, else in KiB. */
export function findFree(lines: readonly Line[], command = ''): Free | undefined {
  const columns = lines
    .find(({ text }) => HEADING.test(text))
    ?.text.trim()
    .split(/\s+/);
  if (columns === undefined) return undefined;

  const unit = UNIT_KIB[/\bfree\b(?:\s+-\S+)*?\s+-\w*?([bkmg])/.exec(command)?.[1] ?? 'k'] ?? 1;
  const read = (row: string, column: string): Amount | undefined => {
    const line = lines.find(({ text }) => text.startsWith(row));
    const kiB = toKiB(line?.text.slice(row.length).trim().split(/\s+/)[columns.indexOf(column)] ?? '', unit);
    return line && kiB !== undefined ? { kiB, line: line.number } : undefined;
  };
  const amounts = {
    total: read('Mem:', 'total'),
    available: read('Mem:', 'available'),
    swapTotal: read('Swap:', 'total'),
    swapFree: read('Swap:', 'free'),
  };
  const { total } = amounts;
  return total && { ...knownOf(amounts), total };
}

/** What was not printed is left out. */
function knownOf({ available, swapTotal, swapFree }: Readonly<Record<string, Amount | undefined>>): Partial<Free> {
  return { ...(available && { available }), ...(swapTotal && { swapTotal }), ...(swapFree && { swapFree }) };
}

/** "31999", "31Gi", "2.0G" */
function toKiB(text: string, unit: number): number | undefined {
  const [, number, suffix] = /^(\d+(?:[.,]\d+)?)([BKMGT])?i?$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  return Math.round(Number(number.replace(',', '.')) * (suffix === undefined ? unit : (SUFFIX_KIB[suffix] ?? 1)));
}
