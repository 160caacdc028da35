import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const NfsMount = z.object({
  /** "10.0.4.9:/export/home" */
  source: z.string(),
  mount: z.string(),
  /** Requests sent and not answered when it was looked at; undefined where that is not told. */
  unanswered: z.int().exactOptional(),
  lines: z.array(z.int()).min(1),
});
type NfsMount = z.infer<typeof NfsMount>;
const Facts = z.object({ mounts: z.array(NfsMount) });

const DEVICE = /^device (\S+) mounted on (\S+) with fstype nfs/;
/** Of net/sunrpc/xprtsock.c: after the port come binds, connects, connect time, idle time, then sends and receives. */
const TCP = /^\s*xprt:\s+tcp \d+ \d+ \d+ \d+ -?\d+ (\d+) (\d+) /;

/** The kernel's own counters of each NFS mount. The mounts themselves are never touched: one that is dead would hang us. */
export const nfs = defineCollector({
  name: 'nfs',
  about: 'NFS mounts and requests their servers have not answered',
  hides: 'servers of NFS mounts that do not answer',
  trust: 'system',
  when: ['mount_nfs', 'cpu_load'],
  facts: Facts,
  slow: true,
  commands: [['cat', '/proc/self/mountstats']],
  recognises: [/^(?:cat|grep|egrep)\b.*\/proc\/\S*mountstats\b/],
  parse(lines) {
    const found = lines.reduce<readonly NfsMount[]>(addTo, []);
    if (found.length === 0 && !isMountstats(lines)) throw new Error('no mount in it');
    return { mounts: [...found] };
  },
  keep: ({ mounts }) => mounts.flatMap(({ lines }) => lines),
});

function addTo(found: readonly NfsMount[], { number, text }: Line): readonly NfsMount[] {
  const [, source, mount] = DEVICE.exec(text) ?? [];
  if (source !== undefined && mount !== undefined) return [...found, { source, mount, lines: [number] }];
  const last = found.at(-1);
  const [, sent, received] = TCP.exec(text) ?? [];
  if (last === undefined || sent === undefined) return found;
  const unanswered = Math.max(0, Number(sent) - Number(received)) + (last.unanswered ?? 0);
  return [...found.slice(0, -1), { ...last, unanswered, lines: [...last.lines, number] }];
}

function isMountstats(lines: readonly Line[]): boolean {
  return lines.some(({ text }) => /^(?:device \S+|no device) mounted on /.test(text));
}
