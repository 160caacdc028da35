import type { routes } from './routes.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof routes> = {
  good: [
    {
      command: 'ip route show',
      origin: 'recorded: Debian 12, Linux 6.18, iproute2 6.1',
      output: `default via 192.0.2.1 dev eth0 
192.0.2.0/24 dev eth0 proto kernel scope link src 192.0.2.2 
`,
      facts: {
        routes: [
          {
            destination: 'default',
            via: '192.0.2.1',
            device: 'eth0',
            line: 1,
          },
          {
            destination: '192.0.2.0/24',
            device: 'eth0',
            line: 2,
          },
        ],
      },
    },
    {
      command: 'netstat -rn',
      origin: 'recorded: Debian 12, net-tools 2.10',
      output: `Kernel IP routing table
Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
0.0.0.0         192.0.2.1       0.0.0.0         UG        0 0          0 eth0
192.0.2.0       0.0.0.0         255.255.255.0   U         0 0          0 eth0
`,
      facts: {
        routes: [
          {
            destination: 'default',
            via: '192.0.2.1',
            device: 'eth0',
            line: 3,
          },
          {
            destination: '192.0.2.0',
            device: 'eth0',
            line: 4,
          },
        ],
      },
    },
    {
      command: 'ip route show',
      origin: 'written: ip-route(8), a packet size of its own',
      output: `default via 10.0.0.1 dev eth0 proto dhcp src 10.0.0.7 metric 100 mtu 1400
unreachable 10.9.0.0/16 metric 4278198272
`,
      facts: {
        routes: [
          {
            destination: 'default',
            via: '10.0.0.1',
            device: 'eth0',
            mtuBytes: 1400,
            line: 1,
          },
          {
            destination: '10.9.0.0/16',
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
