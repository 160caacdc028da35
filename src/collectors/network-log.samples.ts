import type { networkLog } from './network-log.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof networkLog> = {
  good: [
    {
      command: 'journalctl --no-pager --output=short-iso-precise --since=-24h --lines=400 --unit=systemd-networkd …',
      origin: 'written: systemd-networkd 252',
      output: `2026-11-22T10:12:33.000000+0000 web-1 systemd-networkd[655]: eth0: Lost carrier
2026-11-22T10:12:40.000000+0000 web-1 systemd-networkd[655]: eth0: Gained carrier
2026-11-22T10:12:41.000000+0000 web-1 systemd-networkd[655]: eth0: DHCPv4 address 10.3.3.18/24, gateway 10.3.3.1 acquired from 10.3.3.1
`,
      facts: {
        entries: 3,
        signs: [
          {
            kind: 'carrier_lost',
            at: '2026-11-22T10:12:33.000Z',
            by: 'application',
            source: 'systemd-networkd',
            text: 'eth0: Lost carrier',
            line: 1,
          },
          {
            kind: 'carrier_gained',
            at: '2026-11-22T10:12:40.000Z',
            by: 'application',
            source: 'systemd-networkd',
            text: 'eth0: Gained carrier',
            line: 2,
          },
        ],
        signCounts: {
          carrier_lost: 1,
          carrier_gained: 1,
        },
      },
    },
    {
      command: 'journalctl --no-pager …',
      origin: 'written: a host without such services',
      output: `-- No entries --
`,
      facts: {
        entries: 0,
        signs: [],
        signCounts: {},
      },
    },
  ],
  broken: [
    {
      why: 'nothing of it',
      output: `Failed to search journal ACL: Operation not supported
`,
    },
  ],
};
