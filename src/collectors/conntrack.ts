import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Amount = z.object({ value: z.number(), line: z.int() });
const Facts = z.object({
  count: Amount.exactOptional(),
  max: Amount.exactOptional(),
  /** Packets dropped because the table was full, since boot, of all processors. */
  dropped: Amount.exactOptional(),
});
type Facts = z.infer<typeof Facts>;

const COUNT = /(?:nf|ip)_conntrack_count(?:\s*[:=]\s*|\s+)(\d+)$/;
const MAX = /(?:nf|ip)_conntrack_max(?:\s*[:=]\s*|\s+)(\d+)$/;
const SHOWN = /^conntrack v\S+ .*: (\d+) flow entries/;

/** The kernel's document networking/nf_conntrack-sysctl; conntrack(8). `head` names each file before its lines. */
export const conntrack = defineCollector({
  name: 'conntrack',
  about: 'Connections the packet filter keeps track of, and how many it can',
  hides: 'a full connection tracking table, which drops new connections',
  trust: 'system',
  when: ['network', 'service_down', 'dns', 'tls_cert'],
  facts: Facts,
  commands: [
    [
      'head',
      '-n',
      '130',
      '/proc/sys/net/netfilter/nf_conntrack_count',
      '/proc/sys/net/netfilter/nf_conntrack_max',
      '/proc/net/stat/nf_conntrack',
    ],
  ],
  okExitCodes: [0, 1], // 1: one of the files is not there; none is where connections are not tracked.
  recognises: [/^(?:sysctl|cat|head|tail|grep)\b.*conntrack/, /^sysctl\s+(?:-\S+\s+)*-?a\b/, /^conntrack\s+-\w*[CSL]/],
  parse(lines, { command = '' }) {
    const plain = lines.filter(({ text }) => /^\d+$/.test(text.trim()));
    const order = [...command.matchAll(/conntrack_(count|max)\b|conntrack\s+-C/g)].map(([, name]) => name ?? 'count');
    const bare = (name: string): Line | undefined =>
      order.length === plain.length ? plain[order.indexOf(name)] : undefined;
    const count = findAmount(lines, COUNT, 'count') ?? findAmount(lines, SHOWN) ?? toAmount(bare('count'));
    const max = findAmount(lines, MAX, 'max') ?? toAmount(bare('max'));
    const dropped = findDropped(lines);
    return { ...(count && { count }), ...(max && { max }), ...(dropped && { dropped }) };
  },
  keep: ({ count, max, dropped }) => [count, max, dropped].flatMap((amount) => amount?.line ?? []),
});

function toAmount(line: Line | undefined): Facts['count'] {
  return line && { value: Number(line.text.trim()), line: line.number };
}

/** On one line with its name, or below the name of its file. */
function findAmount(lines: readonly Line[], pattern: RegExp, file?: string): Facts['count'] {
  for (const [index, { number, text }] of lines.entries()) {
    const value = pattern.exec(text.trim())?.[1];
    if (value !== undefined) return { value: Number(value), line: number };
    if (file !== undefined && new RegExp(`^==> .*conntrack_${file} <==$`).test(text)) return toAmount(lines[index + 1]);
  }
  return undefined;
}

/** `conntrack -S` has a line for each processor; the kernel's own file has hexadecimal columns. */
function findDropped(lines: readonly Line[]): Facts['dropped'] {
  const shown = lines.flatMap(({ number, text }) => {
    const value = /\b(?<!early_)drop=(\d+)/.exec(text)?.[1];
    return value === undefined ? [] : [{ value: Number(value), line: number }];
  });
  const heading = lines.find(({ text }) => /^entries\s.*\binsert_failed\b/.test(text));
  const column = heading?.text.split(/\s+/).indexOf('drop') ?? -1;
  const rows = lines.flatMap(({ number, text }) =>
    column >= 0 && /^[\da-f]{8}\s/.test(text)
      ? [{ value: Number.parseInt(text.split(/\s+/)[column] ?? '0', 16), line: number }]
      : [],
  );
  const all = [...shown, ...rows].toSorted((a, b) => b.value - a.value);
  const [worst] = all;
  return worst && { value: all.reduce((sum, { value }) => sum + value, 0), line: worst.line };
}
