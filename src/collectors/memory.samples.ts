import type { memory } from './memory.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof memory> = {
  good: [
    {
      command: 'cat /proc/meminfo',
      origin: 'recorded: Linux 6.18, lines after SwapFree left out',
      output: `MemTotal:       24684084 kB
MemFree:        24237816 kB
MemAvailable:   24286780 kB
Buffers:            1812 kB
Cached:           216492 kB
SwapCached:            0 kB
Active:            35132 kB
Inactive:         186000 kB
SwapTotal:             0 kB
SwapFree:              0 kB
`,
      facts: {
        total: { kiB: 24684084, line: 1 },
        available: { kiB: 24286780, line: 3 },
        swapTotal: { kiB: 0, line: 9 },
        swapFree: { kiB: 0, line: 10 },
      },
    },
    {
      command: 'cat /proc/meminfo',
      origin: 'written: proc_meminfo(5), before Linux 3.14',
      output: 'MemTotal:        1020096 kB\nMemFree:          103424 kB\n',
      facts: { total: { kiB: 1020096, line: 1 } },
    },
  ],
  broken: [{ why: 'cut in the middle of a number', output: 'MemTotal:       2468' }],
};
