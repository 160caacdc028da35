import type { cpu } from './cpu.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof cpu> = {
  good: [
    {
      command: 'vmstat 1 2',
      origin: 'recorded: Linux 6.18, procps 4.0.2',
      output: `procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
 3  0      0 21056292   9380 2421656    0    0  1495   674  853 1707 32 10 58  0  0
 1  0      0 21056292   9380 2421656    0    0    76     4 6483  850 49 17 33  0  1
`,
      facts: {
        shares: [
          { stealPercent: 0, idlePercent: 58, waitPercent: 0, sinceBoot: true, line: 3 },
          { stealPercent: 1, idlePercent: 33, waitPercent: 0, sinceBoot: false, line: 4 },
        ],
        swapping: [{ inKiBPerSecond: 0, outKiBPerSecond: 0, line: 4 }],
      },
    },
    {
      command: 'vmstat 1 2',
      origin: 'recorded: CentOS 7.7, one row only; github.com/kellyjonbrazil/jc at ac8120e1fed9, tests/fixtures, MIT',
      output: `procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
 2  0      0 2794468   2108 741208    0    0     1     3   29   57  0  0 99  0  0

`,
      facts: { shares: [{ stealPercent: 0, idlePercent: 99, waitPercent: 0, sinceBoot: true, line: 3 }], swapping: [] },
    },
    {
      command: 'top -b -n 1',
      origin:
        'recorded: Ubuntu 20.10, rows of processes left out; github.com/kellyjonbrazil/jc at ac8120e1fed9, tests/fixtures, MIT',
      output: `top - 23:06:21 up 2 min,  2 users,  load average: 0.55, 0.24, 0.09
Tasks: 245 total,   1 running, 244 sleeping,   0 stopped,   0 zombie
%Cpu(s):  3.1 us,  3.1 sy,  0.0 ni, 93.8 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st
MiB Mem :   3903.6 total,   2378.7 free,    320.2 used,   1204.7 buff/cache
MiB Swap:   3903.0 total,   3903.0 free,      0.0 used.   3345.3 avail Mem 

    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
`,
      facts: {
        shares: [{ stealPercent: 0, idlePercent: 93.8, waitPercent: 0, sinceBoot: false, line: 3 }],
        swapping: [],
      },
    },
    {
      command: 'top -b -n 1',
      origin: 'written: BusyBox 1.36',
      output: `Mem: 901120K used, 120112K free, 812K shrd, 8120K buff, 401220K cached
CPU:   2% usr   1% sys   0% nic  95% idle   1% io   0% irq   0% sirq
Load average: 0.10 0.05 0.01 1/110 4410
`,
      facts: { shares: [{ idlePercent: 95, waitPercent: 1, sinceBoot: false, line: 2 }], swapping: [] },
    },
  ],
  broken: [{ why: 'no such table', output: 'disk- ----reads---- ----writes----\nsda 1 2 3 4\n' }],
};
