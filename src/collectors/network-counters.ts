import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

/** Of some hundred counters those that grow when connections or packets are lost on this host. */
const NAMES = [
  'ListenOverflows',
  'ListenDrops',
  'TCPReqQFullDoCookies',
  'TCPReqQFullDrop',
  'SyncookiesSent',
  'TCPBacklogDrop',
] as const;
type Name = (typeof NAMES)[number];

const Counter = z.object({ name: z.enum(NAMES), value: z.number(), line: z.int() });
/** Since boot. An output may hold several readings of one counter, in the order they were taken. */
const Facts = z.object({ counters: z.array(Counter) });
type Counter = z.infer<typeof Counter>;

/** The words of netstat(8) -s. */
const WORDS: readonly (readonly [RegExp, Name])[] = [
  [/^\s*(\d+) times the listen queue of a socket overflowed/, 'ListenOverflows'],
  [/^\s*(\d+) SYNs to LISTEN sockets (?:dropped|ignored)/, 'ListenDrops'],
  [/^\s*(\d+) SYN cookies sent/, 'SyncookiesSent'],
  [/^\s*TCPReqQFullDoCookies: (\d+)/, 'TCPReqQFullDoCookies'],
  [/^\s*TCPReqQFullDrop: (\d+)/, 'TCPReqQFullDrop'],
  [/^\s*TCPBacklogDrop: (\d+)/, 'TCPBacklogDrop'],
];

/** The kernel's document networking/snmp_counter. nstat(8) would write its history, so tai reads the file itself. */
export const networkCounters = defineCollector({
  name: 'network-counters',
  about: 'Connections that were turned away because a queue was full, since boot',
  hides: 'connections lost before a program could accept them',
  trust: 'system',
  when: ['network', 'service_down', 'dns', 'tls_cert'],
  facts: Facts,
  commands: [['cat', '/proc/net/netstat']],
  recognises: [/^nstat\b/, /^netstat\b.*\s-\w*s/, /^(?:cat|grep)\b.*\/proc\/net\/(?:netstat|snmp)/],
  parse(lines) {
    const counters = [...findTable(lines), ...lines.flatMap(findWords)];
    const isKnown = lines.some(({ text }) => /^(?:TcpExt|Tcp|IpExt|#kernel|Ip:|TcpExt\w+\s)/.test(text));
    if (counters.length === 0 && !isKnown) throw new Error('no counter in it');
    return { counters };
  },
  keep: ({ counters }) => counters.filter(({ value }) => value > 0).map(({ line }) => line),
});

/** A line of names, then a line of numbers, both begin with "TcpExt:". */
function findTable(lines: readonly Line[]): Counter[] {
  return lines.flatMap(({ text }, index) => {
    const below = lines[index + 1];
    if (!/^TcpExt: [A-Z]/.test(text) || below === undefined) return [];
    const names = text.split(' ');
    const values = below.text.split(' ');
    return NAMES.flatMap((name) => {
      const at = names.indexOf(name);
      return at < 0 ? [] : [{ name, value: Number(values[at] ?? 0), line: below.number }];
    });
  });
}

function findWords({ number, text }: Line): Counter[] {
  const [, name, value] = /^TcpExt(\w+)\s+(\d+)\s/.exec(`${text} `) ?? [];
  const known = NAMES.find((one) => one === name);
  if (known !== undefined) return [{ name: known, value: Number(value), line: number }];
  return WORDS.flatMap(([pattern, counter]) => {
    const count = pattern.exec(text)?.[1];
    return count === undefined ? [] : [{ name: counter, value: Number(count), line: number }];
  });
}
