import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'the hypervisor gives half of the time to others',
      seen: [
        {
          collector: 'cpu',
          output: `procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
 1  0      0 901220  81220 887112    0    0     0    12  911 1120  6  2 90  0  2
 4  0      0 901120  81220 887112    0    0     0     0  870 1044 24  9 15  0 52
`,
        },
      ],
      severity: 'critical',
      statement: "The hypervisor takes 52 % of this machine's processor time for others (steal).",
      quotes: [' 4  0      0 901120  81220 887112    0    0     0     0  870 1044 24  9 15  0 52'],
    },
  ],
  silent: [
    {
      why: 'only the average since boot was high',
      seen: [
        {
          collector: 'cpu',
          output: `procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
 1  0      0 901220  81220 887112    0    0     0    12  911 1120  6  2 40  0 52
 4  0      0 901120  81220 887112    0    0     0     0  870 1044  4  1 94  0  1
`,
        },
      ],
    },
  ],
};
