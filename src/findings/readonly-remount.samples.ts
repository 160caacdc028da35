import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'ext4 gave up after an error of its disk',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'kernel',
          output: `2026-10-14T09:12:40.000000+0000 web-1 kernel: I/O error, dev vda, sector 31201832 op 0x1:(WRITE) flags 0x800 phys_seg 1 prio class 0
2026-10-14T09:12:40.000000+0000 web-1 kernel: EXT4-fs error (device vda3): ext4_journal_check_start:83: comm a: Detected aborted journal
2026-10-14T09:12:40.000000+0000 web-1 kernel: EXT4-fs (vda3): Remounting filesystem read-only
`,
        },
        {
          collector: 'mounts',
          output: `/dev/vda3 /var ext4 ro,relatime,errors=remount-ro 0 0
`,
        },
      ],
      severity: 'critical',
      statement:
        'The filesystem on vda3 (/var) was made read-only by the kernel at 2026-10-14 09:12:40 UTC because of errors: nothing can be written to it.',
      quotes: [
        '2026-10-14T09:12:40.000000+0000 web-1 kernel: EXT4-fs (vda3): Remounting filesystem read-only',
        '2026-10-14T09:12:40.000000+0000 web-1 kernel: I/O error, dev vda, sector 31201832 op 0x1:(WRITE) flags 0x800 phys_seg 1 prio class 0',
        '2026-10-14T09:12:40.000000+0000 web-1 kernel: EXT4-fs error (device vda3): ext4_journal_check_start:83: comm a: Detected aborted journal',
        '/dev/vda3 /var ext4 ro,relatime,errors=remount-ro 0 0',
      ],
    },
    {
      why: 'a newer kernel lists it as "rw" all the same, and the kernel calls the device otherwise than the mount does',
      seen: [
        {
          collector: 'machine',
          output: `Linux 6.12.118+deb13-amd64 x86_64
`,
        },
        {
          collector: 'clock',
          output: `2026-11-28T06:33:19Z
`,
        },
        {
          collector: 'mounts',
          output: `/dev/vda1 / ext4 rw,relatime,errors=remount-ro 0 0
/dev/mapper/uploads /srv/uploads ext4 rw,relatime,errors=remount-ro 0 0
`,
        },
        {
          collector: 'block-devices',
          output: `NAME    KNAME  SIZE RO TYPE FSTYPE LABEL UUID MOUNTPOINT
uploads dm-0   200M  0 dm                     /srv/uploads
`,
        },
        {
          collector: 'kernel',
          output: `2026-11-28T06:32:20.000000+00:00 web-01 kernel: Aborting journal on device dm-0-8.
2026-11-28T06:32:20.000000+00:00 web-01 kernel: EXT4-fs (dm-0): Remounting filesystem read-only
`,
        },
      ],
      severity: 'critical',
      statement:
        'The filesystem on dm-0 (/srv/uploads) was made read-only by the kernel at 2026-11-28 06:32:20 UTC because of errors: nothing can be written to it.',
      quotes: [
        '2026-11-28T06:32:20.000000+00:00 web-01 kernel: EXT4-fs (dm-0): Remounting filesystem read-only',
        '2026-11-28T06:32:20.000000+00:00 web-01 kernel: Aborting journal on device dm-0-8.',
      ],
    },
    {
      why: 'fstab wants it otherwise',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'mounts',
          output: `/dev/sdb1 /srv ext4 ro,relatime 0 0
`,
        },
        {
          collector: 'fstab',
          output: `UUID=2c1d8f1e /srv ext4 defaults 0 2
`,
        },
      ],
      severity: 'critical',
      statement: '/srv is mounted read-only, which it should not be: nothing can be written to it.',
      quotes: ['/dev/sdb1 /srv ext4 ro,relatime 0 0', 'UUID=2c1d8f1e /srv ext4 defaults 0 2'],
    },
  ],
  silent: [
    {
      why: 'it was repaired and mounted since',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'kernel',
          output: `2026-10-14T08:12:40.000000+0000 web-1 kernel: EXT4-fs (vda3): Remounting filesystem read-only
2026-10-14T09:30:00.000000+0000 web-1 kernel: EXT4-fs (vda3): mounted filesystem 0a r/w with ordered data mode. Quota mode: none.
`,
        },
      ],
    },
    {
      why: 'fstab wants it read-only',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'mounts',
          output: `/dev/sdb1 /srv ext4 ro,relatime 0 0
`,
        },
        {
          collector: 'fstab',
          output: `UUID=2c1d8f1e /srv ext4 ro,noatime 0 2
`,
        },
      ],
    },
  ],
};
