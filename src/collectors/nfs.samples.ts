import type { nfs } from './nfs.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof nfs> = {
  good: [
    {
      command: 'cat /proc/self/mountstats',
      origin: 'written: net/sunrpc/stats.c of Linux 6.1, one mount of NFS, requests left out',
      output: `device /dev/vda mounted on / with fstype ext4
device nas:/vol/home mounted on /home with fstype nfs4 statvers=1.1
	opts:	rw,vers=4.2,hard,proto=tcp
	age:	812233
	xprt:	tcp 871 1 2 0 611 190213 190209 0 812233 0 8 0 0
`,
      facts: { mounts: [{ source: 'nas:/vol/home', mount: '/home', lines: [2, 5], unanswered: 4 }] },
    },
  ],
  broken: [{ why: 'no list', output: 'cat: x: Permission denied\n' }],
};
