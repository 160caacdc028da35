import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';
import { findProcessRow, type ProcessRow } from './process-rows.ts';

const Process = z.object({
  pid: z.int(),
  user: z.string(),
  command: z.string(),
  cpuPercent: z.number().exactOptional(),
  residentKiB: z.number().exactOptional(),
  line: z.int(),
});
const Facts = z.object({
  /** Those that take most of the processors, and those that hold most memory. */
  busiest: z.array(Process),
  largest: z.array(Process),
  /** Commands with the most threads. */
  crowds: z.array(z.object({ command: z.string(), processes: z.int(), threads: z.int(), line: z.int() })),
  /** Ended, and not yet looked at by their parents. */
  zombies: z.int(),
  /** Processes, as far as they were listed; top tells the number in its summary. */
  processes: z.int(),
  summaryLine: z.int().exactOptional(),
});

const TOP = 5;
const SUMMARY = /^Tasks:\s+(\d+) total,.*?(\d+) zombie/;

/** ps(1). Names of programs without their arguments, which may hold secrets. */
export const processes = defineCollector({
  name: 'processes',
  about: 'Processes that take most of the processors and of the memory, and programs with the most threads',
  hides: 'which process is to blame for load or memory',
  trust: 'system',
  when: ['cpu_load', 'memory', 'resource_limits'],
  facts: Facts,
  commands: [
    ['ps', '-eo', 'pid,ppid,user,stat,nlwp,pcpu,rss,comm'],
    ['ps', '-o', 'pid,ppid,user,stat,rss,comm'],
  ],
  limits: { timeoutMs: 10_000, maxBytes: 4 * 1024 * 1024 },
  recognises: [/^ps\b/, /^top\b/],
  parse(lines) {
    const rows = readRows(lines);
    const [, total, zombie] = SUMMARY.exec(lines.find(({ text }) => SUMMARY.test(text))?.text ?? '') ?? [];
    const summaryLine = lines.find(({ text }) => SUMMARY.test(text))?.number;
    if (rows.length === 0 && total === undefined) throw new Error('no process in it');
    return {
      busiest: top(rows, ({ cpuPercent }) => cpuPercent ?? 0),
      largest: top(rows, ({ residentKiB }) => residentKiB ?? 0),
      crowds: countCrowds(rows),
      zombies: Number(zombie ?? rows.filter(({ state }) => state?.startsWith('Z')).length),
      processes: Number(total ?? rows.length),
      ...(summaryLine !== undefined && { summaryLine }),
    };
  },
  keep: ({ busiest, largest, crowds, summaryLine }) => [
    ...[...busiest, ...largest, ...crowds].map(({ line }) => line),
    ...(summaryLine === undefined ? [] : [summaryLine]),
  ],
});

function readRows(lines: readonly Line[]): readonly ProcessRow[] {
  let heading: readonly string[] = [];
  return lines.flatMap(({ number, text }) => {
    const words = text.trim().split(/\s+/);
    if (words.includes('PID')) {
      heading = words;
      return [];
    }
    return findProcessRow(words, heading, number) ?? [];
  });
}

function top(rows: readonly ProcessRow[], weigh: (row: ProcessRow) => number): z.infer<typeof Process>[] {
  return rows
    .filter((row) => weigh(row) > 0)
    .toSorted((a, b) => weigh(b) - weigh(a))
    .slice(0, TOP)
    .map(({ state: _state, threads: _threads, ...process }) => process);
}

function countCrowds(rows: readonly ProcessRow[]): z.infer<typeof Facts>['crowds'] {
  const crowds = new Map<string, { command: string; processes: number; threads: number; line: number }>();
  for (const { command, threads, line } of rows) {
    const known = crowds.get(command) ?? { command, processes: 0, threads: 0, line };
    crowds.set(command, { ...known, processes: known.processes + 1, threads: known.threads + threads });
  }
  return [...crowds.values()].toSorted((a, b) => b.threads - a.threads).slice(0, TOP);
}
