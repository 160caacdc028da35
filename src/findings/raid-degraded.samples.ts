import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'a member failed and the other one goes on',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'raid',
          output: `Personalities : [raid1] 
md2 : active raid1 sdb3[1] sda3[0](F)
      976630464 blocks super 1.2 [2/1] [_U]

unused devices: <none>
`,
        },
        {
          collector: 'kernel',
          output: `2026-10-14T03:42:13.000000+0000 web-1 kernel: md/raid1:md2: Disk failure on sda3, disabling device.
`,
        },
      ],
      severity: 'critical',
      statement:
        'The array raid1 md2 is degraded: sda3 failed, and until it is complete again the next failure may lose data.',
      quotes: [
        '      976630464 blocks super 1.2 [2/1] [_U]',
        'md2 : active raid1 sdb3[1] sda3[0](F)',
        '2026-10-14T03:42:13.000000+0000 web-1 kernel: md/raid1:md2: Disk failure on sda3, disabling device.',
      ],
    },
    {
      why: 'a disk was replaced and is being filled',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'raid',
          output: `Personalities : [raid1] 
md2 : active raid1 sdb3[1] sdc3[2]
      976630464 blocks super 1.2 [2/1] [_U]
      [==>....]  recovery = 12.6% (49320/390688) finish=41.2min speed=138311K/sec

unused devices: <none>
`,
        },
      ],
      severity: 'warning',
      statement:
        'The array raid1 md2 is being rebuilt: a member is missing, and until it is complete again the next failure may lose data.',
      quotes: [
        '      976630464 blocks super 1.2 [2/1] [_U]',
        'md2 : active raid1 sdb3[1] sdc3[2]',
        '      [==>....]  recovery = 12.6% (49320/390688) finish=41.2min speed=138311K/sec',
      ],
    },
    {
      why: 'no array was shown and the log tells of a loss',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'journal-errors',
          output: `2026-10-14T08:42:13.000000+0000 web-1 mdadm[811]: DegradedArray event detected on md device /dev/md/0
`,
        },
      ],
      severity: 'critical',
      statement: 'A RAID array lost a member at 2026-10-14 08:42:13 UTC, and nothing shows that it is complete again.',
      quotes: ['2026-10-14T08:42:13.000000+0000 web-1 mdadm[811]: DegradedArray event detected on md device /dev/md/0'],
    },
  ],
  silent: [
    {
      why: 'the array is complete again',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'raid',
          output: `Personalities : [raid1] 
md0 : active raid1 sdb2[2] sda2[0] sdc2[3](S)
      976630464 blocks super 1.2 [2/2] [UU]
      [===>...]  check = 22.0% (2149/9766) finish=90.1min speed=140811K/sec

unused devices: <none>
`,
        },
        {
          collector: 'journal-errors',
          output: `2026-10-14T02:20:11.000000+0000 web-1 mdadm[700]: Fail event detected on md device /dev/md0, component device /dev/sdb2
`,
        },
      ],
    },
  ],
};
