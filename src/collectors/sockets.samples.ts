import type { Samples } from './sample.ts';
import type { sockets } from './sockets.ts';

export const samples: Samples<typeof sockets> = {
  good: [
    {
      command: 'ss -ltnp',
      origin: 'recorded: Debian 12, iproute2 6.1',
      output: `State  Recv-Q Send-Q Local Address:Port  Peer Address:PortProcess                         
LISTEN 0      511        127.0.0.1:18080      0.0.0.0:*    users:(("node",pid=7860,fd=19))
LISTEN 0      128          0.0.0.0:2024       0.0.0.0:*                                   
`,
      facts: {
        listeners: [
          {
            address: '127.0.0.1',
            port: 18080,
            processes: [{ name: 'node', pid: 7860 }],
            waiting: 0,
            backlog: 511,
            line: 2,
          },
          { address: '0.0.0.0', port: 2024, processes: [], waiting: 0, backlog: 128, line: 3 },
        ],
      },
    },
    {
      command: 'netstat -ltnp',
      origin: 'recorded: Debian 12, net-tools 2.10',
      output: `Active Internet connections (only servers)
Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name    
tcp        0      0 127.0.0.1:18080         0.0.0.0:*               LISTEN      7860/node           
tcp        0      0 0.0.0.0:2024            0.0.0.0:*               LISTEN      -                   
`,
      facts: {
        listeners: [
          { address: '127.0.0.1', port: 18080, processes: [{ name: 'node', pid: 7860 }], waiting: 0, line: 3 },
          { address: '0.0.0.0', port: 2024, processes: [], waiting: 0, line: 4 },
        ],
      },
    },
    {
      command: 'ss -ltnp',
      origin: 'written: ss(8), several processes, IPv6 and an interface',
      output: `State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process
LISTEN 0      511             [::]:80            [::]:*     users:(("nginx",pid=812,fd=7),("nginx",pid=811,fd=7))
LISTEN 0      4096   127.0.0.53%lo:53         0.0.0.0:*
`,
      facts: {
        listeners: [
          {
            address: '[::]',
            port: 80,
            processes: [
              { name: 'nginx', pid: 812 },
              { name: 'nginx', pid: 811 },
            ],
            waiting: 0,
            backlog: 511,
            line: 2,
          },
          { address: '127.0.0.53%lo', port: 53, processes: [], waiting: 0, backlog: 4096, line: 3 },
        ],
      },
    },
  ],
  broken: [{ why: 'no heading', output: 'Cannot open netlink socket: Protocol not supported\n' }],
};
