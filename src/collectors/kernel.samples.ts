import type { kernel } from './kernel.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof kernel> = {
  good: [
    {
      command: 'journalctl --dmesg --no-pager --output=short-iso-precise --lines=2000',
      origin: 'recorded: Linux 6.18, systemd 252, two lines of many',
      output: `2026-11-22T18:23:45.914604+0000 web-03 kernel: random: crng reseeded due to virtual machine fork
2026-11-22T18:23:45.914614+0000 web-03 kernel: EXT4-fs (vda): mounted filesystem 00000000-0000-0000-0000-000000000000 r/w without journal. Quota mode: none.
`,
      facts: {
        messages: 2,
        ooms: [],
        signs: [
          {
            kind: 'filesystem_mounted',
            at: '2026-11-22T18:23:45.914Z',
            by: 'kernel',
            source: 'kernel',
            text: 'EXT4-fs (vda): mounted filesystem 00000000-0000-0000-0000-000000000000 r/w without journal. Quota mode: none.',
            line: 2,
          },
        ],
        signCounts: { filesystem_mounted: 1 },
      },
    },
    {
      command: 'dmesg',
      origin: 'recorded: Linux 6.18, util-linux 2.38, two lines of many',
      output: `[    1.274743] random: crng reseeded due to virtual machine fork
[    1.339540] EXT4-fs (vda): mounted filesystem 00000000-0000-0000-0000-000000000000 r/w without journal. Quota mode: none.
`,
      facts: {
        messages: 2,
        ooms: [],
        signs: [
          {
            kind: 'filesystem_mounted',
            bootSeconds: 1.33954,
            by: 'kernel',
            source: 'kernel',
            text: 'EXT4-fs (vda): mounted filesystem 00000000-0000-0000-0000-000000000000 r/w without journal. Quota mode: none.',
            line: 2,
          },
        ],
        signCounts: { filesystem_mounted: 1 },
      },
    },
    {
      command: 'dmesg --time-format=iso --nopager',
      origin: 'written: mm/memcontrol.c and mm/oom_kill.c of Linux 6.1, a service at its own limit',
      output: `2026-11-22T17:30:00,000000+00:00 worker invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0
2026-11-22T17:30:00,000001+00:00 memory: usage 524288kB, limit 524288kB, failcnt 88
2026-11-22T17:30:00,000002+00:00 oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/system.slice/report.service,task_memcg=/system.slice/report.service,task=worker,pid=4711,uid=990
2026-11-22T17:30:00,000003+00:00 Memory cgroup out of memory: Killed process 4711 (worker) total-vm:912044kB, anon-rss:511200kB, file-rss:1024kB, shmem-rss:0kB, UID:990 pgtables:1640kB oom_score_adj:0
`,
      facts: {
        messages: 4,
        ooms: [
          {
            scope: 'cgroup',
            process: 'worker',
            pid: 4711,
            residentKiB: 512224,
            limitKiB: 524288,
            cgroup: '/system.slice/report.service',
            at: '2026-11-22T17:30:00.000Z',
            lines: [4, 2, 3],
          },
        ],
        signs: [
          {
            kind: 'oom_invoked',
            at: '2026-11-22T17:30:00.000Z',
            by: 'kernel',
            source: 'kernel',
            text: 'worker invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0',
            line: 1,
          },
          {
            kind: 'oom_detail',
            at: '2026-11-22T17:30:00.000Z',
            by: 'kernel',
            source: 'kernel',
            text: 'memory: usage 524288kB, limit 524288kB, failcnt 88',
            line: 2,
          },
          {
            kind: 'oom_detail',
            at: '2026-11-22T17:30:00.000Z',
            by: 'kernel',
            source: 'kernel',
            text: 'oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/system.slice/report.service,task_memcg=/system.slice/report.service,task=worker,pid=4711,uid=990',
            line: 3,
          },
          {
            kind: 'oom_kill_cgroup',
            at: '2026-11-22T17:30:00.000Z',
            by: 'kernel',
            source: 'kernel',
            text: 'Memory cgroup out of memory: Killed process 4711 (worker) total-vm:912044kB, anon-rss:511200kB, file-rss:1024kB, shmem-rss:0kB, UID:990 pgtables:1640kB oom_score_adj:0',
            line: 4,
          },
        ],
        signCounts: { oom_invoked: 1, oom_detail: 2, oom_kill_cgroup: 1 },
      },
    },
    {
      command: 'dmesg',
      origin: 'written: Linux 3.10, which ends the story otherwise',
      output: `[ 9120.100001] httpd invoked oom-killer: gfp_mask=0x201da, order=0, oom_score_adj=0
[ 9120.100002] Out of memory: Kill process 812 (httpd) score 402 or sacrifice child
[ 9120.100003] Killed process 812 (httpd) total-vm:2202012kB, anon-rss:901120kB, file-rss:0kB
`,
      facts: {
        messages: 3,
        ooms: [
          { scope: 'host', process: 'httpd', pid: 812, residentKiB: 901120, bootSeconds: 9120.100003, lines: [3] },
        ],
        signs: [
          {
            kind: 'oom_invoked',
            bootSeconds: 9120.100001,
            by: 'kernel',
            source: 'kernel',
            text: 'httpd invoked oom-killer: gfp_mask=0x201da, order=0, oom_score_adj=0',
            line: 1,
          },
          {
            kind: 'oom_kill',
            bootSeconds: 9120.100002,
            by: 'kernel',
            source: 'kernel',
            text: 'Out of memory: Kill process 812 (httpd) score 402 or sacrifice child',
            line: 2,
          },
          {
            kind: 'oom_detail',
            bootSeconds: 9120.100003,
            by: 'kernel',
            source: 'kernel',
            text: 'Killed process 812 (httpd) total-vm:2202012kB, anon-rss:901120kB, file-rss:0kB',
            line: 3,
          },
        ],
        signCounts: { oom_invoked: 1, oom_kill: 1, oom_detail: 1 },
      },
    },
  ],
  broken: [{ why: 'lines without a time', output: 'Killed process x (y)\n\u0000\u0000\n' }],
};
