import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Facts = z.object({
  synchronised: z.object({ value: z.boolean(), line: z.int() }).exactOptional(),
  /** Of the host's clock from the time its sources tell; the sign is as the tool gives it. */
  offset: z.object({ seconds: z.number(), line: z.int() }).exactOptional(),
  sources: z.array(z.object({ reachable: z.boolean(), chosen: z.boolean(), line: z.int() })),
  /** The daemon does not answer: the line that says so. */
  noDaemon: z.int().exactOptional(),
});
export type TimeSources = z.infer<typeof Facts>;

const UNSYNCHRONISED = /^Leap status\s+: Not synchronised|^unsynchronised|leap_alarm|sync_unspec|^\s*Packet count: 0$/;
const SYNCHRONISED = /^Leap status\s+: (?:Normal|Insert second|Delete second)|^synchronised to|^\s*Packet count: [1-9]/;
const CHRONY_SOURCE = /^[\^=#]([*+\-?x~])\s+\S+\s+\d+\s+\d+\s+([0-7]+|-)\s/;
const NTP_PEER =
  /^([ *+\-#x.o])\S.*?\s+\d{1,2}\s+[ulbmsAp-]\s+(?:\S+)\s+\d+\s+([0-7]+)\s+[\d.]+\s+(-?[\d.]+)\s+[\d.]+\s*$/;

/** chronyc(1), ntpq(8): both ask the daemon of this host only. Read as well: ntpdate -q, ntpstat, timedatectl timesync-status. */
export const timeSources = defineCollector({
  name: 'time-sources',
  about: 'How far the clock is from its sources, and whether they can be reached',
  hides: 'how wrong the clock is',
  trust: 'system',
  when: ['time_sync', 'tls_cert', 'auth_access'],
  facts: Facts,
  slow: true,
  commands: [
    // By its port: asked by its socket, which it tries first otherwise, chronyc makes a file of its own beside that.
    ['chronyc', '-h', '127.0.0.1', '-n', 'tracking'],
    ['ntpq', '-pn'],
  ],
  okExitCodes: [0, 1], // 1: the daemon is not there.
  recognises: [/^chronyc\b/, /^ntp(?:q|date|stat|dc)\b/, /^sntp\b/, /^chronyd\s+-Q/, /^timedatectl\b.*timesync-status/],
  parse(lines) {
    const synchronised = findSynchronised(lines);
    const sources = lines.flatMap(findSource);
    const offset = findOffset(lines, synchronised?.value);
    const noDaemon = lines.find(({ text }) => /Cannot talk to daemon|read: Connection refused/.test(text))?.number;
    if (!synchronised && sources.length === 0 && !offset && noDaemon === undefined) throw new Error('no source in it');
    return {
      ...(synchronised && { synchronised }),
      ...(offset && { offset }),
      sources,
      ...(noDaemon !== undefined && { noDaemon }),
    };
  },
  keep: ({ synchronised, offset, sources, noDaemon }) => [
    ...[synchronised, offset, ...sources].flatMap((one) => one?.line ?? []),
    ...(noDaemon === undefined ? [] : [noDaemon]),
  ],
});

function findSynchronised(lines: readonly Line[]): TimeSources['synchronised'] {
  const not = lines.find(({ text }) => UNSYNCHRONISED.test(text));
  if (not !== undefined) return { value: false, line: not.number };
  const yes = lines.find(({ text }) => SYNCHRONISED.test(text));
  return yes && { value: true, line: yes.number };
}

function findSource({ number, text }: Line): TimeSources['sources'] {
  const [, state, reach = ''] = CHRONY_SOURCE.exec(text) ?? NTP_PEER.exec(text) ?? [];
  // Where a pool is written down, ntpq shows a row for the pool itself, which is never reached.
  if (state === undefined || /\s\.POOL\.\s/.test(text)) return [];
  return [{ reachable: /[1-7]/.test(reach), chosen: state === '*' || state === 'o', line: number }];
}

function findOffset(lines: readonly Line[], synchronised: boolean | undefined): TimeSources['offset'] {
  const offsets = lines.flatMap(({ number, text }) => {
    const seconds = readOffset(text, synchronised);
    return seconds === undefined ? [] : [{ seconds, line: number }];
  });
  return offsets.toSorted((a, b) => Math.abs(b.seconds) - Math.abs(a.seconds))[0];
}

function readOffset(text: string, synchronised: boolean | undefined): number | undefined {
  const chrony = /^System time\s+: (\d+\.\d+) seconds (fast|slow) of NTP time/.exec(text);
  if (chrony !== null) {
    // It counts from the time it believes in, which says nothing before it has a source.
    return synchronised === false ? undefined : Number(chrony[1]) * (chrony[2] === 'slow' ? -1 : 1);
  }
  const peer = NTP_PEER.exec(text);
  if (peer !== null) return /[1-7]/.test(peer[2] ?? '') ? Number(peer[3]) / 1000 : undefined;
  return readQuery(text) ?? readTimesyncOffset(text);
}

/** ntpdate -q, chronyd -Q, sntp: all in seconds. */
function readQuery(text: string): number | undefined {
  const [, ntpdate, chronyd, sntp] =
    /\boffset ([-+]?\d+\.\d+)(?: sec|,)|System clock wrong by (-?\d+\.\d+) seconds|^(?:\S+ \S+ \([^)]+\) )?([-+]\d+\.\d+) \+\/- \d/.exec(
      text,
    ) ?? [];
  const seconds = ntpdate ?? chronyd ?? sntp;
  return seconds === undefined ? undefined : Number(seconds);
}

function readTimesyncOffset(text: string): number | undefined {
  const [, sign, minutes, amount, unit] = /^\s*Offset: ([-+]?)(?:(\d+)min )?(\d+(?:\.\d+)?)(us|ms|s)$/.exec(text) ?? [];
  if (amount === undefined) return undefined;
  const scale = unit === 's' ? 1 : unit === 'ms' ? 1e-3 : 1e-6;
  return (Number(minutes ?? 0) * 60 + Number(amount) * scale) * (sign === '-' ? -1 : 1);
}
