import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { lastRound, readTable, toNumber, type Row } from './table.ts';

const Device = z.object({
  name: z.string(),
  busyPercent: z.number(),
  /** Mean time a request took, of reads or writes whichever took longer. */
  waitMs: z.number(),
  /** Requests under way at a time. */
  queue: z.number(),
  line: z.int(),
});
const Facts = z.object({ devices: z.array(Device) });

const MAX_DEVICES = 200;

/** iostat(1) -x and sar(1) -d of sysstat 10 to 12. */
export const diskUse = defineCollector({
  name: 'disk-use',
  about: 'How busy each disk is, and how long its requests wait',
  hides: 'disks that can not keep up',
  trust: 'system',
  when: 'lead',
  facts: Facts,
  slow: true,
  commands: [['iostat', '-d', '-x', '-k', '1', '2']],
  recognises: [/^iostat\b/, /^sar\b.*\s-\w*d/],
  parse(lines) {
    const rows = readTable(
      lines,
      (words) => words.includes('%util') && words.some((word) => /^(?:Device:?|DEV)$/.test(word)),
    );
    if (rows.length === 0) throw new Error('no device in it');
    return { devices: lastRound(rows).flatMap(findDevice).slice(0, MAX_DEVICES) };
  },
  keep: ({ devices }) => devices.map(({ line }) => line),
});

function findDevice({ cell, line }: Row): readonly z.infer<typeof Device>[] {
  const busyPercent = toNumber(cell('%util'));
  const name = cell('Device') ?? cell('Device:') ?? cell('DEV');
  if (name === undefined || busyPercent === undefined) return [];
  const waits = ['await', 'r_await', 'w_await'].map((column) => toNumber(cell(column)) ?? 0);
  const queue = toNumber(cell('aqu-sz')) ?? toNumber(cell('avgqu-sz')) ?? 0;
  return [{ name, busyPercent, waitMs: Math.max(...waits), queue, line }];
}
