import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'packets from the own network to a served port are logged as dropped',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'kernel',
          output:
            '2026-11-22T10:01:00.000000+0000 web-1 kernel: [UFW BLOCK] IN=eth0 OUT= MAC=x SRC=10.6.1.2 DST=10.6.0.4 LEN=60 PROTO=TCP SPT=40112 DPT=5432 SYN\n',
        },
        {
          collector: 'sockets',
          output:
            'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      244          0.0.0.0:5432      0.0.0.0:*\n',
        },
      ],
      severity: 'critical',
      statement: 'The packet filter of this host drops connections from 10.6.1.2 to port 5432.',
      quotes: [
        '2026-11-22T10:01:00.000000+0000 web-1 kernel: [UFW BLOCK] IN=eth0 OUT= MAC=x SRC=10.6.1.2 DST=10.6.0.4 LEN=60 PROTO=TCP SPT=40112 DPT=5432 SYN',
        'LISTEN 0      244          0.0.0.0:5432      0.0.0.0:*',
      ],
    },
    {
      why: 'a rule for that port has met packets',
      seen: [
        {
          collector: 'firewall',
          output:
            'table inet filter {\n\tchain input {\n\t\ttcp dport 5432 counter packets 812 bytes 48720 drop\n\t}\n}\n',
        },
        {
          collector: 'sockets',
          output:
            'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      244          0.0.0.0:5432      0.0.0.0:*\n',
        },
      ],
      severity: 'critical',
      statement: 'The packet filter of this host drops connections to port 5432.',
      quotes: [
        '\t\ttcp dport 5432 counter packets 812 bytes 48720 drop',
        'LISTEN 0      244          0.0.0.0:5432      0.0.0.0:*',
      ],
    },
    {
      why: 'the port is open in a zone without an interface',
      seen: [
        {
          collector: 'firewall-zones',
          output:
            'inner\n  target: default\n  interfaces: \n  ports: 3000/tcp\n\npublic (active)\n  target: default\n  interfaces: eth0\n  services: ssh\n  ports: \n',
        },
        {
          collector: 'sockets',
          output:
            'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      244                *:3000            *:*\n',
        },
      ],
      severity: 'critical',
      statement:
        'The packet filter of this host does not let in port 3000: zone public is at work, and the port is open in inner, which has no interface.',
      quotes: [
        'public (active)',
        '  interfaces: eth0',
        '  ports: ',
        'inner',
        '  interfaces: ',
        '  ports: 3000/tcp',
        'LISTEN 0      244                *:3000            *:*',
      ],
    },
  ],
  silent: [
    {
      why: 'only scans are kept out',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'kernel',
          output:
            '2026-11-22T10:01:00.000000+0000 web-1 kernel: [UFW BLOCK] IN=eth0 OUT= MAC=x SRC=203.0.113.8 DST=192.0.2.4 LEN=40 PROTO=TCP SPT=40112 DPT=23 SYN\n2026-11-22T10:02:00.000000+0000 web-1 kernel: [UFW BLOCK] IN=eth0 OUT= MAC=x SRC=198.51.100.8 DST=192.0.2.4 LEN=40 PROTO=TCP SPT=40112 DPT=23 SYN\n',
        },
        {
          collector: 'sockets',
          output:
            'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      128          0.0.0.0:22        0.0.0.0:*\n',
        },
      ],
    },
    {
      why: 'every served port has its rule',
      seen: [
        {
          collector: 'firewall',
          output:
            'table inet filter {\n\tchain input {\n\t\ttype filter hook input priority filter; policy drop;\n\t\ttcp dport { 22, 443 } accept\n\t}\n}\n',
        },
        {
          collector: 'sockets',
          output:
            'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      511          0.0.0.0:443       0.0.0.0:*\n',
        },
      ],
    },
  ],
};
