import { z } from 'zod';
import { defineCollector } from './collector.ts';

const Facts = z.object({
  /** Newest first, as the tool writes the time: "2026-11-20 10:02:11". */
  boots: z.array(z.object({ at: z.string(), line: z.int() })),
});

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** ` -1 0c5e…  Tue 2026-11-17 08:12:01 UTC Wed …`: first and last message of a boot. */
const JOURNAL = /^\s*-?\d+ [\da-f]{32} \w{3} (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)/;
/** `reboot   system boot  6.1.0-18-amd64   Fri Nov 20 10:02:11 2026   still running` */
const LAST = /^reboot\s+system boot\s.*?\w{3} (\w{3}) +(\d{1,2}) (\d\d:\d\d:\d\d) (\d{4})/;
const MAX_BOOTS = 10;

/** journalctl(1) and last(1); last reads /var/log/wtmp and asks no name server for these. */
export const boots = defineCollector({
  name: 'boots',
  about: 'When the host was started, the last times',
  hides: 'when the host restarted',
  trust: 'system',
  when: ['service_down', 'package_update', 'boot_kernel', 'other'],
  root: "the system's journal",
  facts: Facts,
  slow: true,
  commands: [
    ['journalctl', '--list-boots', '--no-pager'],
    ['last', '-x', '-F', '-n', '10', 'reboot'],
  ],
  recognises: [/^journalctl\b.*--list-boots/, /^last\b.*\b(?:reboot|-\w*x)/],
  parse(lines) {
    const found = lines.flatMap(({ number, text }) => {
      const at = JOURNAL.exec(text)?.[1] ?? readLast(text);
      return at === undefined ? [] : [{ at, line: number }];
    });
    // A new host, or a container, was never started by these records.
    if (found.length === 0 && !lines.some(({ text }) => text.startsWith('wtmp begins')))
      throw new Error('no boot in it');
    return { boots: found.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, MAX_BOOTS) };
  },
  keep: (facts) => facts.boots.map(({ line }) => line),
});

function readLast(text: string): string | undefined {
  const [, month = '', day = '', clock, year] = LAST.exec(text) ?? [];
  if (year === undefined) return undefined;
  return `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')} ${clock}`;
}
