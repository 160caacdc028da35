import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'a device of fstab did not come',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'failed-units',
          output: `srv-archive.mount loaded failed failed /srv/archive
`,
        },
        {
          collector: 'journal-errors',
          output: `2026-10-14T09:13:24.000000+0000 web-1 systemd[1]: Timed out waiting for device /dev/disk/by-uuid/9f3d1b52.
2026-10-14T09:13:24.000000+0000 web-1 systemd[1]: Dependency failed for /srv/archive.
2026-10-14T09:13:24.000000+0000 web-1 systemd[1]: Dependency failed for Local File Systems.
`,
        },
        {
          collector: 'fstab',
          output: `UUID=9f3d1b52 /srv/archive xfs defaults 0 2
`,
        },
      ],
      severity: 'critical',
      statement: '/srv/archive could not be mounted, and the boot stopped in emergency mode for want of it.',
      quotes: [
        '2026-10-14T09:13:24.000000+0000 web-1 systemd[1]: Timed out waiting for device /dev/disk/by-uuid/9f3d1b52.',
        '2026-10-14T09:13:24.000000+0000 web-1 systemd[1]: Dependency failed for /srv/archive.',
        '2026-10-14T09:13:24.000000+0000 web-1 systemd[1]: Dependency failed for Local File Systems.',
        'srv-archive.mount loaded failed failed /srv/archive',
        'UUID=9f3d1b52 /srv/archive xfs defaults 0 2',
      ],
    },
    {
      why: 'a check of the filesystem failed',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'journal-errors',
          output: `2026-10-14T09:13:24.000000+0000 web-1 systemd-fsck[511]: /dev/sdb1: UNEXPECTED INCONSISTENCY; RUN fsck MANUALLY.
`,
        },
      ],
      severity: 'critical',
      statement: 'A filesystem of /etc/fstab could not be mounted.',
      quotes: [
        '2026-10-14T09:13:24.000000+0000 web-1 systemd-fsck[511]: /dev/sdb1: UNEXPECTED INCONSISTENCY; RUN fsck MANUALLY.',
      ],
    },
  ],
  silent: [
    {
      why: 'it is mounted by now',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'journal-errors',
          output: `2026-10-14T09:13:24.000000+0000 web-1 systemd[1]: Dependency failed for /srv/archive.
2026-10-14T09:13:24.000000+0000 web-1 systemd[1]: Dependency failed for Local File Systems.
`,
        },
        {
          collector: 'disk',
          output: `Filesystem     Type     1024-blocks     Used Available Capacity Mounted on
/dev/sdb1      xfs        83845120 52000000  31845120      63% /srv/archive
`,
        },
      ],
    },
    {
      why: 'an application depends on another one that failed',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'journal-errors',
          output: `2026-10-14T09:13:24.000000+0000 web-1 systemd[1]: Dependency failed for Web shop.
`,
        },
      ],
    },
  ],
};
