import type { FindingSamples } from './sample.ts';

const CLOCK = { collector: 'clock', output: '2026-11-22T17:56:34Z\n' };
const UPTIME = { collector: 'uptime', output: '1000000.00 3463.53\n' };
const GROUP =
  '2026-11-22T05:24:12.000000+0000 db-1 kernel: oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,task_memcg=/system.slice/mariadb.service,task=mariadbd,pid=1190,uid=113';
const KILL =
  '2026-11-22T05:24:12.000001+0000 db-1 kernel: Out of memory: Killed process 1190 (mariadbd) total-vm:36481324kB, anon-rss:25647616kB, file-rss:0kB, shmem-rss:0kB, UID:113 pgtables:51936kB oom_score_adj:0';

const HOG =
  '2026-11-22T05:24:12.000000+0000 db-1 kernel: [   2190]   113  2190  9120331  8000000 53182464        0             0 java';
const DAEMON =
  '2026-11-22T16:41:11.000000+0000 db-1 systemd-oomd[611]: Killed /system.slice/worker.service due to memory pressure for /system.slice being 71.12% > 60.00% for > 20s with reclaim activity';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'the kernel killed the database this morning',
      seen: [
        CLOCK,
        { collector: 'memory', output: 'MemTotal:       32766976 kB\nMemAvailable:   20000000 kB\n' },
        { collector: 'kernel', output: `${GROUP}\n${KILL}\n` },
      ],
      severity: 'critical',
      statement:
        'The host ran out of memory (31.2 GiB in all): at 2026-11-22 05:24:12 UTC the kernel killed mariadbd (pid 1190) of mariadb.service, which held 24.5 GiB.',
      quotes: [KILL, GROUP, 'MemTotal:       32766976 kB'],
    },
    {
      why: 'the kernel counts from boot, and killed twice',
      seen: [
        CLOCK,
        UPTIME,
        {
          collector: 'kernel',
          output: `[ 990000.000000] Out of memory: Killed process 11 (java) total-vm:9kB, anon-rss:2097152kB, file-rss:0kB
[ 999000.000000] Out of memory: Killed process 12 (java) total-vm:9kB, anon-rss:2097152kB, file-rss:0kB
`,
        },
      ],
      severity: 'critical',
      statement:
        'The host ran out of memory: at 2026-11-22 17:39:54 UTC the kernel killed java (pid 12), which held 2 GiB. It is the newest of 2 such kills within a day.',
      quotes: [
        '[ 999000.000000] Out of memory: Killed process 12 (java) total-vm:9kB, anon-rss:2097152kB, file-rss:0kB',
      ],
    },
    {
      why: 'another process held most',
      seen: [CLOCK, { collector: 'kernel', output: `${HOG}\n${KILL}\n` }],
      severity: 'critical',
      statement:
        'The host ran out of memory: at 2026-11-22 05:24:12 UTC the kernel killed mariadbd (pid 1190), which held 24.5 GiB. Most was held by another: java, 30.5 GiB.',
      quotes: [KILL, HOG],
    },
    {
      why: 'systemd-oomd was faster than the kernel',
      seen: [CLOCK, { collector: 'journal-errors', output: `${DAEMON}\n` }],
      severity: 'critical',
      statement: 'The host ran short of memory: a daemon that watches it killed processes of worker.service.',
      quotes: [DAEMON],
    },
    {
      why: 'the log is not only the kernel’s',
      seen: [CLOCK, { collector: 'journal-errors', output: `${KILL}\n` }],
      severity: 'critical',
      statement:
        'The host ran out of memory: at 2026-11-22 05:24:12 UTC the kernel killed mariadbd (pid 1190), which held 24.5 GiB.',
      quotes: [KILL],
    },
    {
      why: 'the kernel log can not be read, and systemd tells the reason',
      seen: [
        {
          collector: 'unit',
          unit: 'mariadb.service',
          output: 'ActiveState=failed\nSubState=failed\nResult=oom-kill\nMemoryMax=infinity\n',
        },
      ],
      severity: 'critical',
      statement: 'mariadb.service was ended because the kernel killed one of its processes for want of memory.',
      quotes: ['ActiveState=failed', 'Result=oom-kill'],
    },
  ],
  silent: [
    {
      why: 'an application writes such a line, or calls itself a kernel',
      seen: [
        CLOCK,
        {
          collector: 'journal-errors',
          output: `${KILL.replace('kernel:', 'chat[77]: kernel:')}\n${KILL.replace('kernel:', 'kernel[77]:')}\n${DAEMON.replace('systemd-oomd', 'chat')}\n`,
        },
      ],
    },
    {
      why: 'it was forty days ago',
      seen: [
        { collector: 'clock', output: '2027-01-01T17:56:34Z\n' },
        { collector: 'kernel', output: `${KILL}\n` },
      ],
    },
    { why: 'nobody knows what time it is', seen: [{ collector: 'kernel', output: `${KILL}\n` }] },
    {
      why: 'a line without its time',
      seen: [CLOCK, { collector: 'kernel', output: 'Out of memory: Killed process 12 (java) total-vm:9kB\n' }],
    },
    {
      why: 'a limit of one service is another class',
      seen: [
        CLOCK,
        {
          collector: 'kernel',
          output:
            '2026-11-22T05:24:12.000001+0000 db-1 kernel: Memory cgroup out of memory: Killed process 12 (java) total-vm:9kB, anon-rss:8kB\n',
        },
      ],
    },
  ],
};
