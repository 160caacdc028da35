import type { disk } from './disk.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof disk> = {
  good: [
    {
      command: 'df --portability --print-type --local --block-size=1024',
      origin: 'recorded: Debian 12, coreutils 9.1, one mount left out',
      output: `Filesystem              Type     1024-blocks     Used Available Capacity Mounted on
devtmpfs                devtmpfs    12334460        0  12334460       0% /dev
/dev/vda                ext4       264212084 23887632  82503280      23% /
`,
      facts: {
        filesystems: [
          {
            source: 'devtmpfs',
            type: 'devtmpfs',
            mount: '/dev',
            sizeKiB: 12334460,
            usedKiB: 0,
            availableKiB: 12334460,
            usedPercent: 0,
            line: 2,
          },
          {
            source: '/dev/vda',
            type: 'ext4',
            mount: '/',
            sizeKiB: 264212084,
            usedKiB: 23887632,
            availableKiB: 82503280,
            usedPercent: 23,
            line: 3,
          },
        ],
      },
    },
    {
      command: 'df -PTk',
      origin: 'recorded: BusyBox 1.35, other mounts left out',
      output: `Filesystem           Type       1024-blocks    Used Available Capacity Mounted on
/dev/vda             ext4       264212084  23889016  82501896  22% /
`,
      facts: {
        filesystems: [
          {
            source: '/dev/vda',
            type: 'ext4',
            mount: '/',
            sizeKiB: 264212084,
            usedKiB: 23889016,
            availableKiB: 82501896,
            usedPercent: 22,
            line: 2,
          },
        ],
      },
    },
    {
      command: 'df -Pk',
      origin: 'written: df(1p), blanks in the source and in the mount point',
      output: `Filesystem         1024-blocks     Used Available Capacity Mounted on
/dev/disk by label    10255636 10255636         0     100% /srv/my files
`,
      facts: {
        filesystems: [
          {
            source: '/dev/disk by label',
            type: '',
            mount: '/srv/my files',
            sizeKiB: 10255636,
            usedKiB: 10255636,
            availableKiB: 0,
            usedPercent: 100,
            line: 2,
          },
        ],
      },
    },
  ],
  broken: [
    { why: 'the heading alone', output: 'Filesystem 1024-blocks Used Available Capacity Mounted on\n' },
    { why: 'another tool', output: 'sudo: a password is required\n' },
  ],
};
