import type { FindingSamples } from './sample.ts';

const CLOCK = { collector: 'clock', output: '2026-11-22T17:56:34Z\n' };

export const samples: FindingSamples = {
  fires: [
    {
      why: 'a unit has as many tasks as it may',
      seen: [
        CLOCK,
        {
          collector: 'unit-limits',
          unit: 'build.service',
          output: `TasksCurrent=512
TasksMax=512
`,
        },
        {
          collector: 'kernel',
          output:
            '2026-11-22T17:41:11.000000+0000 web-1 kernel: cgroup: fork rejected by pids controller in /system.slice/build.service\n',
        },
      ],
      severity: 'critical',
      statement: 'build.service has 512 of at most 512 processes and threads: no further process can be started.',
      quotes: [
        'TasksCurrent=512',
        'TasksMax=512',
        '2026-11-22T17:41:11.000000+0000 web-1 kernel: cgroup: fork rejected by pids controller in /system.slice/build.service',
      ],
    },
    {
      why: 'the host has no process number left',
      seen: [
        {
          collector: 'process-limits',
          output: `==> /proc/sys/kernel/pid_max <==
32768

==> /proc/sys/kernel/threads-max <==
127834

==> /proc/loadavg <==
1.02 1.10 1.11 1/32701 8120
`,
        },
      ],
      severity: 'critical',
      statement: 'The host has 32701 of at most 32768 processes and threads: no further process can be started.',
      quotes: ['1.02 1.10 1.11 1/32701 8120', '32768'],
    },
    {
      why: 'only the kernel tells',
      seen: [
        CLOCK,
        {
          collector: 'kernel',
          output:
            '2026-11-22T17:41:11.000000+0000 web-1 kernel: cgroup: fork rejected by pids controller in /system.slice/build.service\n',
        },
      ],
      severity: 'critical',
      statement:
        'New processes are refused in /system.slice/build.service: a limit on processes and threads is reached.',
      quotes: [
        '2026-11-22T17:41:11.000000+0000 web-1 kernel: cgroup: fork rejected by pids controller in /system.slice/build.service',
      ],
    },
  ],
  silent: [
    {
      why: 'memory was missing, not a number',
      seen: [
        CLOCK,
        {
          collector: 'journal-errors',
          output:
            "2026-11-22T17:41:11.000000+0000 web-1 redis[9]: Can't save in background: fork: Cannot allocate memory\n",
        },
      ],
    },
    {
      why: 'the limit was raised since',
      seen: [
        CLOCK,
        {
          collector: 'unit-limits',
          unit: 'build.service',
          output: `TasksCurrent=212
TasksMax=4096
`,
        },
        {
          collector: 'kernel',
          output:
            '2026-11-22T08:41:11.000000+0000 web-1 kernel: cgroup: fork rejected by pids controller in /system.slice/build.service\n',
        },
      ],
    },
  ],
};
