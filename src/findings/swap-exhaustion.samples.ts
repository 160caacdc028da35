import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'swap is full and nothing is left',
      seen: [
        {
          collector: 'memory',
          output: `MemTotal:        8007680 kB
MemAvailable:    61000 kB
SwapTotal:       4194300 kB
SwapFree:        2300 kB
`,
        },
        {
          collector: 'cpu',
          output: `procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
 1  0      0 901220  81220 887112    0    0     0    12  911 1120  6  2 90  0  2
 4 31 4191996  61120     96 129844 9120 8844 11204  9012 3921 6712  4 21  0 75  0
`,
        },
      ],
      severity: 'critical',
      statement:
        'The host needs more memory than it has, 4.0 GiB of 4.0 GiB swap are used, and it swaps 8.9 MiB in and 8.6 MiB out each second.',
      quotes: [
        'SwapTotal:       4194300 kB',
        'SwapFree:        2300 kB',
        'MemAvailable:    61000 kB',
        ' 4 31 4191996  61120     96 129844 9120 8844 11204  9012 3921 6712  4 21  0 75  0',
      ],
    },
    {
      why: 'there is no figure for memory, and all wait for it',
      seen: [
        {
          collector: 'swap',
          output: `==> /proc/swaps <==
Filename				Type		Size		Used		Priority
/dev/dm-1                               partition	4194300		4194112		-2

==> /proc/pressure/memory <==
some avg10=61.02 avg60=58.10 avg300=40.11 total=881201122
full avg10=45.21 avg60=42.10 avg300=30.90 total=601122331
`,
        },
      ],
      severity: 'critical',
      statement: 'The host needs more memory than it has, 4.0 GiB of 4.0 GiB swap are used.',
      quotes: [
        '/dev/dm-1                               partition\t4194300\t\t4194112\t\t-2',
        'full avg10=45.21 avg60=42.10 avg300=30.90 total=601122331',
      ],
    },
  ],
  silent: [
    {
      why: 'old pages lie in a full swap, and memory is plenty',
      seen: [
        {
          collector: 'memory',
          output: `MemTotal:        8007680 kB
MemAvailable:    5010000 kB
SwapTotal:       4194300 kB
SwapFree:        2300 kB
`,
        },
        {
          collector: 'cpu',
          output: `procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
 1  0      0 901220  81220 887112    0    0     0    12  911 1120  6  2 90  0  2
 0  0 4191996 901120  81220 887112    4    0     0     0  870 1044  4  1 95  0  0
`,
        },
      ],
    },
    {
      why: 'there is no swap',
      seen: [
        {
          collector: 'memory',
          output: `MemTotal:        8007680 kB
MemAvailable:    61000 kB
SwapTotal:       0 kB
SwapFree:        0 kB
`,
        },
      ],
    },
  ],
};
