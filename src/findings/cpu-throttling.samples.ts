import type { FindingSamples } from './sample.ts';

const CLOCK = { collector: 'clock', output: '2026-11-22T17:56:34Z\n' };

export const samples: FindingSamples = {
  fires: [
    {
      why: 'a container is held back in most periods',
      seen: [
        {
          collector: 'container-groups',
          output: `/sys/fs/cgroup/cpu,cpuacct/docker/4f1e9a/cpu.stat:nr_periods 1000
/sys/fs/cgroup/cpu,cpuacct/docker/4f1e9a/cpu.stat:nr_throttled 700
/sys/fs/cgroup/cpu,cpuacct/docker/4f1e9a/cpu.cfs_quota_us:50000
`,
        },
      ],
      severity: 'critical',
      statement:
        '/docker/4f1e9a is held back by its quota of 0.5 processors in 70 % of all periods, whether the host is idle or not.',
      quotes: [
        '/sys/fs/cgroup/cpu,cpuacct/docker/4f1e9a/cpu.stat:nr_throttled 700',
        '/sys/fs/cgroup/cpu,cpuacct/docker/4f1e9a/cpu.stat:nr_periods 1000',
        '/sys/fs/cgroup/cpu,cpuacct/docker/4f1e9a/cpu.cfs_quota_us:50000',
      ],
    },
    {
      why: 'a quota holds a service back in half of all periods',
      seen: [
        {
          collector: 'cgroups',
          output: `/sys/fs/cgroup/system.slice/api.service/cpu.stat:nr_periods 40120
/sys/fs/cgroup/system.slice/api.service/cpu.stat:nr_throttled 22011
/sys/fs/cgroup/system.slice/api.service/cpu.max:50000 100000
`,
        },
        { collector: 'unit-limits', unit: 'api.service', output: 'CPUQuotaPerSecUSec=500ms\n' },
      ],
      severity: 'critical',
      statement:
        'api.service is held back by its quota of 0.5 processors in 55 % of all periods, whether the host is idle or not.',
      quotes: [
        '/sys/fs/cgroup/system.slice/api.service/cpu.stat:nr_throttled 22011',
        '/sys/fs/cgroup/system.slice/api.service/cpu.stat:nr_periods 40120',
        '/sys/fs/cgroup/system.slice/api.service/cpu.max:50000 100000',
        'CPUQuotaPerSecUSec=500ms',
      ],
    },
    {
      why: 'the processors are too hot',
      seen: [
        CLOCK,
        {
          collector: 'kernel',
          output: `2026-11-22T17:40:00.000000+0000 web-1 kernel: mce: CPU3: Core temperature above threshold, cpu clock throttled (total events = 881)
2026-11-22T17:45:00.000000+0000 web-1 kernel: mce: CPU3: Core temperature above threshold, cpu clock throttled (total events = 941)
2026-11-22T17:50:00.000000+0000 web-1 kernel: mce: CPU7: Package temperature above threshold, cpu clock throttled (total events = 990)
`,
        },
      ],
      severity: 'critical',
      statement: 'The processors are too hot and run slower than they could: the kernel reports it again and again.',
      quotes: [
        '2026-11-22T17:40:00.000000+0000 web-1 kernel: mce: CPU3: Core temperature above threshold, cpu clock throttled (total events = 881)',
        '2026-11-22T17:50:00.000000+0000 web-1 kernel: mce: CPU7: Package temperature above threshold, cpu clock throttled (total events = 990)',
      ],
    },
  ],
  silent: [
    {
      why: 'the quota is gone, and the counters remember it',
      seen: [
        {
          collector: 'cgroups',
          output: `/sys/fs/cgroup/system.slice/api.service/cpu.stat:nr_periods 40120
/sys/fs/cgroup/system.slice/api.service/cpu.stat:nr_throttled 22011
`,
        },
        { collector: 'unit-limits', unit: 'api.service', output: 'CPUQuotaPerSecUSec=infinity\n' },
      ],
    },
    {
      why: 'it is held back now and then',
      seen: [
        {
          collector: 'cgroups',
          output: `/sys/fs/cgroup/system.slice/api.service/cpu.stat:nr_periods 40120
/sys/fs/cgroup/system.slice/api.service/cpu.stat:nr_throttled 211
/sys/fs/cgroup/system.slice/api.service/cpu.max:50000 100000
`,
        },
      ],
    },
    {
      why: 'it was hot for a moment',
      seen: [
        CLOCK,
        {
          collector: 'kernel',
          output: `2026-11-22T17:40:00.000000+0000 web-1 kernel: mce: CPU3: Core temperature above threshold, cpu clock throttled (total events = 1)
2026-11-22T17:40:00.000000+0000 web-1 kernel: mce: CPU3: Core temperature/speed normal
`,
        },
      ],
    },
  ],
};
