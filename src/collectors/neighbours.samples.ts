import type { neighbours } from './neighbours.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof neighbours> = {
  good: [
    {
      command: 'ip neigh show',
      origin: 'recorded: Debian 12, Linux 6.18, iproute2 6.1',
      output: `192.0.2.1 dev eth0 lladdr 02:fc:00:00:00:05 STALE 
fd00::1 dev eth0 FAILED 
`,
      facts: {
        neighbours: [
          {
            address: '192.0.2.1',
            hardware: '02:fc:00:00:00:05',
            state: 'STALE',
            line: 1,
          },
          {
            address: 'fd00::1',
            state: 'FAILED',
            line: 2,
          },
        ],
      },
    },
    {
      command: 'cat /proc/net/arp',
      origin: 'recorded: Linux 6.18',
      output: `IP address       HW type     Flags       HW address            Mask     Device
192.0.2.1        0x1         0x2         02:fc:00:00:00:05     *        eth0
`,
      facts: {
        neighbours: [
          {
            address: '192.0.2.1',
            hardware: '02:fc:00:00:00:05',
            state: 'REACHABLE',
            line: 2,
          },
        ],
      },
    },
  ],
  broken: [
    {
      why: 'nothing of it',
      output: `RTNETLINK answers: Operation not permitted
`,
    },
  ],
};
