import type { folderSizes } from './folder-sizes.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof folderSizes> = {
  good: [
    {
      command: 'sh -c [measure-folder] tai /tmp/example',
      origin: 'recorded: Debian 12, dash, coreutils 9.1, findutils 4.9.0, in a folder made for it',
      output: `d 126972\t.
d 126968\t./a
f 126956\t./a/big.log
d 8\t./a/b
`,
      facts: {
        path: '/var/log',
        folders: [
          { name: '', sizeKiB: 126_972, line: 1 },
          { name: 'a', sizeKiB: 126_968, line: 2 },
          { name: 'a/b', sizeKiB: 8, line: 4 },
        ],
        files: [{ name: 'a/big.log', sizeKiB: 126_956, line: 3 }],
      },
    },
  ],
  broken: [{ why: 'a list of another kind', output: '126972\tbig.log\n' }],
};
