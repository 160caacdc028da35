import type { bigDirectories } from './big-directories.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof bigDirectories> = {
  good: [
    {
      command: 'du --one-file-system --block-size=1024 --max-depth=3 --threshold=256M /var',
      origin: 'written: du(1)',
      output: `1048576	/var/log/journal
35651584	/var/log
38797312	/var
`,
      facts: {
        directories: [
          { path: '/var', sizeKiB: 38797312, line: 3 },
          { path: '/var/log', sizeKiB: 35651584, line: 2 },
          { path: '/var/log/journal', sizeKiB: 1048576, line: 1 },
        ],
      },
    },
  ],
  broken: [{ why: 'no directory', output: 'du: invalid option\n' }],
};
