import type { folderFiles } from './folder-files.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof folderFiles> = {
  good: [
    {
      command: 'sh -c [count-files] tai /tmp/example',
      origin: 'recorded: Debian 12, dash, coreutils 9.1, in a folder made for it',
      output: `35\t.
34\t./a
32\t./a/b
31\t./a/b/c
`,
      facts: {
        path: '/var/log',
        folders: [
          { name: '', files: 35, line: 1 },
          { name: 'a', files: 34, line: 2 },
          { name: 'a/b', files: 32, line: 3 },
          { name: 'a/b/c', files: 31, line: 4 },
        ],
      },
    },
    {
      command: 'sh -c [count-files] tai /tmp/example',
      origin: 'written: the output of find(1) where du can not count',
      output: './spool/out\n',
      facts: { path: '/var/log', folders: [{ name: 'spool/out', line: 1 }] },
    },
  ],
  broken: [{ why: 'a list of another kind', output: 'history.log\nterm.log\n' }],
};
