import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Facts = z.object({
  /** Swap of all devices together, and the line that shows it. */
  swap: z.object({ totalKiB: z.number(), usedKiB: z.number(), line: z.int() }).exactOptional(),
  /** Share of the last minute in which some task, or all, waited for memory (since Linux 4.20). */
  waiting: z.object({ somePercent: z.number(), fullPercent: z.number(), line: z.int() }).exactOptional(),
});
type Facts = z.infer<typeof Facts>;

const SIZES_KIB: Readonly<Record<string, number>> = { B: 1 / 1024, K: 1, M: 1024, G: 1024 ** 2, T: 1024 ** 3 };

/** proc_swaps(5); the kernel's accounting/psi. Read of people's as well: swapon(8), top(1), `sar -S`. */
export const swap = defineCollector({
  name: 'swap',
  about: 'Swap space and what is left of it, and time lost in waiting for memory',
  hides: 'swap that is used up',
  trust: 'system',
  when: ['memory', 'cpu_load'],
  facts: Facts,
  slow: true,
  commands: [['head', '-n', '9', '/proc/swaps', '/proc/pressure/memory']],
  okExitCodes: [0, 1], // 1: a kernel without pressure figures.
  recognises: [/^swapon\b/, /\/proc\/swaps\b/, /\/proc\/pressure\b/, /^top\b/, /^sar\b.*\s-\w*S/],
  parse(lines, { command = '' }) {
    const found = findTop(lines) ?? findDevices(lines) ?? findSar(lines);
    const waiting = findWaiting(lines, command);
    const isEmpty = lines.some(({ text }) => text.startsWith('Filename'));
    if (found === undefined && waiting === undefined && !isEmpty) throw new Error('no swap in it');
    return { ...(found && { swap: found }), ...(waiting && { waiting }) };
  },
  keep: ({ swap: space, waiting }) => [space, waiting].flatMap((one) => one?.line ?? []),
});

/** "MiB Swap:   4095.0 total,      0.0 free,   4095.0 used." and the older "KiB Swap:" or "Swap:  4194300k total". */
function findTop(lines: readonly Line[]): Facts['swap'] {
  return lines.flatMap(({ number, text }) => {
    const [, unit = 'K', total, suffix, used] =
      /^(?:([KMGT])iB )?Swap:\s+(\d+(?:[.,]\d+)?)([kmg])? total,.*?(\d+(?:[.,]\d+)?)[kmg]? used/.exec(text) ?? [];
    if (total === undefined || used === undefined) return [];
    const size = SIZES_KIB[suffix?.toUpperCase() ?? unit] ?? 1;
    return [{ totalKiB: toNumber(total) * size, usedKiB: toNumber(used) * size, line: number }];
  })[0];
}

/** Rows of /proc/swaps and `swapon -s` in KiB, and of `swapon --show` with a unit. */
function findDevices(lines: readonly Line[]): Facts['swap'] {
  const devices = lines.flatMap(({ number, text }) => {
    const [, total = '', used = ''] =
      /^(?:\/\S*|zram\d+)\s+(?:partition|file)\s+([\d.,]+[BKMGT]?)\s+([\d.,]+[BKMGT]?)\s+-?\d+/.exec(text) ?? [];
    return total === '' ? [] : [{ totalKiB: toKiB(total), usedKiB: toKiB(used), line: number }];
  });
  const [first, ...others] = devices;
  return others.reduce<Facts['swap']>(
    (sum, { totalKiB, usedKiB }) =>
      sum && { ...sum, totalKiB: sum.totalKiB + totalKiB, usedKiB: sum.usedKiB + usedKiB },
    first,
  );
}

/** The newest row of `sar -S`: kbswpfree, kbswpused. */
function findSar(lines: readonly Line[]): Facts['swap'] {
  const heading = lines.findIndex(({ text }) => /\skbswpfree\s+kbswpused\s/.test(text));
  const row = heading < 0 ? undefined : lines.slice(heading + 1).findLast(({ text }) => /\d/.test(text));
  const [, free, used] = /^(?:Average:|[\d:]+(?: [AP]M)?)\s+(\d+)\s+(\d+)\s/.exec(row?.text ?? '') ?? [];
  if (row === undefined || free === undefined || used === undefined) return undefined;
  return { totalKiB: Number(free) + Number(used), usedKiB: Number(used), line: row.number };
}

function findWaiting(lines: readonly Line[], command: string): Facts['waiting'] {
  let isMemory = /pressure\/memory/.test(command) && !/pressure\/(?:cpu|io|\*)/.test(command);
  let some = 0;
  for (const { number, text } of lines) {
    if (text.startsWith('==> ')) isMemory = text.includes('/proc/pressure/memory');
    const isOurs = isMemory || text.startsWith('/proc/pressure/memory:');
    const [, level, average] = /(?:^|:)(some|full) avg10=\S+ avg60=(\d+\.\d+) /.exec(text) ?? [];
    if (!isOurs || level === undefined) continue;
    if (level === 'some') some = Number(average);
    else return { somePercent: some, fullPercent: Number(average), line: number };
  }
  return undefined;
}

function toKiB(text: string): number {
  return toNumber(text.replace(/[BKMGT]$/, '')) * (SIZES_KIB[text.slice(-1)] ?? 1);
}

function toNumber(text: string): number {
  return Number(text.replace(',', '.'));
}
