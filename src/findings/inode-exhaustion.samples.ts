import type { FindingSamples } from './sample.ts';

const HEADING = 'Filesystem     Type       Inodes   IUsed    IFree IUse% Mounted on\n';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'no inode is free',
      seen: [
        {
          collector: 'inodes',
          output: `${HEADING}/dev/vda1      ext4      3276800 3276800        0  100% /
/dev/vdb1      ext4     13107200  918244 12188956    8% /srv
`,
        },
      ],
      severity: 'critical',
      statement: '/ can hold no more files: 3276800 inodes are used and 0 are free, whatever space is left.',
      quotes: ['/dev/vda1      ext4      3276800 3276800        0  100% /'],
    },
    {
      why: 'few are free',
      seen: [{ collector: 'inodes', output: `${HEADING}/dev/vda1      ext4       655360  640000    15360   98% /\n` }],
      severity: 'warning',
      statement: '/ can hold few more files: 640000 inodes are used and 15360 are free, whatever space is left.',
      quotes: ['/dev/vda1      ext4       655360  640000    15360   98% /'],
    },
  ],
  silent: [
    {
      why: 'an image holds what it holds, and FAT has no inodes',
      seen: [
        {
          collector: 'inodes',
          output: `${HEADING}/dev/loop3     squashfs    12941   12941        0  100% /snap/core20/2434
/dev/vda15     vfat            0       0        0     - /boot/efi
`,
        },
      ],
    },
    {
      why: 'millions are free at 97 %',
      seen: [
        { collector: 'inodes', output: `${HEADING}/dev/sdb1      ext4    610000000 591700000 18300000   97% /mail\n` },
      ],
    },
  ],
};
