import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'the table is full now',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'kernel',
          output:
            '2026-11-22T10:12:00.000000+0000 web-1 kernel: nf_conntrack: nf_conntrack: table full, dropping packet\n2026-11-22T10:29:00.000000+0000 web-1 kernel: nf_conntrack: nf_conntrack: table full, dropping packet\n',
        },
        {
          collector: 'conntrack',
          output:
            '==> /proc/sys/net/netfilter/nf_conntrack_count <==\n65536\n\n==> /proc/sys/net/netfilter/nf_conntrack_max <==\n65536\n',
        },
      ],
      severity: 'critical',
      statement:
        'The table of tracked connections is full (65536 of 65536 connections), so new connections are dropped. The kernel said 2 times that it drops packets for that, last at 2026-11-22 10:29:00 UTC.',
      quotes: [
        '2026-11-22T10:12:00.000000+0000 web-1 kernel: nf_conntrack: nf_conntrack: table full, dropping packet',
        '2026-11-22T10:29:00.000000+0000 web-1 kernel: nf_conntrack: nf_conntrack: table full, dropping packet',
        '65536',
        '65536',
      ],
    },
    {
      why: 'the kernel said so this morning',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'kernel',
          output:
            '2026-11-22T02:12:00.000000+0000 web-1 kernel: nf_conntrack: nf_conntrack: table full, dropping packet\n',
        },
        {
          collector: 'conntrack',
          output:
            '==> /proc/sys/net/netfilter/nf_conntrack_count <==\n900\n\n==> /proc/sys/net/netfilter/nf_conntrack_max <==\n65536\n',
        },
      ],
      severity: 'warning',
      statement:
        'The table of tracked connections was full (900 of 65536 connections), so new connections are dropped. The kernel said once that it drops packets for that, last at 2026-11-22 02:12:00 UTC.',
      quotes: [
        '2026-11-22T02:12:00.000000+0000 web-1 kernel: nf_conntrack: nf_conntrack: table full, dropping packet',
        '900',
        '65536',
      ],
    },
  ],
  silent: [
    {
      why: 'that was days ago',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'kernel',
          output:
            '2026-11-12T10:12:00.000000+0000 web-1 kernel: nf_conntrack: nf_conntrack: table full, dropping packet\n',
        },
        {
          collector: 'conntrack',
          output:
            '==> /proc/sys/net/netfilter/nf_conntrack_count <==\n900\n\n==> /proc/sys/net/netfilter/nf_conntrack_max <==\n65536\n',
        },
      ],
    },
    {
      why: 'an application says so',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'journal',
          unit: 'nginx.service',
          output:
            '2026-11-22T10:12:00.000000+0000 web-1 nginx[7]: nf_conntrack: nf_conntrack: table full, dropping packet\n',
        },
      ],
    },
  ],
};
