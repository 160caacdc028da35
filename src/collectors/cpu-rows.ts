import { type Columns, toColumns } from './columns.ts';

/** Which tool a table is of, and where its columns are. */
export interface Heading {
  readonly tool: 'vmstat' | 'mpstat' | 'iostat' | 'sar-swap';
  readonly columns: Columns;
}

export interface CpuRow {
  readonly share?: { readonly stealPercent?: number; readonly idlePercent: number; readonly waitPercent: number };
  readonly swap?: { readonly inKiBPerSecond: number; readonly outKiBPerSecond: number };
}

/** sar counts swapping in pages. */
const PAGE_KIB = 4;
const NUMBERS = /^[\s\d.,]+$/;
const TOP = /^%?Cpu\(s\):/;
const BUSYBOX_TOP = /^CPU:.*?(\d+)% idle\s+(\d+)% io/;

/** Undefined when the line is no heading of a table of processor time or swapping. */
export function findHeading(text: string): Heading | undefined {
  if (/^\s*r\s+b\s+swpd\s/.test(text)) return { tool: 'vmstat', columns: toColumns(text) };
  if (/^avg-cpu:.*%idle/.test(text)) return { tool: 'iostat', columns: toColumns(text) };
  if (/\sCPU\s.*%idle/.test(text)) return { tool: 'mpstat', columns: toColumns(text) };
  return /\spswpin\/s\s+pswpout\/s/.test(text) ? { tool: 'sar-swap', columns: toColumns(text) } : undefined;
}

/** One row below such a heading; top's summary and the averages of mpstat and sar are known without it. */
export function findCpuRow(text: string, heading: Heading | undefined): CpuRow | undefined {
  if (TOP.test(text)) return readTop(text);
  const [, idle, wait] = BUSYBOX_TOP.exec(text) ?? [];
  if (idle !== undefined) return { share: { idlePercent: Number(idle), waitPercent: Number(wait) } };
  if (heading === undefined) return readAverage(text);
  return ROWS[heading.tool].test(text) ? READERS[heading.tool](text, heading.columns) : undefined;
}

const ROWS: Readonly<Record<Heading['tool'], RegExp>> = {
  vmstat: NUMBERS,
  iostat: NUMBERS,
  mpstat: /\sall\s/,
  'sar-swap': /\d/,
};
const READERS: Readonly<Record<Heading['tool'], (row: string, columns: Columns) => CpuRow | undefined>> = {
  vmstat: readVmstat,
  iostat: readPercent,
  mpstat: readPercent,
  'sar-swap': readSarSwap,
};

function readTop(text: string): CpuRow | undefined {
  const find = (key: string): number | undefined => {
    const value = new RegExp(String.raw`(\d+[.,]\d+)[ %]\s*${key}\b`).exec(text)?.[1];
    return value === undefined ? undefined : Number(value.replace(',', '.'));
  };
  return toShare(find('st'), find('id'), find('wa'));
}

function readVmstat(row: string, { number }: Columns): CpuRow {
  const [read, written] = [number(row, 'si'), number(row, 'so')];
  return {
    ...toShare(number(row, 'st'), number(row, 'id'), number(row, 'wa')),
    ...(read !== undefined && written !== undefined && { swap: { inKiBPerSecond: read, outKiBPerSecond: written } }),
  };
}

function readPercent(row: string, { number }: Columns): CpuRow | undefined {
  return toShare(number(row, '%steal'), number(row, '%idle'), number(row, '%iowait'));
}

function readSarSwap(row: string, { number }: Columns): CpuRow | undefined {
  const [read, written] = [number(row, 'pswpin/s'), number(row, 'pswpout/s')];
  if (read === undefined || written === undefined) return undefined;
  return { swap: { inKiBPerSecond: read * PAGE_KIB, outKiBPerSecond: written * PAGE_KIB } };
}

/** "Average:  all  21.30  0.00 …" cut off from its heading: mpstat has nine or ten numbers, sar six. */
function readAverage(text: string): CpuRow | undefined {
  const [, rest] = /^(?:Average:|\d\d:\d\d:\d\d(?: [AP]M)?)\s+all\s+([\d.,\s]+)$/.exec(text) ?? [];
  const numbers =
    rest
      ?.trim()
      .split(/\s+/)
      .map((word) => Number(word.replace(',', '.'))) ?? [];
  if (numbers.length === 9 || numbers.length === 10) return toShare(numbers[6], numbers.at(-1), numbers[3]);
  return numbers.length === 6 ? toShare(numbers[4], numbers[5], numbers[3]) : undefined;
}

function toShare(steal: number | undefined, idle: number | undefined, wait: number | undefined): CpuRow | undefined {
  if (idle === undefined) return undefined;
  return { share: { ...(steal !== undefined && { stealPercent: steal }), idlePercent: idle, waitPercent: wait ?? 0 } };
}
