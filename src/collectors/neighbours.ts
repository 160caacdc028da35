import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Neighbour = z.object({
  address: z.string(),
  hardware: z.string().exactOptional(),
  /** "REACHABLE", "STALE", "FAILED"; /proc/net/arp tells only whether it was found. */
  state: z.string(),
  line: z.int(),
});
const Facts = z.object({ neighbours: z.array(Neighbour) });
type Neighbour = z.infer<typeof Neighbour>;

/** ip-neighbour(8), the kernel's /proc/net/arp, arp(8). */
export const neighbours = defineCollector({
  name: 'neighbours',
  about: 'Machines on the same network, and those that do not answer',
  hides: 'a gateway or neighbour that does not answer',
  trust: 'system',
  when: ['network', 'dns', 'mount_nfs'],
  facts: Facts,
  commands: [
    ['ip', 'neigh', 'show'],
    ['cat', '/proc/net/arp'],
  ],
  recognises: [/^ip\s+(?:-\S+\s+)*n(?:eigh\w*)?\b/, /^arp\b/, /^cat\s+\/proc\/net\/arp/],
  parse: (lines) => ({ neighbours: lines.flatMap(readLine) }),
  keep: ({ neighbours: found }) =>
    found.filter(({ state }) => state === 'FAILED' || state === 'INCOMPLETE').map(({ line }) => line),
});

function readLine({ number, text }: Line): readonly Neighbour[] {
  const [, address, hardware, state] =
    /^([\da-f.:]+) (?:dev \S+ )?(?:lladdr (\S+) )?.*?\b(REACHABLE|STALE|DELAY|PROBE|FAILED|INCOMPLETE|PERMANENT|NOARP)\b/.exec(
      text,
    ) ?? [];
  if (address !== undefined && state !== undefined) {
    return [{ address, ...(hardware && { hardware }), state, line: number }];
  }
  const [, ip, mac] = /^(?:\S+ \()?(\d+\.\d+\.\d+\.\d+)\)?\s.*?((?:[\da-f]{2}:){5}[\da-f]{2})/i.exec(text) ?? [];
  if (ip === undefined || mac === undefined) return [];
  if (/^0[0:]+$/.test(mac)) return [{ address: ip, state: 'INCOMPLETE', line: number }];
  return [{ address: ip, hardware: mac.toLowerCase(), state: 'REACHABLE', line: number }];
}
