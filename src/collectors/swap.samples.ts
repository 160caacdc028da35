import type { swap } from './swap.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof swap> = {
  good: [
    {
      command: 'head -n 9 /proc/swaps /proc/pressure/memory',
      origin: 'recorded: Linux 6.18, no swap; a kernel without pressure figures of memory',
      output: `==> /proc/swaps <==
Filename				Type		Size		Used		Priority

==> /proc/pressure/memory <==
some avg10=0.00 avg60=0.00 avg300=0.00 total=0
full avg10=0.00 avg60=0.00 avg300=0.00 total=0
`,
      facts: { waiting: { somePercent: 0, fullPercent: 0, line: 6 } },
    },
    {
      command: 'head -n 9 /proc/swaps /proc/pressure/memory',
      origin: "written: proc_swaps(5) and the kernel's accounting/psi document",
      output: `==> /proc/swaps <==
Filename				Type		Size		Used		Priority
/dev/dm-1                               partition	4194300		4194112		-2

==> /proc/pressure/memory <==
some avg10=61.02 avg60=58.10 avg300=40.11 total=881201122
full avg10=45.21 avg60=42.10 avg300=30.90 total=601122331
`,
      facts: {
        swap: { totalKiB: 4194300, usedKiB: 4194112, line: 3 },
        waiting: { somePercent: 58.1, fullPercent: 42.1, line: 7 },
      },
    },
  ],
  broken: [{ why: 'none of the files', output: '==> /proc/other <==\n1\n' }],
};
