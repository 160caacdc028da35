import type { mounts } from './mounts.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof mounts> = {
  good: [
    {
      command: 'cat /proc/self/mounts',
      origin: 'recorded: Linux 6.18, three of more',
      output: `proc /proc proc rw,relatime 0 0
/dev/vda / ext4 rw,relatime,discard 0 0
devpts /dev/pts devpts rw,relatime,mode=600,ptmxmode=000 0 0
`,
      facts: {
        mounts: [
          { source: 'proc', type: 'proc', mount: '/proc', options: ['rw', 'relatime'], line: 1 },
          { source: '/dev/vda', type: 'ext4', mount: '/', options: ['rw', 'relatime', 'discard'], line: 2 },
          {
            source: 'devpts',
            type: 'devpts',
            mount: '/dev/pts',
            options: ['rw', 'relatime', 'mode=600', 'ptmxmode=000'],
            line: 3,
          },
        ],
      },
    },
    {
      command: 'cat /proc/self/mounts',
      origin: 'written: proc_mounts(5), a blank in a name and an NFS mount',
      output: `/dev/sdb1 /srv/my\\040files ext4 ro,relatime,errors=remount-ro 0 0
nas:/vol/home /home nfs4 rw,relatime,vers=4.2,hard,proto=tcp,addr=10.0.0.9 0 0
`,
      facts: {
        mounts: [
          {
            source: '/dev/sdb1',
            type: 'ext4',
            mount: '/srv/my files',
            options: ['ro', 'relatime', 'errors=remount-ro'],
            line: 1,
          },
          {
            source: 'nas:/vol/home',
            type: 'nfs4',
            mount: '/home',
            options: ['rw', 'relatime', 'vers=4.2', 'hard', 'proto=tcp', 'addr=10.0.0.9'],
            line: 2,
          },
        ],
      },
    },
  ],
  broken: [{ why: 'no mount', output: 'cat: x: Permission denied\n' }],
};
