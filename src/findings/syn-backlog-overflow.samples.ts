import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'the queue is full and the kernel said so',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'kernel',
          output:
            '2026-11-22T10:01:00.000000+0000 web-1 kernel: TCP: request_sock_TCP: Possible SYN flooding on port 8443. Sending cookies.  Check SNMP counters.\n',
        },
        {
          collector: 'sockets',
          output:
            'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 51     50                 *:8443            *:*\n',
        },
      ],
      severity: 'critical',
      statement:
        'The queue of connections to port 8443 is full (51 wait, 50 may), so new ones are dropped: the program does not accept them fast enough, or its backlog is too small.',
      quotes: [
        'LISTEN 51     50                 *:8443            *:*',
        '2026-11-22T10:01:00.000000+0000 web-1 kernel: TCP: request_sock_TCP: Possible SYN flooding on port 8443. Sending cookies.  Check SNMP counters.',
      ],
    },
    {
      why: 'the kernel said so, and nothing is full by now',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'kernel',
          output:
            '2026-11-22T10:01:00.000000+0000 web-1 kernel: TCP: request_sock_TCP: Possible SYN flooding on port 8443. Sending cookies.  Check SNMP counters.\n',
        },
      ],
      severity: 'warning',
      statement:
        'Connections to port 8443 were turned away because its queue was full: the program does not accept them fast enough, or its backlog is too small.',
      quotes: [
        '2026-11-22T10:01:00.000000+0000 web-1 kernel: TCP: request_sock_TCP: Possible SYN flooding on port 8443. Sending cookies.  Check SNMP counters.',
      ],
    },
  ],
  silent: [
    {
      why: 'overflows were only counted since boot',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'network-counters',
          output: 'TcpExt: ListenOverflows ListenDrops\nTcpExt: 412 412\n',
        },
        {
          collector: 'sockets',
          output:
            'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      50                 *:8443            *:*\n',
        },
      ],
    },
    {
      why: 'the program may open no more files',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'journal',
          unit: 'nginx.service',
          output: '2026-11-22T10:12:00.000000+0000 web-1 nginx[7]: accept4() failed (24: Too many open files)\n',
        },
        {
          collector: 'sockets',
          output:
            'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 512    511          0.0.0.0:443       0.0.0.0:*\n',
        },
      ],
    },
  ],
};
