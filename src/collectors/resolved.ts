import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Value = z.object({ value: z.string(), line: z.int() });
const Facts = z.object({
  /** "stub", "uplink", "foreign", "missing": what /etc/resolv.conf is to it. */
  mode: Value.exactOptional(),
  /** Each server once for each link it is listed for. */
  servers: z.array(Value),
  /** "yes", "no", "allow-downgrade" */
  dnssec: Value.exactOptional(),
  dnsOverTls: Value.exactOptional(),
  /** The line that says that it does not run. */
  notRunningLine: z.int().exactOptional(),
  /** "Global" or the first link: where the lists begin. */
  line: z.int(),
});

const NOT_RUNNING =
  /Failed to (?:get global data|connect|get .*state).*|Unit dbus-org\.freedesktop\.resolve1\.service not found|Could not activate remote peer/;
const LIST = /^\s*(?:Current )?DNS Servers?:\s*(.*)$/;

/** resolvectl(1), and its older name systemd-resolve. */
export const resolved = defineCollector({
  name: 'resolved',
  about: 'State of systemd-resolved: servers, DNSSEC and DNS over TLS by link',
  hides: 'name servers that systemd-resolved uses, and its settings',
  trust: 'system',
  when: ['dns', 'network'],
  facts: Facts,
  slow: true,
  commands: [
    ['resolvectl', 'status', '--no-pager'],
    ['systemd-resolve', '--status', '--no-pager'],
  ],
  recognises: [
    /^resolvectl(?:\s+-\S+)*(?:\s+(?:status|dns|dnssec)\b.*)?\s*$/,
    /^systemd-resolve\b.*--status/,
    /^resolvectl\s+(?:-\S+\s+)*status/,
  ],
  parse(lines) {
    const start = lines.find(({ text }) => /^(?:Global|Link \d+ \()/.test(text));
    const notRunning = lines.find(({ text }) => NOT_RUNNING.test(text));
    const line = (start ?? notRunning)?.number;
    if (line === undefined) throw new Error('no state in it');
    const mode = findValue(lines, /resolv\.conf mode: (\w+)/);
    const dnssec = findValue(lines, /DNSSEC(?:=| setting: )([\w-]+)/);
    const dnsOverTls =
      findValue(lines, /DNSOverTLS(?:=| setting: )(yes|opportunistic)/) ?? findValue(lines, /(\+DNSOverTLS)/);
    return {
      ...(mode && { mode }),
      servers: findServers(lines),
      ...(dnssec && { dnssec }),
      ...(dnsOverTls && { dnsOverTls }),
      ...(notRunning && { notRunningLine: notRunning.number }),
      line,
    };
  },
  keep: ({ mode, servers, dnssec, dnsOverTls, notRunningLine, line }) => [
    ...[mode, dnssec, dnsOverTls].flatMap((value) => value?.line ?? []),
    ...servers.map((server) => server.line),
    ...(notRunningLine === undefined ? [] : [notRunningLine]),
    line,
  ],
});

function findValue(lines: readonly Line[], pattern: RegExp): { value: string; line: number } | undefined {
  for (const { number, text } of lines) {
    const value = pattern.exec(text)?.[1];
    if (value !== undefined) return { value, line: number };
  }
  return undefined;
}

/** More servers stand on the lines below, without a name. */
function findServers(lines: readonly Line[]): { value: string; line: number }[] {
  let inList = false;
  return lines.flatMap(({ number, text }) => {
    const listed = LIST.exec(text)?.[1] ?? /^Link \d+ \(\S+\): ([\da-f].*)$/.exec(text)?.[1];
    inList = listed !== undefined || (inList && /^\s{10,}[\da-fA-F.:%#]+\s*$/.test(text));
    if (!inList) return [];
    return (listed ?? text)
      .trim()
      .split(/\s+/)
      .filter((word) => /^[\da-fA-F.:]+/.test(word))
      .map((value) => ({ value, line: number }));
  });
}
