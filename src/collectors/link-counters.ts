import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Counter = z.object({
  /** Empty where the output does not tell. */
  interface: z.string(),
  /** As the tool names it: "RX errors", "RX crc", "TX transns" (changes of carrier), "rx_crc_errors_phy". */
  counter: z.string(),
  value: z.number(),
  line: z.int(),
});
const Facts = z.object({ counters: z.array(Counter) });
type Counter = z.infer<typeof Counter>;

/** What is counted while all is well says nothing. */
const TELLING =
  /err|drop|discard|crc|frame|symbol|align|length|carrier|transns|link_down|link_fail|over|miss|collsns|timeout|reset/i;
const MAX_COUNTERS = 80;

/** ip-link(8) with statistics twice, the kernel's /proc/net/dev, ethtool(8) -S. Counted since the driver was loaded. */
export const linkCounters = defineCollector({
  name: 'link-counters',
  about: 'Errors, drops and changes of carrier of each network interface',
  hides: 'bad cables and packets lost on the way in or out',
  trust: 'system',
  when: { types: ['network', 'dns', 'mount_nfs'], words: /\b(?:replicat\w+|latency|packets?|stall(?:s|ed)?)\b/i },
  facts: Facts,
  commands: [
    ['ip', '-s', '-s', 'link', 'show'],
    ['cat', '/proc/net/dev'],
  ],
  recognises: [
    /^ip\s+(?:-\S+\s+)*-s\S*\s+(?:-\S+\s+)*(?:l|link)\b/,
    /^ethtool\b.*(?:-S|--statistics)/,
    /^cat\b.*\/proc\/net\/dev\b/,
    /^(?:cat|grep|head)\b.*\/sys\/class\/net\/\S+/,
  ],
  parse(lines, { command = '' }) {
    const all = [...findPairs(lines, nameIn(command)), ...findSingles(lines, nameIn(command)), ...findProc(lines)];
    if (all.length === 0) throw new Error('no counter in it');
    return { counters: all.filter(({ counter, value }) => value > 0 && TELLING.test(counter)).slice(0, MAX_COUNTERS) };
  },
  keep: ({ counters }) => counters.map(({ line }) => line),
});

/** The interface a person asked for, to name what was cut out of an output. */
function nameIn(command: string): string {
  return /(?:ethtool\s+(?:-S|--statistics)|show(?:\s+dev)?|\/sys\/class\/net\/)\s*([\w.@-]+)/.exec(command)?.[1] ?? '';
}

/** A line of names, then a line of numbers. */
function findPairs(lines: readonly Line[], asked: string): Counter[] {
  let name = asked;
  return lines.flatMap(({ text }, index) => {
    name = /^\d+: ([^:@\s]+)/.exec(text)?.[1] ?? name;
    const [, way, , names] = /^\s*(RX|TX)( errors)?:\s+(.*)$/.exec(text) ?? [];
    const below = lines[index + 1];
    if (way === undefined || names === undefined || below === undefined) return [];
    const values = below.text.trim().split(/\s+/).map(Number);
    return names
      .trim()
      .split(/\s+/)
      .map((counter, at) => ({
        interface: name,
        counter: `${way} ${counter}`,
        value: values[at] ?? 0,
        line: below.number,
      }))
      .filter(({ value }) => !Number.isNaN(value));
  });
}

/** "     rx_crc_errors_phy: 90211" or "/sys/class/net/eth0/carrier_changes:12" */
function findSingles(lines: readonly Line[], asked: string): Counter[] {
  return lines.flatMap(({ number, text }) => {
    const [, counter, value] = /^\s*([a-z][\w .[\]-]*): (\d+)$/.exec(text) ?? [];
    if (counter !== undefined) return [{ interface: asked, counter, value: Number(value), line: number }];
    const [, name, file, content] = /^\/sys\/class\/net\/([\w.-]+)\/(?:statistics\/)?(\w+):(\d+)$/.exec(text) ?? [];
    if (name === undefined || file === undefined) return [];
    return [{ interface: name, counter: file, value: Number(content), line: number }];
  });
}

const PROC_NAMES = [
  'RX bytes',
  'RX packets',
  'RX errors',
  'RX dropped',
  'RX fifo',
  'RX frame',
  'RX compressed',
  'RX mcast',
  'TX bytes',
  'TX packets',
  'TX errors',
  'TX dropped',
  'TX fifo',
  'TX collsns',
  'TX carrier',
  'TX compressed',
];

function findProc(lines: readonly Line[]): Counter[] {
  return lines.flatMap(({ number, text }) => {
    const [, name, rest] = /^\s*([\w.@-]+):\s*((?:\d+\s+){15}\d+)\s*$/.exec(text) ?? [];
    if (name === undefined || rest === undefined) return [];
    const values = rest.split(/\s+/).map(Number);
    return PROC_NAMES.map((counter, at) => ({ interface: name, counter, value: values[at] ?? 0, line: number }));
  });
}
