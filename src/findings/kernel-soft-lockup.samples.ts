import type { FindingSamples } from './sample.ts';

const CLOCK = { collector: 'clock', output: '2026-11-22T17:56:34Z\n' };

export const samples: FindingSamples = {
  fires: [
    {
      why: 'a processor was stuck twice',
      seen: [
        CLOCK,
        {
          collector: 'kernel',
          output: `2026-11-22T16:41:11.000000+0000 web-1 kernel: NMI watchdog: BUG: soft lockup - CPU#5 stuck for 22s! [qlogic_wq:811]
2026-11-22T16:41:39.000000+0000 web-1 kernel: NMI watchdog: BUG: soft lockup - CPU#5 stuck for 23s! [qlogic_wq:811]
`,
        },
      ],
      severity: 'critical',
      statement:
        'A processor was stuck in the kernel: 2 reports, the last time at 2026-11-22 16:41:39 UTC, while it ran qlogic_wq.',
      quotes: [
        '2026-11-22T16:41:11.000000+0000 web-1 kernel: NMI watchdog: BUG: soft lockup - CPU#5 stuck for 22s! [qlogic_wq:811]',
        '2026-11-22T16:41:39.000000+0000 web-1 kernel: NMI watchdog: BUG: soft lockup - CPU#5 stuck for 23s! [qlogic_wq:811]',
      ],
    },
    {
      why: 'one report of a moment ago',
      seen: [
        CLOCK,
        {
          collector: 'kernel',
          output: '2026-11-22T17:50:11.000000+0000 web-1 kernel: rcu: INFO: rcu_preempt self-detected stall on CPU\n',
        },
      ],
      severity: 'warning',
      statement: 'A processor was stuck in the kernel: one report, the last time at 2026-11-22 17:50:11 UTC.',
      quotes: ['2026-11-22T17:50:11.000000+0000 web-1 kernel: rcu: INFO: rcu_preempt self-detected stall on CPU'],
    },
  ],
  silent: [
    {
      why: 'it was one pause in the morning',
      seen: [
        CLOCK,
        {
          collector: 'kernel',
          output:
            '2026-11-22T03:41:11.000000+0000 web-1 kernel: watchdog: BUG: soft lockup - CPU#5 stuck for 22s! [swapper/5:0]\n',
        },
      ],
    },
    {
      why: 'the hypervisor gives the guest no time',
      seen: [
        CLOCK,
        {
          collector: 'cpu',
          output: `procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
 4  0      0 901120  81220 887112    0    0     0     0  870 1044 24  9 15  0 52
`,
        },
        {
          collector: 'kernel',
          output: `2026-11-22T16:41:11.000000+0000 web-1 kernel: watchdog: BUG: soft lockup - CPU#5 stuck for 22s! [swapper/5:0]
2026-11-22T16:42:11.000000+0000 web-1 kernel: watchdog: BUG: soft lockup - CPU#4 stuck for 22s! [swapper/4:0]
`,
        },
      ],
    },
    {
      why: 'an application writes such a line',
      seen: [
        CLOCK,
        {
          collector: 'journal-errors',
          output: `2026-11-22T17:41:11.000000+0000 web-1 app[9]: kernel: watchdog: BUG: soft lockup - CPU#5 stuck for 22s!
2026-11-22T17:42:11.000000+0000 web-1 kernel[9]: watchdog: BUG: soft lockup - CPU#4 stuck for 22s!
`,
        },
      ],
    },
  ],
};
