import { z } from 'zod';

/** One rule that lets packets in or not, as far as tai understands it; rules it does not understand are left out. */
export const FirewallRule = z.object({
  chain: z.string(),
  way: z.enum(['in', 'out', 'forward', 'other']),
  action: z.enum(['accept', 'drop', 'reject']),
  /** What happens to packets no rule spoke of. */
  isPolicy: z.boolean(),
  /** Ports it names; empty where it is about any. */
  ports: z.array(z.object({ from: z.int(), to: z.int() })),
  source: z.string().exactOptional(),
  /** It looks at nothing else: no state, interface, address, rate. */
  isPlain: z.boolean(),
  /** Packets it has met, where they are counted. */
  packets: z.number().exactOptional(),
  line: z.int(),
});
export type FirewallRule = z.infer<typeof FirewallRule>;

export function toWay(chain: string): FirewallRule['way'] {
  if (/forward|docker|kube|cni|prerouting|postrouting|nat\b/i.test(chain)) return 'forward';
  if (/output|_OUT_|\bout/i.test(chain)) return 'out';
  return /input|_IN_|\bin[-_]|ufw|f2b|public|zone|RH-Firewall|SFW2|net2fw|net-fw/i.test(chain) ? 'in' : 'other';
}

export function toAction(word: string): FirewallRule['action'] | undefined {
  const lower = word.toLowerCase();
  if (/^(?:accept|allow)$/.test(lower)) return 'accept';
  if (/^(?:drop|deny)$/.test(lower)) return 'drop';
  return /^reject$/.test(lower) ? 'reject' : undefined;
}

/** "80", "80,443", "8000:8100", "{ 80, 443 }", "8000-8100" */
export function toPorts(text = ''): FirewallRule['ports'] {
  return [...text.matchAll(/(\d{1,5})(?:[:-](\d{1,5}))?/g)].map(([, from, to]) => ({
    from: Number(from),
    to: Number(to ?? from),
  }));
}

export function covers({ ports }: Pick<FirewallRule, 'ports'>, port: number): boolean {
  return ports.some(({ from, to }) => from <= port && port <= to);
}

const NARROWS =
  /\b(?:ctstate|state|iif|oif|iifname|oifname|limit|hashlimit|connlimit|recent|set|match-set|daddr|rate|icmp\w*|ipv6-icmp|igmp|vrrp|esp|ah|gre|ospf)\b|(?:^|\s)-[iod]\s|--(?:syn|tcp-flags)|!/;
/** The columns of interfaces that `iptables -v` prints: a name there narrows a rule. */
const INTERFACES =
  /^\s*(?:\d+\s+)?\d+[KMG]?\s+\d+[KMG]?\s+[A-Za-z]\w*\s+\S+\s+\S+\s+(?:(?!\*\s)\S+\s+\S+|\*\s+(?!\*\s)\S+)\s/;

/** With what it rejects; the name of an ICMP message there narrows nothing. */
const ANSWER = /(?:--)?reject[- ]with \S+(?: type \S+)?/;

/** What a rule's text looks at beside ports and the source. */
export function describeMatch(text: string): Pick<FirewallRule, 'isPlain' | 'source'> {
  const source = /(?:-s|saddr|--source)\s+(?!0\.0\.0\.0\/0|anywhere)([\da-fA-F.:]+(?:\/\d+)?)/.exec(text)?.[1];
  const isPlain = !NARROWS.test(text.replace(ANSWER, '')) && !INTERFACES.test(text);
  return { ...(source !== undefined && { source }), isPlain };
}
