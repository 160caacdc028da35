import type { cgroups } from './cgroups.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof cgroups> = {
  good: [
    {
      command: 'grep -r . /sys/fs/cgroup',
      origin: "written: the kernel's cgroup-v2 document",
      output: `/sys/fs/cgroup/system.slice/api.service/cpu.stat:nr_periods 40120
/sys/fs/cgroup/system.slice/api.service/cpu.stat:nr_throttled 22011
/sys/fs/cgroup/system.slice/api.service/cpu.max:50000 100000
/sys/fs/cgroup/system.slice/api.service/memory.max:536870912
/sys/fs/cgroup/system.slice/api.service/memory.events:max 812
/sys/fs/cgroup/system.slice/api.service/memory.events:oom_kill 3
/sys/fs/cgroup/system.slice/api.service/pids.current:512
/sys/fs/cgroup/system.slice/api.service/pids.max:512
/sys/fs/cgroup/system.slice/api.service/pids.events:max 9
`,
      facts: {
        values: [
          { group: '/system.slice/api.service', key: 'periods', value: 40120, line: 1 },
          { group: '/system.slice/api.service', key: 'throttled_periods', value: 22011, line: 2 },
          { group: '/system.slice/api.service', key: 'quota_percent', value: 50, line: 3 },
          { group: '/system.slice/api.service', key: 'memory_max', value: 536870912, line: 4 },
          { group: '/system.slice/api.service', key: 'memory_limit_hits', value: 812, line: 5 },
          { group: '/system.slice/api.service', key: 'oom_kills', value: 3, line: 6 },
          { group: '/system.slice/api.service', key: 'tasks', value: 512, line: 7 },
          { group: '/system.slice/api.service', key: 'tasks_max', value: 512, line: 8 },
          { group: '/system.slice/api.service', key: 'forks_refused', value: 9, line: 9 },
        ],
      },
    },
    {
      command: 'grep -r . /sys/fs/cgroup',
      origin: 'written: cgroup-v1, a container with half a processor',
      output: `/sys/fs/cgroup/cpu,cpuacct/docker/4f1e9a/cpu.stat:nr_periods 88120
/sys/fs/cgroup/cpu,cpuacct/docker/4f1e9a/cpu.stat:nr_throttled 61204
/sys/fs/cgroup/cpu,cpuacct/docker/4f1e9a/cpu.cfs_quota_us:50000
`,
      facts: {
        values: [
          { group: '/docker/4f1e9a', key: 'periods', value: 88120, line: 1 },
          { group: '/docker/4f1e9a', key: 'throttled_periods', value: 61204, line: 2 },
          { group: '/docker/4f1e9a', key: 'quota_percent', value: 50, line: 3 },
        ],
      },
    },
  ],
  broken: [{ why: 'a path only', output: '/sys/fs/cgroup/x\n' }],
};
