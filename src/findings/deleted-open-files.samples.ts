import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'a log that was removed still fills the disk',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'disk',
          output: `Filesystem     Type     1024-blocks     Used Available Capacity Mounted on
/dev/vdb1      ext4       20511312 20511248        64     100% /var/log
`,
        },
        {
          collector: 'deleted-files',
          output: `COMMAND     PID USER   FD   TYPE DEVICE  SIZE/OFF NLINK     NODE NAME
nginx      1403 root   12w   REG 252,17 18253611008     0 131089 /var/log/nginx/access.log.1 (deleted)
`,
        },
      ],
      severity: 'critical',
      statement:
        '17 GiB of /var/log, which is 100 % full, is taken by deleted files that are still open, most of it by nginx (pid 1403): /var/log/nginx/access.log.1.',
      quotes: [
        'nginx      1403 root   12w   REG 252,17 18253611008     0 131089 /var/log/nginx/access.log.1 (deleted)',
        '/dev/vdb1      ext4       20511312 20511248        64     100% /var/log',
      ],
    },
  ],
  silent: [
    {
      why: 'the disk has room',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'disk',
          output: `Filesystem     Type     1024-blocks     Used Available Capacity Mounted on
/dev/vdb1      ext4       40511312 19511248  20000064      50% /var/log
`,
        },
        {
          collector: 'deleted-files',
          output: `COMMAND     PID USER   FD   TYPE DEVICE  SIZE/OFF NLINK     NODE NAME
nginx      1403 root   12w   REG 252,17 18253611008     0 131089 /var/log/nginx/access.log.1 (deleted)
`,
        },
      ],
    },
    {
      why: 'the disk is full of something else',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'disk',
          output: `Filesystem     Type     1024-blocks     Used Available Capacity Mounted on
/dev/vdb1      ext4       20511312 20511248        64     100% /var/log
`,
        },
        {
          collector: 'deleted-files',
          output: `COMMAND     PID USER   FD   TYPE DEVICE  SIZE/OFF NLINK     NODE NAME
nginx      1403 root   12w   REG 252,17 82536110     0 131089 /var/log/nginx/access.log.1 (deleted)
`,
        },
      ],
    },
  ],
};
