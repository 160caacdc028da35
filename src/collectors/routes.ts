import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Route = z.object({
  /** "default", "10.0.0.0/8" */
  destination: z.string(),
  via: z.string().exactOptional(),
  device: z.string().exactOptional(),
  /** Where a packet size is set on the route, or was learnt from a router on the way. */
  mtuBytes: z.int().exactOptional(),
  line: z.int(),
});
const Facts = z.object({ routes: z.array(Route) });
type Route = z.infer<typeof Route>;

const KINDS = 'unicast|unreachable|blackhole|prohibit|local|broadcast|throw';
const IP = new RegExp(
  `^(?:(?:${KINDS}) )?(default|[\\da-f.:]+(?:/\\d+)?)(?= (?:via|dev|from|proto|metric|scope|table))`,
);
const TABLE = /^(\d+\.\d+\.\d+\.\d+)\s+(\d+\.\d+\.\d+\.\d+|\*)\s+(\d+\.\d+\.\d+\.\d+)\s+[A-Z!]+\s.*\s(\S+)$/;

/** ip-route(8), route(8) and netstat(8) -rn. */
export const routes = defineCollector({
  name: 'routes',
  about: 'Routes, and the packet sizes set on them',
  hides: 'a missing or wrong route',
  trust: 'system',
  when: ['network', 'dns', 'mount_nfs'],
  facts: Facts,
  commands: [
    ['ip', 'route', 'show'],
    ['netstat', '-rn'],
  ],
  recognises: [/^ip\s+(?:-\S+\s+)*r(?:o|oute)?\b/, /^route\b/, /^netstat\s+-\w*r/],
  parse(lines) {
    const found = lines.flatMap(readLine);
    if (found.length === 0 && lines.length > 0) throw new Error('no route in it');
    return { routes: found };
  },
  keep: ({ routes: found }) =>
    found
      .filter(({ destination, mtuBytes }) => destination === 'default' || mtuBytes !== undefined)
      .map(({ line }) => line),
});

function readLine(line: Line): readonly Route[] {
  const route = readIp(line) ?? readTable(line);
  return route === undefined ? [] : [route];
}

function readIp({ number, text }: Line): Route | undefined {
  const destination = IP.exec(text)?.[1];
  if (destination === undefined) return undefined;
  const via = /\bvia (\S+)/.exec(text)?.[1];
  const device = /\bdev (\S+)/.exec(text)?.[1];
  const mtu = /\bmtu (?:lock )?(\d+)/.exec(text)?.[1];
  return {
    destination,
    ...(via && { via }),
    ...(device && { device }),
    ...(mtu && { mtuBytes: Number(mtu) }),
    line: number,
  };
}

function readTable({ number, text }: Line): Route | undefined {
  const [, to, gateway = '', mask, device = ''] = TABLE.exec(text) ?? [];
  if (to === undefined) return undefined;
  const isDefault = to === '0.0.0.0' && mask === '0.0.0.0';
  const hasGateway = gateway !== '0.0.0.0' && gateway !== '*';
  return { destination: isDefault ? 'default' : to, ...(hasGateway && { via: gateway }), device, line: number };
}
