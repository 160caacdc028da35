import type { blockDevices } from './block-devices.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof blockDevices> = {
  good: [
    {
      command: 'lsblk --list --output NAME,KNAME,SIZE,RO,TYPE,FSTYPE,LABEL,UUID,MOUNTPOINT',
      origin: 'written: Debian 13, util-linux 2.41, a filesystem on the device mapper',
      output: `NAME    KNAME  SIZE RO TYPE FSTYPE LABEL UUID MOUNTPOINT
loop0   loop0  200M  0 loop
uploads dm-0   200M  0 dm                     /srv/uploads
`,
      facts: {
        devices: [
          { name: 'loop0', type: 'loop', words: ['loop0', '200M', '0', 'loop'], line: 2 },
          { name: 'uploads', type: 'dm', words: ['dm-0', '200M', '0', 'dm', '/srv/uploads'], line: 3 },
        ],
      },
    },
    {
      command: 'lsblk --list --output NAME,SIZE,RO,TYPE,FSTYPE,LABEL,UUID,MOUNTPOINT',
      origin: 'recorded: Debian 12, util-linux 2.38',
      output: `NAME   SIZE RO TYPE FSTYPE LABEL UUID MOUNTPOINT
zram0    0B  0 disk                   
vda    256G  0 disk                   /
`,
      facts: {
        devices: [
          { name: 'zram0', type: 'disk', words: ['0B', '0', 'disk'], line: 2 },
          { name: 'vda', type: 'disk', words: ['256G', '0', 'disk', '/'], line: 3 },
        ],
      },
    },
    {
      command: 'lsblk',
      origin: 'recorded: Ubuntu 18.04; from the fixtures of kellyjonbrazil/jc (MIT), the last lines',
      output: `├─sda1   8:1    0    1M  0 part 
└─sda2   8:2    0   20G  0 part /
sr0     11:0    1 64.8M  0 rom  
sr1     11:1    1  848M  0 rom
`,
      facts: {
        devices: [
          { name: 'sda1', type: 'part', words: ['8:1', '0', '1M', '0', 'part'], line: 1 },
          { name: 'sda2', type: 'part', words: ['8:2', '0', '20G', '0', 'part', '/'], line: 2 },
          { name: 'sr0', type: 'rom', words: ['11:0', '1', '64.8M', '0', 'rom'], line: 3 },
          { name: 'sr1', type: 'rom', words: ['11:1', '1', '848M', '0', 'rom'], line: 4 },
        ],
      },
    },
    {
      command: 'cat /proc/partitions',
      origin: 'recorded: Linux 6.18',
      output: `major minor  #blocks  name

 254        0  268435456 vda
`,
      facts: { devices: [{ name: 'vda', type: '', words: [], line: 3 }] },
    },
  ],
  broken: [{ why: 'no device', output: 'Permission denied\n' }],
};
