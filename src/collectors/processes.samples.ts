import type { processes } from './processes.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof processes> = {
  good: [
    {
      command: 'ps -eo pid,ppid,user,stat,nlwp,pcpu,rss,comm',
      origin: 'recorded: Linux 6.18, procps 4.0.2, the first rows',
      output: `  PID  PPID USER     STAT NLWP %CPU   RSS COMMAND
    1     0 root     S<Ll   13  0.4 18140 process_api
    2     0 root     S       1  0.0     0 kthreadd
    3     2 root     S       1  0.0     0 pool_workqueue_release
    4     2 root     I<      1  0.0     0 kworker/R-rcu_gp
    5     2 root     I<      1  0.0     0 kworker/R-sync_wq
    6     2 root     I<      1  0.0     0 kworker/R-kvfree_rcu_reclaim
    7     2 root     I<      1  0.0     0 kworker/R-slub_flushwq
`,
      facts: {
        busiest: [{ pid: 1, user: 'root', command: 'process_api', cpuPercent: 0.4, residentKiB: 18140, line: 2 }],
        largest: [{ pid: 1, user: 'root', command: 'process_api', cpuPercent: 0.4, residentKiB: 18140, line: 2 }],
        crowds: [
          { command: 'process_api', processes: 1, threads: 13, line: 2 },
          { command: 'kthreadd', processes: 1, threads: 1, line: 3 },
          { command: 'pool_workqueue_release', processes: 1, threads: 1, line: 4 },
          { command: 'kworker/R-rcu_gp', processes: 1, threads: 1, line: 5 },
          { command: 'kworker/R-sync_wq', processes: 1, threads: 1, line: 6 },
        ],
        zombies: 0,
        processes: 7,
      },
    },
    {
      command: 'ps -o pid,ppid,user,stat,rss,comm',
      origin: 'written: BusyBox 1.36',
      output: `PID   PPID  USER     STAT RSS  COMMAND
    1     0 root     S     812 init
  411     1 app      S     18m nginx
  412     1 app      Z       0 sh
`,
      facts: {
        busiest: [],
        largest: [
          { pid: 411, user: 'app', command: 'nginx', residentKiB: 18432, line: 3 },
          { pid: 1, user: 'root', command: 'init', residentKiB: 812, line: 2 },
        ],
        crowds: [
          { command: 'init', processes: 1, threads: 1, line: 2 },
          { command: 'nginx', processes: 1, threads: 1, line: 3 },
          { command: 'sh', processes: 1, threads: 1, line: 4 },
        ],
        zombies: 1,
        processes: 3,
      },
    },
  ],
  broken: [{ why: 'no heading', output: '1 2 3\n' }],
};
