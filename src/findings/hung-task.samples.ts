import type { FindingSamples } from './sample.ts';

// Recorded: npm run lab -- hung-task --image debian --record
const CLOCK = { collector: 'clock', output: '2026-11-28T08:48:48Z\n' };
const REPORTS = [
  '2026-11-28T08:48:18.888862+00:00 web-01 kernel: INFO: task cp:694 blocked for more than 40 seconds.',
  '2026-11-28T08:48:29.127003+00:00 web-01 kernel: INFO: task cp:694 blocked for more than 51 seconds.',
  '2026-11-28T08:48:29.144176+00:00 web-01 kernel: INFO: task touch:696 blocked for more than 51 seconds.',
];
const LOG = { collector: 'kernel', output: `${REPORTS.join('\n')}\n` };
const HEAD = '    PID STAT WCHAN                            COMMAND\n';
const BLOCKED = '    694 Ds   -                                cp';
const BOTH = `${HEAD}${BLOCKED}\n    696 Ds   -                                touch\n`;

export const samples: FindingSamples = {
  fires: [
    {
      why: 'a filesystem was frozen and two programs write to it',
      seen: [CLOCK, LOG, { collector: 'blocked-tasks', output: BOTH }],
      severity: 'critical',
      statement: 'cp (pid 694) is blocked in the kernel for more than 51 seconds, and 1 more, and can not be ended.',
      quotes: [REPORTS[1] ?? '', BLOCKED],
    },
  ],
  silent: [
    {
      why: 'the tasks that were reported went on',
      seen: [
        CLOCK,
        LOG,
        { collector: 'blocked-tasks', output: `${HEAD}    701 D    -                                dd\n` },
      ],
    },
    {
      why: 'the reports are of another day',
      seen: [
        { collector: 'clock', output: '2026-11-30T09:48:48Z\n' },
        LOG,
        { collector: 'blocked-tasks', output: BOTH },
      ],
    },
    {
      why: 'another rule tells what they wait for',
      seen: [
        CLOCK,
        LOG,
        {
          collector: 'blocked-tasks',
          output: `${HEAD}    694 D    rpc_wait_bit_killable            cp\n`,
        },
      ],
    },
  ],
};
