import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'a required unit has failed',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'failed-units',
          output: 'redis-server.service loaded failed failed Redis\n',
        },
        {
          collector: 'journal',
          unit: 'nginx.service',
          output:
            "2026-11-22T10:12:00.000000+0000 web-1 systemd[1]: nginx.service: Job nginx.service/start failed with result 'dependency'.\n",
        },
        {
          collector: 'dependencies',
          unit: 'nginx.service',
          output: 'Requires=redis-server.service\n',
        },
      ],
      severity: 'critical',
      statement: 'nginx.service was not started because redis-server.service, which it needs, has failed.',
      quotes: [
        "2026-11-22T10:12:00.000000+0000 web-1 systemd[1]: nginx.service: Job nginx.service/start failed with result 'dependency'.",
        'Requires=redis-server.service',
        'redis-server.service loaded failed failed Redis',
      ],
    },
    {
      why: 'nothing listens where it connects to',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'journal',
          unit: 'nginx.service',
          output:
            '2026-11-22T10:12:00.000000+0000 web-1 nginx[7]: dial tcp 127.0.0.1:6379: connect: connection refused\n2026-11-22T10:22:00.000000+0000 web-1 nginx[7]: dial tcp 127.0.0.1:6379: connect: connection refused\n',
        },
        {
          collector: 'sockets',
          output:
            'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      128          0.0.0.0:22        0.0.0.0:*\n',
        },
      ],
      severity: 'critical',
      statement: 'nginx can not connect to 127.0.0.1:6379, which it needs, and nothing listens there.',
      quotes: [
        '2026-11-22T10:12:00.000000+0000 web-1 nginx[7]: dial tcp 127.0.0.1:6379: connect: connection refused',
        '2026-11-22T10:22:00.000000+0000 web-1 nginx[7]: dial tcp 127.0.0.1:6379: connect: connection refused',
      ],
    },
  ],
  silent: [
    {
      why: 'it listens by now',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'journal',
          unit: 'nginx.service',
          output:
            '2026-11-22T10:12:00.000000+0000 web-1 nginx[7]: dial tcp 127.0.0.1:6379: connect: connection refused\n2026-11-22T10:22:00.000000+0000 web-1 nginx[7]: dial tcp 127.0.0.1:6379: connect: connection refused\n',
        },
        {
          collector: 'sockets',
          output:
            'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      511        127.0.0.1:6379      0.0.0.0:*\n',
        },
      ],
    },
    {
      why: 'the unit was started afterwards',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'journal',
          unit: 'nginx.service',
          output:
            '2026-11-22T10:12:00.000000+0000 web-1 systemd[1]: Dependency failed for Web server.\n2026-11-22T10:14:00.000000+0000 web-1 systemd[1]: Started Web server.\n',
        },
      ],
    },
  ],
};
