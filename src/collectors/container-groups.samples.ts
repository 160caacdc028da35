import type { containerGroups } from './container-groups.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof containerGroups> = {
  good: [
    {
      command: 'sh -c [read-containers]',
      origin: "written: the kernel's cgroup-v2 document, a container of docker beside one of podman",
      output: `/sys/fs/cgroup/system.slice/docker-4f1e9a.scope/memory.events:max 812
/sys/fs/cgroup/system.slice/docker-4f1e9a.scope/memory.events:oom_kill 3
/sys/fs/cgroup/system.slice/docker-4f1e9a.scope/memory.max:536870912
/sys/fs/cgroup/machine.slice/libpod-77aa.scope/container/cpu.stat:nr_periods 900
/sys/fs/cgroup/machine.slice/libpod-77aa.scope/container/cpu.stat:nr_throttled 0
/sys/fs/cgroup/machine.slice/libpod-77aa.scope/container/cpu.max:max 100000
`,
      facts: {
        values: [
          { group: '/system.slice/docker-4f1e9a.scope', key: 'memory_limit_hits', value: 812, line: 1 },
          { group: '/system.slice/docker-4f1e9a.scope', key: 'oom_kills', value: 3, line: 2 },
          { group: '/system.slice/docker-4f1e9a.scope', key: 'memory_max', value: 536870912, line: 3 },
          { group: '/machine.slice/libpod-77aa.scope/container', key: 'periods', value: 900, line: 4 },
          { group: '/machine.slice/libpod-77aa.scope/container', key: 'throttled_periods', value: 0, line: 5 },
          { group: '/machine.slice/libpod-77aa.scope/container', key: 'quota_percent', value: null, line: 6 },
        ],
      },
    },
    {
      command: 'sh -c [read-containers]',
      origin: "written: the kernel's cgroup-v1 document, a container of Kubernetes",
      output: `/sys/fs/cgroup/memory/kubepods/burstable/pod12/77aa/memory.limit_in_bytes:268435456
/sys/fs/cgroup/memory/kubepods/burstable/pod12/77aa/memory.oom_control:oom_kill 2
`,
      facts: {
        values: [
          { group: '/kubepods/burstable/pod12/77aa', key: 'memory_max', value: 268435456, line: 1 },
          { group: '/kubepods/burstable/pod12/77aa', key: 'oom_kills', value: 2, line: 2 },
        ],
      },
    },
  ],
  broken: [{ why: 'a path only', output: '/sys/fs/cgroup/x\n' }],
};
