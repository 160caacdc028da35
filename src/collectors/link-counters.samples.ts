import type { linkCounters } from './link-counters.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof linkCounters> = {
  good: [
    {
      command: 'ip -s -s link show',
      origin: 'recorded: Debian 12, Linux 6.18, iproute2 6.1',
      output: `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
    RX:   bytes packets errors dropped  missed   mcast           
    10692203687 3260258      0       0       0       0 
    RX errors:   length    crc   frame    fifo overrun
                      0      0       0       0       0 
    TX:   bytes packets errors dropped carrier collsns           
    10692203687 3260258      0       0       0       0 
    TX errors:  aborted   fifo  window heartbt transns
                      0      0       0       0       0 
4: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1400 qdisc pfifo_fast state UP mode DEFAULT group default qlen 1000
    link/ether 02:fc:00:00:00:01 brd ff:ff:ff:ff:ff:ff
    RX:  bytes packets errors dropped  missed   mcast           
    2857945520   74140      0       0       0       0 
    RX errors:  length    crc   frame    fifo overrun
                     0      0       0       0       0 
    TX:  bytes packets errors dropped carrier collsns           
       7421585   52434      0       0       0       0 
    TX errors: aborted   fifo  window heartbt transns
                     0      0       0       0       2 
`,
      facts: {
        counters: [
          {
            interface: 'eth0',
            counter: 'TX transns',
            value: 2,
            line: 20,
          },
        ],
      },
    },
    {
      command: 'cat /proc/net/dev',
      origin: 'recorded: Linux 6.18',
      output: `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
  eth0: 2857945520   74140    0    0    0     0          0         0  7421585   52434    0    0    0     0       0          0
`,
      facts: {
        counters: [],
      },
    },
  ],
  broken: [
    {
      why: 'nothing of it',
      output: `Device "eth7" does not exist.
`,
    },
  ],
};
