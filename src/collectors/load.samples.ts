import type { load } from './load.ts';
import type { Samples } from './sample.ts';

const COMMAND =
  'head -n 4 /proc/loadavg /sys/devices/system/cpu/online /proc/pressure/cpu /proc/pressure/io /proc/pressure/memory';

export const samples: Samples<typeof load> = {
  good: [
    {
      command: COMMAND,
      origin: 'recorded: Linux 6.18, coreutils 9.1, memory pressure left out',
      output: `==> /proc/loadavg <==
0.04 0.05 0.02 1/97 8683

==> /sys/devices/system/cpu/online <==
0-1

==> /proc/pressure/cpu <==
some avg10=0.03 avg60=0.06 avg300=0.07 total=15705313
full avg10=0.00 avg60=0.00 avg300=0.00 total=0

==> /proc/pressure/io <==
some avg10=0.11 avg60=0.24 avg300=0.17 total=4144212
`,
      facts: {
        load1: 0.04,
        load5: 0.05,
        load15: 0.02,
        line: 2,
        processors: { count: 2, line: 5 },
        pressure: [
          { resource: 'cpu', level: 'some', avg10Percent: 0.03, avg60Percent: 0.06, avg300Percent: 0.07, line: 8 },
          { resource: 'cpu', level: 'full', avg10Percent: 0, avg60Percent: 0, avg300Percent: 0, line: 9 },
          { resource: 'io', level: 'some', avg10Percent: 0.11, avg60Percent: 0.24, avg300Percent: 0.17, line: 12 },
        ],
      },
    },
    {
      command: COMMAND,
      origin: 'written: a kernel without pressure figures, processors 4 and 5 offline',
      output: '==> /proc/loadavg <==\n2.72 2.44 1.55 4/169 7997\n\n==> /sys/devices/system/cpu/online <==\n0-3,6\n',
      facts: { load1: 2.72, load5: 2.44, load15: 1.55, line: 2, processors: { count: 5, line: 5 }, pressure: [] },
    },
  ],
  broken: [{ why: 'no file could be read', output: '==> /proc/loadavg <==\n' }],
};
