import type { Samples } from './sample.ts';
import type { uptime } from './uptime.ts';

export const samples: Samples<typeof uptime> = {
  good: [
    {
      command: 'cat /proc/uptime',
      origin: 'recorded: Linux 6.18',
      output: '1784.14 3463.53\n',
      facts: { upSeconds: 1784.14, line: 1 },
    },
  ],
  broken: [{ why: 'the words of the uptime command', output: ' 09:30:12 up 58 days, 22:10,  1 user\n' }],
};
