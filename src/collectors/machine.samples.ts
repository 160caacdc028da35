import type { machine } from './machine.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof machine> = {
  good: [
    {
      command: 'uname -srm',
      origin: 'recorded: Linux 6.18, coreutils 9.1',
      output: 'Linux 6.18.44-fc-v669 x86_64\n',
      facts: { kernel: 'Linux', release: '6.18.44-fc-v669', architecture: 'x86_64', line: 1 },
    },
  ],
  broken: [{ why: 'only the name', output: 'Linux\n' }],
};
