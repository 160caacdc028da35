import type { networkSettings } from './network-settings.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof networkSettings> = {
  good: [
    {
      command: 'head -n 1 /proc/sys/net/core/somaxconn …',
      origin: 'recorded: Linux 6.18',
      output: `==> /proc/sys/net/core/somaxconn <==
4096

==> /proc/sys/net/ipv4/tcp_max_syn_backlog <==
2048

==> /proc/sys/net/ipv4/tcp_syncookies <==
1

==> /proc/sys/net/ipv4/tcp_abort_on_overflow <==
0

==> /proc/sys/net/ipv4/tcp_mtu_probing <==
0

==> /proc/sys/net/ipv4/ip_forward <==
0

==> /proc/sys/net/ipv4/ip_local_port_range <==
32768	60999
`,
      facts: {
        settings: [
          {
            name: 'net.core.somaxconn',
            value: '4096',
            line: 2,
          },
          {
            name: 'net.ipv4.tcp_max_syn_backlog',
            value: '2048',
            line: 5,
          },
          {
            name: 'net.ipv4.tcp_syncookies',
            value: '1',
            line: 8,
          },
          {
            name: 'net.ipv4.tcp_abort_on_overflow',
            value: '0',
            line: 11,
          },
          {
            name: 'net.ipv4.tcp_mtu_probing',
            value: '0',
            line: 14,
          },
          {
            name: 'net.ipv4.ip_forward',
            value: '0',
            line: 17,
          },
          {
            name: 'net.ipv4.ip_local_port_range',
            value: '32768\t60999',
            line: 20,
          },
        ],
      },
    },
  ],
  broken: [
    {
      why: 'nothing of it',
      output: `somaxconn
`,
    },
  ],
};
