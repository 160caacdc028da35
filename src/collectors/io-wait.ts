import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';
import { lastRound, readTable, toNumber } from './table.ts';

const Sample = z.object({
  /** Share of the processors' time with nothing to do but wait for a disk. */
  waitPercent: z.number(),
  /** Tasks in uninterruptible sleep; only vmstat tells. */
  blocked: z.int().exactOptional(),
  /** Swapped in and out, KiB a second; only vmstat tells. */
  swapKiBs: z.number().exactOptional(),
  line: z.int(),
});
const Pressure = z.object({ level: z.enum(['some', 'full']), avg10Percent: z.number(), line: z.int() });
const Facts = z.object({
  samples: z.array(Sample),
  /** Share of time in which tasks waited for disks, where it was printed. */
  pressure: z.array(Pressure),
});
export type IoWaitFacts = z.infer<typeof Facts>;

const MAX_SAMPLES = 60;
const TOP = /^%?Cpu(?:\(s\)|\d+)\s*:.*?([\d.,]+)[ %]*wa\b/i;
const BUSYBOX_TOP = /^CPU:.*?([\d.]+)% io\b/;

/** vmstat(8), and what iostat(1), mpstat(1), sar(1), top(1) and /proc/pressure/io say of the same. */
export const ioWait = defineCollector({
  name: 'io-wait',
  about: 'Time spent waiting for disks, and tasks blocked by it',
  hides: 'waiting for slow disks',
  trust: 'system',
  when: ['cpu_load', 'disk_health', 'memory', 'mount_nfs'],
  facts: Facts,
  slow: true,
  // Not top(1): it makes a directory for its settings.
  commands: [['vmstat', '1', '2']],
  recognises: [
    /^vmstat\b/,
    /^(?:iostat|mpstat|sar|dstat)\b/,
    /^top\b/,
    /^(?:cat|head|tail|grep)\b.*\/proc\/pressure\//,
  ],
  parse(lines, { command }) {
    const samples = [...fromVmstat(lines), ...fromPercent(lines), ...fromTop(lines)].slice(-MAX_SAMPLES);
    const pressure = fromPressure(lines, command ?? '');
    if (samples.length + pressure.length === 0) throw new Error('nothing about waiting in it');
    return { samples, pressure };
  },
  keep: ({ samples, pressure }) => [...samples, ...pressure].map(({ line }) => line),
});

/** The first row of several is the mean since boot. */
function fromVmstat(lines: readonly Line[]): IoWaitFacts['samples'] {
  const rows = readTable(lines, (words) => words.includes('wa') && words.includes('bi')).flatMap(({ line, cell }) => {
    const [waitPercent, blocked] = [toNumber(cell('wa')), toNumber(cell('b'))];
    if (waitPercent === undefined || blocked === undefined) return [];
    const swapKiBs = (toNumber(cell('si')) ?? 0) + (toNumber(cell('so')) ?? 0);
    return [{ waitPercent, blocked, swapKiBs, line }];
  });
  return rows.length > 1 ? rows.slice(1) : rows;
}

function fromPercent(lines: readonly Line[]): IoWaitFacts['samples'] {
  const unlabelled = lines.map(({ number, text }) => ({ number, text: text.replace(/^avg-cpu:/, '') }));
  const rows = readTable(
    unlabelled,
    (words) => words.includes('%iowait') || (words.includes('%idle') && words.includes('%user')),
  );
  return lastRound(rows).flatMap(({ line, cell }) => {
    const waitPercent = toNumber(cell('%iowait'));
    return waitPercent === undefined || toNumber(cell('%idle')) === undefined ? [] : [{ waitPercent, line }];
  });
}

function fromTop(lines: readonly Line[]): IoWaitFacts['samples'] {
  return lines.flatMap(({ number, text }) => {
    const waitPercent = toNumber((TOP.exec(text) ?? BUSYBOX_TOP.exec(text))?.[1]);
    return waitPercent === undefined ? [] : [{ waitPercent, line: number }];
  });
}

/** The lines of the three files are alike: the name before them tells, or the command when it names one file alone. */
function fromPressure(lines: readonly Line[], command: string): IoWaitFacts['pressure'] {
  let file = /pressure\/io\b/.test(command) && !/pressure\/(?:cpu|memory|\*)/.test(command) ? 'io' : '';
  return lines.flatMap(({ number, text }) => {
    file = /^==> \/proc\/pressure\/(\w+) <==$/.exec(text)?.[1] ?? file;
    const [, named, level, avg10] =
      /^(?:\/proc\/pressure\/(\w+):)?(some|full) avg10=([\d.]+) avg60=/.exec(text.trim()) ?? [];
    if ((level !== 'some' && level !== 'full') || (named ?? file) !== 'io') return [];
    return [{ level, avg10Percent: Number(avg10), line: number }];
  });
}
