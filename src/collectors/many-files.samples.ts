import type { manyFiles } from './many-files.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof manyFiles> = {
  good: [
    {
      command: 'du --one-file-system --inodes --max-depth=3 --threshold=10000 /var',
      origin: 'written: du(1)',
      output: `2987113	/var/lib/php/sessions
2988001	/var/lib/php
3011244	/var
`,
      facts: {
        directories: [
          { path: '/var', files: 3011244, line: 3 },
          { path: '/var/lib/php', files: 2988001, line: 2 },
          { path: '/var/lib/php/sessions', files: 2987113, line: 1 },
        ],
      },
    },
  ],
  broken: [{ why: 'no directory', output: 'du: unrecognized option\n' }],
};
