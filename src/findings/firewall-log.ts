import { factsOf } from '../collectors/collector.ts';
import { sockets } from '../collectors/sockets.ts';
import type { Evidence } from '../domain/evidence.ts';
import { isRecent, type SeenSign, signsOf } from './signs-of.ts';

/** A packet that the packet filter logged before it let it go. */
export interface Dropped {
  readonly seen: SeenSign;
  readonly way: 'in' | 'out' | 'forward';
  readonly source: string;
  readonly port: number;
}

const PRIVATE = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd])/i;
const MANY = /DST=(?:22[4-9]\.|23\d\.|255\.|\d+\.\d+\.\d+\.255\b|ff)/i;
/** Name services, discovery and DHCP, which shout at everybody. */
const NOISY_PORTS = new Set([67, 68, 137, 138, 139, 546, 631, 1900, 3702, 5353, 5355, 10_001, 17_500, 57_621]);

export function isPrivate(address: string): boolean {
  return PRIVATE.test(address);
}

/** Of the last day, without what is sent to everybody. */
export function droppedPackets(evidence: readonly Evidence[]): readonly Dropped[] {
  return signsOf(evidence, 'firewall_logged')
    .seen.filter((seen) => isRecent(seen) && !MANY.test(seen.sign.text))
    .flatMap((seen) => {
      const [, inside = '', outside = ''] = /\bIN=(\S*) OUT=(\S*)/.exec(seen.sign.text) ?? [];
      const source = /\bSRC=(\S+)/.exec(seen.sign.text)?.[1] ?? '';
      const port = Number(/\bDPT=(\d+)/.exec(seen.sign.text)?.[1]);
      const isNoise = Number.isNaN(port) || NOISY_PORTS.has(port);
      return isNoise ? [] : [{ seen, way: toWay(inside, outside), source, port }];
    });
}

function toWay(inside: string, outside: string): Dropped['way'] {
  if (inside === '') return 'out';
  return outside === '' ? 'in' : 'forward';
}

/** Ports that other machines could reach if nothing kept them out. */
export function reachablePorts(evidence: readonly Evidence[]): ReadonlySet<number> {
  return new Set(
    factsOf(evidence, sockets).flatMap(({ facts }) =>
      facts.listeners.filter(({ address }) => !/^(?:127\.|\[::1\]|::1)/.test(address)).map(({ port }) => port),
    ),
  );
}
