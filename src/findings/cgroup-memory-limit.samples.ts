import type { FindingSamples } from './sample.ts';

const CLOCK = { collector: 'clock', output: '2026-11-22T17:56:34Z\n' };
const LIMIT = '2026-11-22T17:30:00,000001+00:00 memory: usage 524288kB, limit 524288kB, failcnt 88';
const GROUP =
  '2026-11-22T17:30:00,000002+00:00 oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/system.slice/report.service,task_memcg=/system.slice/report.service,task=worker,pid=4711,uid=990';
const KILL =
  '2026-11-22T17:30:00,000003+00:00 Memory cgroup out of memory: Killed process 4711 (worker) total-vm:912044kB, anon-rss:511200kB, file-rss:1024kB';

const TOLD =
  '2026-11-22T17:30:01.000000+0000 web-1 systemd[1]: report.service: A process of this unit has been killed by the OOM killer.';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'of an older kill only the line that names the process was kept',
      seen: [
        CLOCK,
        {
          collector: 'kernel',
          output: `2026-11-22T17:10:00,000003+00:00 Memory cgroup out of memory: Killed process 4650 (worker) total-vm:912044kB, anon-rss:511200kB, file-rss:1024kB\n${LIMIT}\n${GROUP}\n${KILL}\n`,
        },
      ],
      severity: 'critical',
      statement:
        'report.service reached its memory limit of 512 MiB: at 2026-11-22 17:30:00 UTC the kernel killed worker (pid 4711) in it.',
      quotes: [KILL, LIMIT, GROUP],
    },
    {
      why: 'the unit was started again with the same limit, and will reach it again',
      seen: [
        CLOCK,
        { collector: 'kernel', output: `${LIMIT}\n${GROUP}\n${KILL}\n` },
        {
          collector: 'unit',
          unit: 'report.service',
          output: `Id=report.service
LoadState=loaded
ActiveState=active
SubState=running
MemoryMax=536870912
StateChangeTimestamp=Sun 2026-11-22 17:41:00 UTC
`,
        },
      ],
      severity: 'critical',
      statement:
        'report.service reached its memory limit of 512 MiB: at 2026-11-22 17:30:00 UTC the kernel killed worker (pid 4711) in it.',
      quotes: [KILL, LIMIT, GROUP],
    },
    {
      why: 'of the report of the kernel only the line that names the process was kept',
      seen: [
        { collector: 'clock', output: '2026-11-28T06:52:00Z\n' },
        {
          collector: 'kernel',
          output: `2026-11-28T06:51:39.409298+00:00 web-01 kernel: Memory cgroup out of memory: Killed process 1858 (tail) total-vm:43712kB, anon-rss:40704kB, file-rss:1556kB, shmem-rss:0kB, UID:0 pgtables:128kB oom_score_adj:0
`,
        },
      ],
      severity: 'critical',
      statement:
        'A control group reached its memory limit: at 2026-11-28 06:51:39 UTC the kernel killed tail (pid 1858) in it.',
      quotes: [
        '2026-11-28T06:51:39.409298+00:00 web-01 kernel: Memory cgroup out of memory: Killed process 1858 (tail) total-vm:43712kB, anon-rss:40704kB, file-rss:1556kB, shmem-rss:0kB, UID:0 pgtables:128kB oom_score_adj:0',
      ],
    },
    {
      why: 'the kernel counted kills in a container',
      seen: [
        CLOCK,
        {
          collector: 'container-groups',
          output: `/sys/fs/cgroup/system.slice/docker-4f1e9a.scope/memory.events:oom_kill 3
/sys/fs/cgroup/system.slice/docker-4f1e9a.scope/memory.max:536870912
/sys/fs/cgroup/system.slice/docker-77bb.scope/memory.events:oom_kill 0
/sys/fs/cgroup/system.slice/docker-77bb.scope/memory.max:536870912
`,
        },
      ],
      severity: 'warning',
      statement:
        'docker-4f1e9a.scope reached its memory limit of 512 MiB: the kernel killed 3 processes in it since it was started.',
      quotes: [
        '/sys/fs/cgroup/system.slice/docker-4f1e9a.scope/memory.events:oom_kill 3',
        '/sys/fs/cgroup/system.slice/docker-4f1e9a.scope/memory.max:536870912',
      ],
    },
    {
      why: 'a service reached its own limit',
      seen: [CLOCK, { collector: 'kernel', output: `${LIMIT}\n${GROUP}\n${KILL}\n` }],
      severity: 'critical',
      statement:
        'report.service reached its memory limit of 512 MiB: at 2026-11-22 17:30:00 UTC the kernel killed worker (pid 4711) in it.',
      quotes: [KILL, LIMIT, GROUP],
    },
    {
      why: 'it was restarted since, and systemd still tells',
      seen: [
        CLOCK,
        { collector: 'unit-limits', unit: 'report.service', output: 'MemoryCurrent=520112012\nMemoryMax=536870912\n' },
        { collector: 'journal-errors', output: `${TOLD}\n` },
      ],
      severity: 'critical',
      statement: 'Processes of report.service were killed for want of memory; its own limit is 512 MiB.',
      quotes: [TOLD, 'MemoryMax=536870912'],
    },
    {
      why: 'the kernel log can not be read, and the unit has a limit',
      seen: [
        {
          collector: 'unit',
          unit: 'report.service',
          output: 'ActiveState=failed\nResult=oom-kill\nMemoryMax=536870912\n',
        },
      ],
      severity: 'critical',
      statement: 'report.service was ended by the kernel for want of memory; its own limit is 512 MiB.',
      quotes: ['ActiveState=failed', 'Result=oom-kill', 'MemoryMax=536870912'],
    },
  ],
  silent: [
    {
      // As in `npm run lab -- healthy-recovered-oom`.
      why: 'the unit was given more since, was started again and runs',
      seen: [
        CLOCK,
        { collector: 'kernel', output: `${LIMIT}\n${GROUP}\n${KILL}\n` },
        {
          collector: 'unit',
          unit: 'report.service',
          output: `Id=report.service
LoadState=loaded
ActiveState=active
SubState=running
MemoryMax=1073741824
StateChangeTimestamp=Sun 2026-11-22 17:41:00 UTC
`,
        },
        { collector: 'unit-limits', unit: 'report.service', output: 'MemoryMax=1073741824\n' },
        { collector: 'journal-errors', output: `${TOLD}\n` },
      ],
    },
    {
      why: 'the unit has no limit of its own',
      seen: [
        CLOCK,
        { collector: 'unit-limits', unit: 'report.service', output: 'MemoryMax=infinity\n' },
        { collector: 'journal-errors', output: `${TOLD}\n` },
      ],
    },
    {
      why: 'the whole host ran out of memory, which is another class',
      seen: [
        CLOCK,
        {
          collector: 'kernel',
          output: '2026-11-22T17:30:00,000003+00:00 Out of memory: Killed process 4711 (worker) total-vm:9kB\n',
        },
      ],
    },
    {
      why: 'it was last week',
      seen: [
        { collector: 'clock', output: '2026-11-29T17:56:34Z\n' },
        { collector: 'kernel', output: `${LIMIT}\n${KILL}\n` },
      ],
    },
  ],
};
