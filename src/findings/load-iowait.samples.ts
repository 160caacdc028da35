import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'one process keeps a disk busy and the others wait',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'io-wait',
          output: `procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
 1 44      0 2811204 912031 50112044    0    0 98112 102400 8112 9022  5  4 11 80  0
 1 43      0 2804112 912031 50118020    0    0 97220 104112 8019 8912  6  4  9 81  0
`,
        },
        {
          collector: 'disk-use',
          output: `Device            r/s     rkB/s   rrqm/s  %rrqm r_await rareq-sz     w/s     wkB/s   wrqm/s  %wrqm w_await wareq-sz  aqu-sz  %util
sdb            202.00  98112.00     1.00   0.49  188.40   485.70  188.00 102400.00    12.00   6.00  201.77   544.68   76.01 100.00
`,
        },
        {
          collector: 'top-io',
          output: `10:48:40      UID       PID   kB_rd/s   kB_wr/s kB_ccwr/s iodelay  Command
10:48:40        0    118820  97812.00 101888.00      0.00      88  tar
`,
        },
      ],
      severity: 'critical',
      statement:
        'The host waits for its disks: its processors spend 81 % of their time waiting, sdb is busy 100 % of the time and takes 201.77 ms for a request; tar (pid 118820) reads and writes 195 MiB a second.',
      quotes: [
        ' 1 43      0 2804112 912031 50118020    0    0 97220 104112 8019 8912  6  4  9 81  0',
        'sdb            202.00  98112.00     1.00   0.49  188.40   485.70  188.00 102400.00    12.00   6.00  201.77   544.68   76.01 100.00',
        '10:48:40        0    118820  97812.00 101888.00      0.00      88  tar',
      ],
    },
  ],
  silent: [
    {
      why: 'a fast disk is always busy and nobody waits',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'disk-use',
          output: `Device            r/s     rkB/s   rrqm/s  %rrqm r_await rareq-sz     w/s     wkB/s   wrqm/s  %wrqm w_await wareq-sz  aqu-sz  %util
nvme0n1       20110.00 812000.00     0.00   0.00    0.08    40.38  902.00  44000.00     0.00   0.00    0.03    48.78    1.61 100.00
`,
        },
      ],
    },
    {
      why: 'the disk is busy with swapping',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'io-wait',
          output: `procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
 1 14  91000   81204   2031   50044  8100 9200 98112 102400 8112 9022  5  4 11 80  0
 1 13  92000   80112   2031   50020  8200 9100 97220 104112 8019 8912  6  4  9 81  0
`,
        },
      ],
    },
  ],
};
