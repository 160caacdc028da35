import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Facts = z.object({
  /** Most failures first. */
  addresses: z.array(z.object({ address: z.string(), times: z.int(), line: z.int() })),
  /** A count that somebody made of them all. */
  total: z.object({ times: z.int(), line: z.int() }).exactOptional(),
});
type Addresses = z.infer<typeof Facts>['addresses'];

const ADDRESS = String.raw`\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F]*:[\da-fA-F:]+`;
/** `root     ssh:notty    203.0.113.199    Wed Jul 23 23:40 - 23:40  (00:00)` */
const ROW = new RegExp(String.raw`^\S*\s+ssh:notty\s+(${ADDRESS})\s`);
/** As `sort | uniq -c` counts. */
const COUNTED = new RegExp(String.raw`^\s*(\d+)\s+(?:from |rhost=)?(${ADDRESS})\s*$`);
const MAX_ADDRESSES = 20;
const ABOUT_LOGINS =
  /failed (?:password|login)|invalid user|lastb|btmp|sshd|auth\.log|\/secure|preauth|authentication failure/i;

/** lastb(1) reads /var/log/btmp; `--ip` never asks DNS. People count them in logs as well. */
export const failedLogins = defineCollector({
  name: 'failed-logins',
  about: 'Failed logins by address, newest first',
  hides: 'how many logins fail, and from where',
  trust: 'system',
  when: ['auth_access'],
  root: 'the record of failed logins',
  facts: Facts,
  slow: true,
  commands: [['lastb', '--ip', '-n', '500']],
  recognises: [/^lastb\b/, /^(?:z?[ef]?grep|journalctl|awk|cat|tail)\b/],
  parse(lines, { command }) {
    if (command !== undefined && !ABOUT_LOGINS.test(command)) throw new Error('not about logins');
    const addresses = [...lines.flatMap(readCount), ...countRows(lines)].toSorted((a, b) => b.times - a.times);
    const total = /-\w*c\b|wc -l|--count/.test(command ?? '') ? lines.flatMap(readTotal)[0] : undefined;
    if (command !== undefined && addresses.length === 0 && !total) throw new Error('nothing is counted in it');
    return { addresses: addresses.slice(0, MAX_ADDRESSES), ...(total && { total }) };
  },
  keep: ({ addresses, total }) => [...addresses.map(({ line }) => line), ...(total ? [total.line] : [])],
});

function readCount({ number, text }: Line): Addresses {
  const [, times, address] = COUNTED.exec(text) ?? [];
  return address === undefined ? [] : [{ address, times: Number(times), line: number }];
}

function readTotal({ number, text }: Line): { times: number; line: number }[] {
  const times = /^(?:\/\S+:)?(\d+)$/.exec(text.trim())?.[1];
  return times === undefined ? [] : [{ times: Number(times), line: number }];
}

function countRows(lines: readonly Line[]): Addresses {
  const counts = new Map<string, Addresses[number]>();
  for (const { number, text } of lines) {
    const address = ROW.exec(text)?.[1];
    if (address !== undefined)
      counts.set(address, { address, times: (counts.get(address)?.times ?? 0) + 1, line: number });
  }
  return [...counts.values()];
}
