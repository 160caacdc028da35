import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';
import { describeMatch, FirewallRule, toAction, toPorts, toWay } from './firewall-rule.ts';

const Facts = z.object({ rules: z.array(FirewallRule) });

/** The chain a row stands in, from the heading above it. */
interface Place {
  readonly chain: string;
}

const MAX_RULES = 400;

/**
 * nft(8), iptables-save(8), and what people print of iptables(8) and ufw(8). iptables-save reads the tables that are there;
 * `iptables -S` would load the modules of those that are not.
 */
export const firewall = defineCollector({
  name: 'firewall',
  about: 'Rules of the packet filter: what is let in, dropped and rejected',
  hides: 'connections that the packet filter drops',
  trust: 'system',
  when: ['network', 'service_down', 'auth_access'],
  root: 'the rules at all',
  facts: Facts,
  slow: true,
  commands: [
    ['nft', 'list', 'ruleset'],
    ['iptables-save', '-c'],
  ],
  limits: { timeoutMs: 10_000, maxBytes: 512 * 1024 },
  recognises: [/^ip6?tables(?:-save|-nft|-legacy)?\b/, /^nft\b.*\blist\b/, /^ufw\s+status/],
  parse(lines) {
    let place: Place = { chain: '' };
    const rules = lines.flatMap((line) => {
      place = findPlace(line.text) ?? place;
      return [...readPolicy(line, place), ...readRule(line, place)];
    });
    if (
      rules.length === 0 &&
      lines.length > 0 &&
      !lines.some(({ text }) => /^(?:table|Chain|\*|:|-P|Status)/.test(text))
    ) {
      throw new Error('no rule in it');
    }
    return { rules: rules.slice(0, MAX_RULES) };
  },
  keep: ({ rules }) => rules.filter(({ action }) => action !== 'accept').map(({ line }) => line),
});

function findPlace(text: string): Place | undefined {
  const chain = /^Chain (\S+) \(/.exec(text)?.[1] ?? /^\s*chain (\S+) \{/.exec(text)?.[1];
  if (chain !== undefined) return { chain };
  return text.startsWith('Status: active') ? { chain: 'ufw' } : undefined;
}

function readPolicy({ number, text }: Line, { chain }: Place): readonly FirewallRule[] {
  const [, name = chain, word = '', packets] =
    /^Chain (\S+) \(policy (\w+)(?: (\d+[KMG]?) packets)?/.exec(text) ??
    /^(?::|-P )(\S+) (\w+)(?: \[(\d+):\d+\])?$/.exec(text) ??
    /^()\s*type filter hook \w+ .*policy (\w+);/.exec(text) ??
    [];
  const action = toAction(word);
  if (action === undefined) return [];
  const where = name === '' ? chain : name;
  return [
    {
      chain: where,
      way: toWay(where),
      action,
      isPolicy: true,
      ports: [],
      isPlain: true,
      ...(packets !== undefined && { packets: toCount(packets) }),
      line: number,
    },
  ];
}

function readRule({ number, text }: Line, place: Place): readonly FirewallRule[] {
  for (const form of FORMS) {
    const groups = form.exec(text)?.groups;
    const action = toAction(groups?.['action'] ?? '');
    if (groups === undefined || action === undefined) continue;
    const { chain = place.chain, packets, ports, source } = groups;
    const match = describeMatch(text);
    return [
      {
        chain,
        way: toWay(chain),
        action,
        isPolicy: false,
        ports: toPorts(ports),
        ...match,
        ...(source !== undefined && { source }),
        ...(packets !== undefined && { packets: toCount(packets) }),
        line: number,
      },
    ];
  }
  return [];
}

const PORT_WORDS = String.raw`(?:.*?(?:--dports?|dport|dpts?:?|dports)\s*(?<ports>\{[^}]*\}|[\d,:-]+))?`;
const FORMS: readonly RegExp[] = [
  // iptables-save -c, iptables -S (-v)
  new RegExp(
    String.raw`^(?:\[(?<packets>\d+):\d+\] )?-A (?<chain>\S+)${PORT_WORDS}.*? -j (?<action>ACCEPT|DROP|REJECT)\b`,
  ),
  // iptables -vnL
  new RegExp(
    String.raw`^\s*(?:\d+\s+)?(?<packets>\d+[KMG]?)\s+\d+[KMG]?\s+(?<action>ACCEPT|DROP|REJECT)\s+\S+\s+\S+\s+\S+\s+\S+\s+(?:0\.0\.0\.0\/0|::\/0|anywhere|(?<source>\S+))\s+\S+${PORT_WORDS}`,
  ),
  // iptables -nL
  new RegExp(
    String.raw`^(?:\d+\s+)?(?<action>ACCEPT|DROP|REJECT)\s+\S+\s+--\s+(?:0\.0\.0\.0\/0|anywhere|(?<source>\S+))\s+\S+${PORT_WORDS}`,
  ),
  // nft
  new RegExp(
    String.raw`^\s+(?!type )${PORT_WORDS}.*?(?:counter packets (?<packets>\d+) bytes \d+.*?)?\b(?<action>accept|drop|reject)\b`,
  ),
  // ufw status
  /^(?:\[ ?\d+\] )?(?<ports>\d+(?::\d+)?(?:,\d+)*)(?:\/(?:tcp|udp))?(?: \(v6\))?\s+(?<action>DENY|REJECT|ALLOW)(?: IN)?\s+(?:Anywhere|(?<source>[\d.:/a-f]+))/,
];

function toCount(text: string): number {
  const [, digits, unit = ''] = /^(\d+)([KMG]?)$/.exec(text) ?? [];
  return Number(digits ?? 0) * ({ K: 1e3, M: 1e6, G: 1e9 }[unit] ?? 1);
}
