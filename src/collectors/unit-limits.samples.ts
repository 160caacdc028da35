import type { unitLimits } from './unit-limits.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof unitLimits> = {
  good: [
    {
      command:
        'systemctl show --no-pager --property=CPUQuotaPerSecUSec,MemoryCurrent,MemoryHigh,MemoryMax,MemoryLimit,MemorySwapMax,TasksCurrent,TasksMax,LimitNOFILE,LimitNOFILESoft,LimitNPROC,LimitNPROCSoft -- nginx.service',
      origin: 'written: org.freedesktop.systemd1(5), systemd 252',
      output: `CPUQuotaPerSecUSec=4s
MemoryCurrent=520112012
MemoryHigh=infinity
MemoryMax=536870912
MemorySwapMax=infinity
TasksCurrent=18
TasksMax=4915
LimitNOFILE=524288
LimitNOFILESoft=1024
LimitNPROC=30518
LimitNPROCSoft=30518
`,
      facts: {
        unit: 'nginx.service',
        limits: {
          CPUQuotaPerSecUSec: { value: 400, line: 1 },
          MemoryCurrent: { value: 520112012, line: 2 },
          MemoryHigh: { value: null, line: 3 },
          MemoryMax: { value: 536870912, line: 4 },
          MemorySwapMax: { value: null, line: 5 },
          TasksCurrent: { value: 18, line: 6 },
          TasksMax: { value: 4915, line: 7 },
          LimitNOFILE: { value: 524288, line: 8 },
          LimitNOFILESoft: { value: 1024, line: 9 },
          LimitNPROC: { value: 30518, line: 10 },
          LimitNPROCSoft: { value: 30518, line: 11 },
        },
      },
    },
    {
      command:
        'systemctl show --no-pager --property=CPUQuotaPerSecUSec,MemoryCurrent,MemoryHigh,MemoryMax,MemoryLimit,MemorySwapMax,TasksCurrent,TasksMax,LimitNOFILE,LimitNOFILESoft,LimitNPROC,LimitNPROCSoft -- nginx.service',
      origin: 'written: systemd 219',
      output: `MemoryCurrent=18446744073709551615
MemoryLimit=18446744073709551615
TasksCurrent=18446744073709551615
LimitNOFILE=4096
`,
      facts: {
        unit: 'nginx.service',
        limits: {
          MemoryCurrent: { value: null, line: 1 },
          MemoryLimit: { value: null, line: 2 },
          TasksCurrent: { value: null, line: 3 },
          LimitNOFILE: { value: 4096, line: 4 },
        },
      },
    },
  ],
  broken: [{ why: 'no property', output: 'Unit x could not be found.\n' }],
};
