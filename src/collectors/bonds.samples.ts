import type { bonds } from './bonds.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof bonds> = {
  good: [
    {
      command: 'grep -r . /proc/net/bonding',
      origin: "written: the kernel's document networking/bonding",
      output: `/proc/net/bonding/bond0:Ethernet Channel Bonding Driver: v5.14.0
/proc/net/bonding/bond0:Bonding Mode: IEEE 802.3ad Dynamic link aggregation
/proc/net/bonding/bond0:MII Status: up
/proc/net/bonding/bond0:Slave Interface: eno1
/proc/net/bonding/bond0:MII Status: up
/proc/net/bonding/bond0:Speed: 10000 Mbps
/proc/net/bonding/bond0:Link Failure Count: 41
/proc/net/bonding/bond0:Slave Interface: eno2
/proc/net/bonding/bond0:MII Status: down
/proc/net/bonding/bond0:Link Failure Count: 1
`,
      facts: {
        members: [
          {
            bond: 'bond0',
            name: 'eno1',
            status: 'up',
            statusLine: 5,
            failures: 41,
            failuresLine: 7,
            line: 4,
          },
          {
            bond: 'bond0',
            name: 'eno2',
            status: 'down',
            statusLine: 9,
            failures: 1,
            failuresLine: 10,
            line: 8,
          },
        ],
      },
    },
  ],
  broken: [
    {
      why: 'a bond without members',
      output: `/proc/net/bonding/bond0:Bonding Mode: load balancing (round-robin)
`,
    },
  ],
};
