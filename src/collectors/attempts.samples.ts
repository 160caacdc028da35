import type { attempts } from './attempts.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof attempts> = {
  good: [
    {
      command: 'ss -tan state syn-sent state syn-recv',
      origin: 'recorded: Debian 12, Linux 6.18, iproute2 6.1',
      output: `State Recv-Q Send-Q Local Address:Port Peer Address:PortProcess
`,
      facts: {
        attempts: [],
      },
    },
    {
      command: 'ss -tan state syn-sent state syn-recv',
      origin: 'written: ss(8)',
      output: `State    Recv-Q Send-Q Local Address:Port  Peer Address:Port
SYN-SENT 0      1           10.1.0.4:40112     10.5.0.9:5432
SYN-RECV 0      0           10.1.0.4:443    203.0.113.5:51002
`,
      facts: {
        attempts: [
          {
            outcome: 'unanswered',
            host: '10.5.0.9',
            port: 5432,
            line: 2,
          },
        ],
      },
    },
  ],
  broken: [
    {
      why: 'nothing of it',
      output: `Cannot open netlink socket: Protocol not supported
`,
    },
  ],
};
