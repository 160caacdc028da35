import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'answers fail DNSSEC validation',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'network-log',
          output:
            '2026-11-22T10:12:00.000000+0000 web-1 systemd-resolved[611]: DNSSEC validation failed for question git.example.org IN A: no-signature\n2026-11-22T10:13:00.000000+0000 web-1 systemd-resolved[611]: DNSSEC validation failed for question git.example.org IN A: no-signature\n',
        },
      ],
      severity: 'critical',
      statement: 'Names are not found because of systemd-resolved: it refuses answers that fail DNSSEC validation.',
      quotes: [
        '2026-11-22T10:12:00.000000+0000 web-1 systemd-resolved[611]: DNSSEC validation failed for question git.example.org IN A: no-signature',
        '2026-11-22T10:13:00.000000+0000 web-1 systemd-resolved[611]: DNSSEC validation failed for question git.example.org IN A: no-signature',
      ],
    },
    {
      why: 'it has failed and is asked',
      seen: [
        {
          collector: 'dns-config',
          output: '==> /etc/resolv.conf <==\nnameserver 127.0.0.53\n',
        },
        {
          collector: 'failed-units',
          output: 'systemd-resolved.service loaded failed failed Network Name Resolution\n',
        },
      ],
      severity: 'critical',
      statement: 'Names are not found because of systemd-resolved: it does not run, and names are asked from it.',
      quotes: ['systemd-resolved.service loaded failed failed Network Name Resolution', 'nameserver 127.0.0.53'],
    },
  ],
  silent: [
    {
      why: 'it does not run, and nobody asks it',
      seen: [
        {
          collector: 'dns-config',
          output: '==> /etc/resolv.conf <==\nnameserver 10.1.0.53\n',
        },
        {
          collector: 'failed-units',
          output: 'systemd-resolved.service loaded failed failed Network Name Resolution\n',
        },
      ],
    },
    {
      why: 'one server was degraded for a while',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'network-log',
          output:
            '2026-11-22T10:12:00.000000+0000 web-1 systemd-resolved[611]: Using degraded feature set UDP instead of UDP+EDNS0 for DNS server 10.2.0.10.\n',
        },
      ],
    },
  ],
};
