import type { fstab } from './fstab.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof fstab> = {
  good: [
    {
      command: 'cat /etc/fstab',
      origin: 'recorded: Debian 12 without any',
      output: `# UNCONFIGURED FSTAB FOR BASE SYSTEM
`,
      facts: { entries: [] },
    },
    {
      command: 'cat /etc/fstab',
      origin: 'written: fstab(5)',
      output: `# <file system> <mount point> <type> <options> <dump> <pass>
UUID=4b0f6c6a-2f0e-4f9b-b54b-3f2e7f0d9a11 / ext4 errors=remount-ro 0 1
UUID=9f3d1b52-4a11-47d5-8a0e-6f7e0a5c1d22	/srv/archive	xfs	defaults,nofail	0 2
/dev/vg0/swap none swap sw 0 0
`,
      facts: {
        entries: [
          {
            source: 'UUID=4b0f6c6a-2f0e-4f9b-b54b-3f2e7f0d9a11',
            mount: '/',
            type: 'ext4',
            options: ['errors=remount-ro'],
            line: 2,
          },
          {
            source: 'UUID=9f3d1b52-4a11-47d5-8a0e-6f7e0a5c1d22',
            mount: '/srv/archive',
            type: 'xfs',
            options: ['defaults', 'nofail'],
            line: 3,
          },
          { source: '/dev/vg0/swap', mount: 'none', type: 'swap', options: ['sw'], line: 4 },
        ],
      },
    },
  ],
  broken: [{ why: 'no table', output: 'one two\n' }],
};
