import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Address = z.object({
  /** Without the length of its prefix. */
  address: z.string(),
  /** Another machine answered for it, and the kernel does not use it (`dadfailed`; IPv6 only). */
  duplicate: z.boolean(),
  line: z.int(),
});
const Facts = z.object({ addresses: z.array(Address) });
type Address = z.infer<typeof Address>;

/** ip-address(8), ifconfig(8). The brief form has no flags. */
export const addresses = defineCollector({
  name: 'addresses',
  about: "The host's own network addresses",
  hides: 'which addresses are its own, and those that another machine has too',
  trust: 'system',
  when: ['network', 'dns', 'mount_nfs'],
  facts: Facts,
  commands: [
    ['ip', 'addr', 'show'],
    ['ifconfig', '-a'],
  ],
  recognises: [/^ip\s+(?:-\S+\s+)*(?:a|ad|addr|address)\b/, /^ifconfig\b/, /^hostname\s+-I/],
  parse(lines) {
    const found = lines.flatMap(readLine);
    if (found.length === 0) throw new Error('no address in it');
    return { addresses: found };
  },
  keep: ({ addresses: found }) => found.map(({ line }) => line),
});

function readLine({ number, text }: Line): readonly Address[] {
  const [, long] = /^\s+inet6? (?:addr: ?)?([\da-fA-F.:]+)/.exec(text) ?? [];
  if (long !== undefined) return [{ address: long, duplicate: /\bdadfailed\b/.test(text), line: number }];
  const [, brief = ''] = /^\S+\s+(?:UP|DOWN|UNKNOWN|LOWERLAYERDOWN|DORMANT)\s+(.+)$/.exec(text) ?? [];
  return [...brief.matchAll(/([\da-f.:]+)\/\d+/g)].map(([, address = '']) => ({
    address,
    duplicate: false,
    line: number,
  }));
}
