import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Link = z.object({
  name: z.string(),
  mtuBytes: z.int(),
  /** Switched on. */
  up: z.boolean(),
  /** Plugged in, as far as the interface can tell. */
  carrier: z.boolean(),
  /** The bridge or bond it is a part of. */
  master: z.string().exactOptional(),
  /** "bridge", "vxlan", "wireguard": only `ip -d` tells. */
  kind: z.string().exactOptional(),
  line: z.int(),
});
const Facts = z.object({ links: z.array(Link) });
export type Link = z.infer<typeof Link>;

const IP = /^\d+: ([^:@\s]+)(?:@\S+)?: <([^>]*)> mtu (\d+)(?:.* master (\S+))?/;
const IFCONFIG = /^([^\s:]+(?::\d+)?): flags=\d+<([^>]*)>\s+mtu (\d+)/;
const OLD_NAME = /^(\S+)\s+Link encap:/;
const OLD_FLAGS = /^\s+([A-Z ]+?)\s+MTU:(\d+)/;
const NETSTAT_ROW = /^(\S+)\s+(\d{2,5})\s+\d+(?:\s+\d+){6,8}\s+([A-Za-z]+)$/;
const KIND = /^\s{4}(bond|bond_slave|bridge|bridge_slave|gre|gretap|ipip|macvlan|team|tun|veth|vlan|vxlan|wireguard)\b/;

/** ip-link(8), ifconfig(8) of net-tools and BusyBox, netstat(8) -i. */
export const links = defineCollector({
  name: 'links',
  about: 'Network interfaces: state, packet size, and what they are part of',
  hides: 'links that are down, and packet sizes that do not fit together',
  trust: 'system',
  when: { types: ['network', 'dns', 'mount_nfs'], words: /\b(?:replicat\w+|latency|packets?|stall(?:s|ed)?)\b/i },
  facts: Facts,
  commands: [
    ['ip', '-d', 'link', 'show'],
    ['ip', 'link', 'show'],
    ['ifconfig', '-a'],
  ],
  recognises: [/^ip\s+(?:-\S+\s+)*(?:l|li|link|a|ad|addr|address)\b/, /^ifconfig\b/, /^netstat\s+-\w*i/],
  parse(lines) {
    const found: Link[] = [];
    let oldName: string | undefined;
    for (const line of lines) {
      oldName = OLD_NAME.exec(line.text)?.[1] ?? oldName;
      const link = findLink(line, oldName);
      if (link !== undefined) found.push(link);
      const kind = KIND.exec(line.text)?.[1];
      const last = found.pop();
      if (last !== undefined) found.push(kind === undefined ? last : { kind, ...last });
    }
    if (found.length === 0) throw new Error('no interface in it');
    return { links: found };
  },
  keep: ({ links: found }) => found.map(({ line }) => line),
});

function findLink(line: Line, oldName: string | undefined): Link | undefined {
  return findModern(line) ?? findRow(line) ?? findOld(line, oldName);
}

function findModern({ number, text }: Line): Link | undefined {
  const [, name, flags = '', mtu, master] = IP.exec(text) ?? IFCONFIG.exec(text) ?? [];
  return name === undefined ? undefined : toLink(name, flags.split(','), mtu, number, master);
}

function findRow({ number, text }: Line): Link | undefined {
  const [, name, mtu, letters = ''] = NETSTAT_ROW.exec(text) ?? [];
  const flags = letters.split('').map((letter) => LETTERS[letter] ?? letter);
  return name === undefined ? undefined : toLink(name, flags, mtu, number);
}

function findOld({ number, text }: Line, name: string | undefined): Link | undefined {
  const [, flags = '', mtu] = OLD_FLAGS.exec(text) ?? [];
  return mtu === undefined || name === undefined ? undefined : toLink(name, flags.trim().split(' '), mtu, number);
}

/** netstat(8): U up, R running. */
const LETTERS: Readonly<Record<string, string>> = { U: 'UP', R: 'RUNNING' };

function toLink(name: string, flags: readonly string[], mtu = '0', line: number, master?: string): Link {
  const carrier = flags.includes('LOWER_UP') || flags.includes('RUNNING');
  return { name, mtuBytes: Number(mtu), up: flags.includes('UP'), carrier, ...(master && { master }), line };
}
