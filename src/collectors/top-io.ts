import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';
import { findSizeKiB } from './sizes.ts';

const Process = z.object({
  pid: z.int(),
  command: z.string(),
  readKiBs: z.number(),
  writeKiBs: z.number(),
  line: z.int(),
});
const Facts = z.object({
  /** Those that read and write most first. */
  processes: z.array(Process),
});

const MAX_PROCESSES = 20;
const NUMBER = String.raw`(-?\d+(?:[.,]\d+)?)`;
/** "10:48:40      0    118820  97812.00 101888.00      0.00      88  tar"; older ones have no column for the delay. */
const PIDSTAT = new RegExp(
  String.raw`^(?:[\d:]+(?: [AP]M)?|Average:)\s+(?:\S+\s+)?(\d+)\s+${NUMBER}\s+${NUMBER}\s+${NUMBER}\s+(?:\d+\s+)?(\S.*)$`,
);
/** " 4242 be/4 postgres   97.50 M/s  102.00 M/s  0.00 % 99.99 % postgres: main" */
const IOTOP =
  /^\s*(?:[\d:]+\s+)?(\d+)\s+\w+\/\w+\s+\S+\s+([\d.]+) ([BKMG])\/s\s+([\d.]+) ([BKMG])\/s\s+(?:\S+ %\s+|unavailable\s+)*(\S.*)$/;

const HEADER = /\bPID\s+kB_rd\/s\s+kB_wr\/s|\bPRIO\s+USER\s+DISK READ\s+DISK WRITE/;

/** pidstat(1), and what iotop(8) in batch mode says of the same. */
export const topIo = defineCollector({
  name: 'top-io',
  about: 'Processes that read and write most',
  hides: 'which process keeps the disks busy',
  trust: 'system',
  when: 'lead',
  root: 'what the processes of other users read and write',
  facts: Facts,
  slow: true,
  commands: [['pidstat', '-d', '1', '1']],
  recognises: [/^pidstat\b.*\s-\w*d/, /^iotop\b/],
  parse(lines) {
    const processes = lines.flatMap((line) => findPidstat(line) ?? findIotop(line) ?? []);
    // pidstat lists only who read or wrote meanwhile, which may be nobody.
    if (processes.length === 0 && !lines.some(({ text }) => HEADER.test(text))) throw new Error('no process in it');
    const sorted = processes.toSorted((a, b) => b.readKiBs + b.writeKiBs - a.readKiBs - a.writeKiBs);
    return { processes: sorted.slice(0, MAX_PROCESSES) };
  },
  keep: ({ processes }) => processes.map(({ line }) => line),
});

function findPidstat({ number, text }: Line): z.infer<typeof Process> | undefined {
  const [, pid, read = '', write = '', , command] = PIDSTAT.exec(text) ?? [];
  if (pid === undefined || command === undefined) return undefined;
  // -1 where it may not be seen.
  const [readKiBs, writeKiBs] = [read, write].map((rate) => Math.max(0, Number(rate.replace(',', '.'))));
  return { pid: Number(pid), command, readKiBs: readKiBs ?? 0, writeKiBs: writeKiBs ?? 0, line: number };
}

function findIotop({ number, text }: Line): z.infer<typeof Process> | undefined {
  const [, pid, read, readUnit, write, writeUnit, command] = IOTOP.exec(text) ?? [];
  if (pid === undefined || command === undefined) return undefined;
  const readKiBs = findSizeKiB(`${read}${readUnit}`, 1) ?? 0;
  return { pid: Number(pid), command, readKiBs, writeKiBs: findSizeKiB(`${write}${writeUnit}`, 1) ?? 0, line: number };
}
