import type { inodes } from './inodes.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof inodes> = {
  good: [
    {
      command: 'df --portability --print-type --local --inodes',
      origin: 'recorded: Debian 12, coreutils 9.1, one mount left out',
      output: `Filesystem              Type       Inodes  IUsed    IFree IUse% Mounted on
devtmpfs                devtmpfs  3083615    114  3083501    1% /dev
/dev/vda                ext4     16777216 438256 16338960    3% /
`,
      facts: {
        filesystems: [
          {
            source: 'devtmpfs',
            type: 'devtmpfs',
            mount: '/dev',
            inodes: 3083615,
            used: 114,
            free: 3083501,
            usedPercent: 1,
            line: 2,
          },
          {
            source: '/dev/vda',
            type: 'ext4',
            mount: '/',
            inodes: 16777216,
            used: 438256,
            free: 16338960,
            usedPercent: 3,
            line: 3,
          },
        ],
      },
    },
    {
      command: 'df -PiT',
      origin: 'recorded: BusyBox 1.35, other mounts left out',
      output: `Filesystem           Type          Inodes      Used Available Capacity Mounted on
/dev/vda             ext4        16777216    438320  16338896   3% /
`,
      facts: {
        filesystems: [
          {
            source: '/dev/vda',
            type: 'ext4',
            mount: '/',
            inodes: 16777216,
            used: 438320,
            free: 16338896,
            usedPercent: 3,
            line: 2,
          },
        ],
      },
    },
    {
      command: 'df --portability --print-type --local --inodes',
      origin: 'written: coreutils, FAT has no inodes',
      output: `Filesystem     Type Inodes IUsed IFree IUse% Mounted on
/dev/sda1      vfat      0     0     0     - /boot/efi
`,
      facts: { filesystems: [] },
    },
  ],
  broken: [{ why: 'nothing at all', output: '\n\n' }],
};
