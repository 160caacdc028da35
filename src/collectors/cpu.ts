import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';
import { type CpuRow, findCpuRow, findHeading, type Heading } from './cpu-rows.ts';

const Share = z.object({
  /** Of all processor time. Steal is what the hypervisor gave to others; not every tool shows it. */
  stealPercent: z.number().exactOptional(),
  idlePercent: z.number(),
  waitPercent: z.number(),
  /** An average since boot says little of now. */
  sinceBoot: z.boolean(),
  line: z.int(),
});
const Swapping = z.object({ inKiBPerSecond: z.number(), outKiBPerSecond: z.number(), line: z.int() });
const Facts = z.object({ shares: z.array(Share), swapping: z.array(Swapping) });
export type CpuFacts = z.infer<typeof Facts>;

const AVERAGE_FIRST: readonly string[] = ['vmstat', 'iostat'];

/** vmstat(8), whose first row is the average since boot. Read of people's as well: top(1), mpstat(1), iostat(1), sar(1). */
export const cpu = defineCollector({
  name: 'cpu',
  about: 'What the processors do within a second: idle, waiting for disks, stolen by the hypervisor; and swapping',
  hides: 'processor time that the hypervisor takes, and swapping',
  trust: 'system',
  when: ['cpu_load', 'memory', 'resource_limits'],
  facts: Facts,
  slow: true,
  // top(1) makes a folder for its settings in the home of whoever runs it, so tai does not.
  commands: [['vmstat', '1', '2']],
  recognises: [/^vmstat\b(?!.*\s-[sdDpm])/, /^mpstat\b/, /^top\b/, /^iostat\b/, /^sar\b/],
  parse(lines) {
    const facts = readRows(lines);
    if (facts.shares.length === 0 && facts.swapping.length === 0) throw new Error('no processor time in it');
    return facts;
  },
  keep: ({ shares, swapping }) => [...shares, ...swapping].map(({ line }) => line),
});

function readRows(lines: readonly Line[]): CpuFacts {
  const rows = findRows(lines);
  return {
    shares: rows.flatMap(({ row, sinceBoot, line }) => (row.share ? [{ ...row.share, sinceBoot, line }] : [])),
    swapping: rows.flatMap(({ row, sinceBoot, line }) => (row.swap && !sinceBoot ? [{ ...row.swap, line }] : [])),
  };
}

function findRows(lines: readonly Line[]): readonly { row: CpuRow; sinceBoot: boolean; line: number }[] {
  let heading: Heading | undefined;
  const seen = new Set<string>();
  return lines.flatMap(({ number: line, text }) => {
    const next = findHeading(text);
    if (next !== undefined) {
      heading = next;
      return [];
    }
    const row = findCpuRow(text, heading);
    if (row === undefined) return [];
    const tool = heading?.tool ?? '';
    // Both repeat their heading on a long run; only the first row of all is the average.
    const sinceBoot = AVERAGE_FIRST.includes(tool) && !seen.has(tool);
    seen.add(tool);
    return [{ row, sinceBoot, line }];
  });
}
