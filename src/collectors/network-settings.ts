import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const NAMES = [
  'net.core.somaxconn',
  'net.ipv4.tcp_max_syn_backlog',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_abort_on_overflow',
  'net.ipv4.tcp_mtu_probing',
  'net.ipv4.ip_forward',
  'net.ipv4.ip_local_port_range',
] as const;
const Facts = z.object({
  settings: z.array(z.object({ name: z.enum(NAMES), value: z.string(), line: z.int() })),
});

/** The kernel's document networking/ip-sysctl. `head` names each file before its line. */
export const networkSettings = defineCollector({
  name: 'network-settings',
  about: "The kernel's limits for waiting connections, and other network settings",
  hides: 'limits that are too small for the traffic',
  trust: 'system',
  when: ['network', 'service_down', 'dns', 'tls_cert'],
  facts: Facts,
  commands: [
    [
      'head',
      '-n',
      '1',
      '/proc/sys/net/core/somaxconn',
      '/proc/sys/net/ipv4/tcp_max_syn_backlog',
      '/proc/sys/net/ipv4/tcp_syncookies',
      '/proc/sys/net/ipv4/tcp_abort_on_overflow',
      '/proc/sys/net/ipv4/tcp_mtu_probing',
      '/proc/sys/net/ipv4/ip_forward',
      '/proc/sys/net/ipv4/ip_local_port_range',
    ],
  ],
  okExitCodes: [0, 1],
  recognises: [/^sysctl\b.*(?:net\.|-\w*a)/, /^(?:cat|head|grep|tail)\b.*\/proc\/sys\/net\/(?:core|ipv4)\//],
  parse(lines) {
    const settings = lines.flatMap((line, index) => readLine(line, lines[index + 1]));
    if (settings.length === 0) throw new Error('no setting in it');
    return { settings };
  },
  keep: ({ settings }) => settings.map(({ line }) => line),
});

function readLine({ number, text }: Line, below: Line | undefined) {
  const file = /^==> \/proc\/sys\/(\S+) <==$/.exec(text)?.[1]?.replaceAll('/', '.');
  const [, key, value] = /^(net\.[\w.]+) = (.+)$/.exec(text) ?? [];
  const name = NAMES.find((known) => known === (file ?? key));
  if (name === undefined) return [];
  if (value !== undefined) return [{ name, value: value.trim(), line: number }];
  return below === undefined ? [] : [{ name, value: below.text.trim(), line: below.number }];
}
