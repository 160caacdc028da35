import type { ioWait } from './io-wait.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof ioWait> = {
  good: [
    {
      command: 'vmstat 1 2',
      origin: 'recorded: Debian 12, procps 4.0.2',
      output: `procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
 3  0      0 22396964  11152 1604880    0    0  1431   686  841 1661 31 10 59  0  0
 3  0      0 22396964  11152 1604880    0    0   236     0 12648  619 72 25  2  0  0
`,
      facts: { samples: [{ waitPercent: 0, blocked: 0, swapKiBs: 0, line: 4 }], pressure: [] },
    },
    {
      command: 'top -b -n 1',
      origin: 'recorded: Debian 12, BusyBox 1.35, its head alone',
      output: `Mem: 4069268K used, 20614816K free, 8872K shrd, 379820K buff, 933948K cached
CPU:  42% usr   9% sys   0% nic  47% idle   0% io   0% irq   0% sirq
Load average: 2.43 3.14 4.90 3/128 6039
`,
      facts: { samples: [{ waitPercent: 0, line: 2 }], pressure: [] },
    },
    {
      command: 'top -b -n 1',
      origin: 'written: procps 3.3 in another locale',
      output: `top - 10:19:51 up 80 days,  2:11,  2 users,  load average: 22,31, 21,70, 16,02
%Cpu(s):  4,1 us,  2,9 sy,  0,0 ni, 21,2 id, 71,5 wa,  0,0 hi,  0,3 si,  0,0 st
`,
      facts: { samples: [{ waitPercent: 71.5, line: 2 }], pressure: [] },
    },
  ],
  broken: [{ why: 'another tool', output: 'total used free\n1 2 3\n' }],
};
