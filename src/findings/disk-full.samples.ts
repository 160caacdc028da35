import type { FindingSamples } from './sample.ts';

const HEADING = 'Filesystem     Type     1024-blocks     Used Available Capacity Mounted on\n';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'nothing is left on /var',
      seen: [
        {
          collector: 'disk',
          output: `${HEADING}/dev/vda1      ext4        51343840 23068672  25645136      48% /
/dev/vda3      ext4        41251136 41234752         0     100% /var
`,
        },
      ],
      severity: 'critical',
      statement: '/var is full: 100 % of 39.3 GiB used, 0 KiB left.',
      quotes: ['/dev/vda3      ext4        41251136 41234752         0     100% /var'],
    },
    {
      why: 'little is left, and the device is mounted twice',
      seen: [
        {
          collector: 'disk',
          output: `${HEADING}/dev/sda2      xfs         83845120 82000000   1845120      98% /srv/data
/dev/sda2      xfs         83845120 82000000   1845120      98% /srv
`,
        },
      ],
      severity: 'warning',
      statement: '/srv is almost full: 98 % of 80.0 GiB used, 1.8 GiB left.',
      quotes: ['/dev/sda2      xfs         83845120 82000000   1845120      98% /srv'],
    },
  ],
  silent: [
    {
      why: 'images, memory and loops are full by nature',
      seen: [
        {
          collector: 'disk',
          output: `${HEADING}/dev/loop3     squashfs       65536    65536         0     100% /snap/core20/2434
/dev/sr0       iso9660       999999   999999         0     100% /media/config
tmpfs          tmpfs       12342040 12342040         0     100% /dev/shm
overlay        overlay     41251136 41234752         0     100% /var/lib/docker/overlay2/a1/merged
`,
        },
      ],
    },
    {
      why: 'a large disk at 99 % still has room, and BusyBox shows a loop without its type',
      seen: [
        {
          collector: 'disk',
          output: `Filesystem     1024-blocks     Used Available Capacity Mounted on
/dev/sdb       10737418240 10630044058 107374182      99% /archive
/dev/loop0           204800   204800         0     100% /modloop
`,
        },
      ],
    },
    {
      why: 'a firmware partition is filled once',
      seen: [
        {
          collector: 'disk',
          output: `${HEADING}/dev/sda1      vfat          98304    97000      1304      99% /boot/efi\n`,
        },
      ],
    },
  ],
};
