import type { FindingSamples } from './sample.ts';

const CLOCK = { collector: 'clock', output: '2026-11-22T17:56:34Z\n' };

export const samples: FindingSamples = {
  fires: [
    {
      why: 'a service may open no more',
      seen: [
        CLOCK,
        {
          collector: 'journal-errors',
          output: '2026-11-22T17:41:11.000000+0000 web-1 orders[9]: java.net.SocketException: Too many open files\n',
        },
        {
          collector: 'unit-limits',
          unit: 'orders.service',
          output: `LimitNOFILE=524288
LimitNOFILESoft=1024
`,
        },
      ],
      severity: 'critical',
      statement: 'orders can open no further files or connections: it may have 1024 open at once.',
      quotes: [
        '2026-11-22T17:41:11.000000+0000 web-1 orders[9]: java.net.SocketException: Too many open files',
        'LimitNOFILESoft=1024',
      ],
    },
    {
      why: 'the whole host may open no more',
      seen: [
        {
          collector: 'process-limits',
          output: `==> /proc/sys/fs/file-nr <==
65536	0	65536
`,
        },
      ],
      severity: 'critical',
      statement: 'The host can open no further files: 65536 of at most 65536 are open.',
      quotes: ['65536\t0\t65536'],
    },
  ],
  silent: [
    {
      why: 'another limit gives the same error',
      seen: [
        CLOCK,
        {
          collector: 'journal-errors',
          output:
            '2026-11-22T17:41:11.000000+0000 web-1 tail[9]: inotify cannot be used, reverting to polling: Too many open files\n',
        },
      ],
    },
    {
      why: 'it was two days ago',
      seen: [
        { collector: 'clock', output: '2026-11-24T17:56:34Z\n' },
        {
          collector: 'journal-errors',
          output: '2026-11-22T17:41:11.000000+0000 web-1 orders[9]: Too many open files\n',
        },
      ],
    },
    {
      why: 'the host has room',
      seen: [
        {
          collector: 'process-limits',
          output: `==> /proc/sys/fs/file-nr <==
9312	0	9223372036854775807
`,
        },
      ],
    },
  ],
};
