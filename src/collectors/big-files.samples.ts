import type { bigFiles } from './big-files.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof bigFiles> = {
  good: [
    {
      command: 'find /var -xdev -type f -size +524288k -ls',
      origin: 'recorded: Debian 12, findutils 4.9, another directory',
      output: `     3806 540144 -rw-r--r--   1 root     root     553099438 Oct 16 23:02 /var/cache/files/cudnn-9.24.whl
     4000 690384 -rwxr-xr-x   1 root     root     706945176 Jun 12  2025 /var/cache/files/aws_5.100.0
`,
      facts: {
        files: [
          { path: '/var/cache/files/aws_5.100.0', sizeKiB: 690376, line: 2 },
          { path: '/var/cache/files/cudnn-9.24.whl', sizeKiB: 540136, line: 1 },
        ],
      },
    },
  ],
  broken: [{ why: 'no file', output: 'find: unrecognized: -ls\n' }],
};
