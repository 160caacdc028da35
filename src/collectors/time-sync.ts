import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Said = z.object({ value: z.string(), line: z.int() });
const Facts = z.object({
  synchronised: z.object({ value: z.boolean(), line: z.int() }).exactOptional(),
  /** "active", "inactive", "n/a", "yes", "no" */
  service: Said.exactOptional(),
  /** How far the system's clock is ahead of the hardware's; left out where that one keeps local time. */
  aheadOfHardware: z.object({ seconds: z.number(), line: z.int() }).exactOptional(),
  /** What the hardware clock says, where nothing compares it: to be held against the collector `clock`. */
  hardware: z.object({ at: z.iso.datetime(), line: z.int() }).exactOptional(),
});

/** timedatectl(1): `show` came with systemd 239. Without systemd the kernel's ABI/testing/rtc-cdev: the hardware clock as seconds since 1970. */
export const timeSync = defineCollector({
  name: 'time-sync',
  about: 'Whether the clock is synchronised, and how far the hardware clock is from it',
  hides: 'a clock that is not synchronised',
  trust: 'system',
  when: ['time_sync', 'tls_cert', 'auth_access'],
  facts: Facts,
  slow: true,
  commands: [
    ['timedatectl', 'show'],
    ['timedatectl', 'status', '--no-pager'],
    ['cat', '/sys/class/rtc/rtc0/since_epoch'],
  ],
  recognises: [/^timedatectl\b(?!.*timesync)/],
  parse(lines) {
    const synchronised =
      find(lines, /^\s*(?:System clock synchronized|NTP synchronized): (yes|no)$/) ??
      find(lines, /^NTPSynchronized=(yes|no)$/);
    const service =
      find(lines, /^\s*(?:NTP service|systemd-timesyncd\.service active|NTP enabled|Network time on): (\S+)$/) ??
      find(lines, /^NTP=(\S+)$/);
    const aheadOfHardware = findAhead(lines);
    const hardware = findHardware(lines);
    if ([synchronised, service, aheadOfHardware, hardware].every((one) => one === undefined))
      throw new Error('no clock in it');
    return {
      ...(synchronised && { synchronised: { value: synchronised.value === 'yes', line: synchronised.line } }),
      ...(service && { service }),
      ...(aheadOfHardware && { aheadOfHardware }),
      ...(hardware && { hardware }),
    };
  },
  keep: ({ synchronised, service, aheadOfHardware, hardware }) =>
    [synchronised, service, aheadOfHardware, hardware].flatMap((one) => one?.line ?? []),
});

function findHardware([first]: readonly Line[]): z.infer<typeof Facts>['hardware'] {
  if (first === undefined || !/^\d{9,11}$/.test(first.text)) return undefined;
  return { at: new Date(Number(first.text) * 1000).toISOString(), line: first.number };
}

function find(lines: readonly Line[], pattern: RegExp): z.infer<typeof Said> | undefined {
  for (const { number, text } of lines) {
    const value = pattern.exec(text)?.[1];
    if (value !== undefined) return { value, line: number };
  }
  return undefined;
}

const STAMP = String.raw`[A-Z][a-z]{2} (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)`;

function findAhead(lines: readonly Line[]): { seconds: number; line: number } | undefined {
  if (lines.some(({ text }) => /^\s*RTC in local TZ: yes$|^LocalRTC=yes$/.test(text))) return undefined;
  const system = find(lines, new RegExp(String.raw`^(?:\s*Universal time: |TimeUSec=)${STAMP} UTC$`));
  const hardware = find(lines, new RegExp(String.raw`^(?:\s*RTC time: |RTCTimeUSec=)${STAMP}(?: UTC)?$`));
  if (system === undefined || hardware === undefined) return undefined;
  const seconds = (toMs(system.value) - toMs(hardware.value)) / 1000;
  return { seconds, line: hardware.line };
}

function toMs(stamp: string): number {
  return Date.parse(`${stamp.replace(' ', 'T')}Z`);
}
