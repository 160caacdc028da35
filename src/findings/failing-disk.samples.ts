import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'the third disk says so itself',
      seen: [
        {
          collector: 'smart-disk',
          unit: '/dev/sdc',
          output: 'SMART overall-health self-assessment test result: FAILED!\n',
        },
      ],
      severity: 'critical',
      statement: 'The disk sdc is failing: it says so itself.',
      quotes: ['SMART overall-health self-assessment test result: FAILED!'],
    },
    {
      why: 'sectors can not be read though the drive thinks well of itself',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'smart',
          output: `SMART overall-health self-assessment test result: PASSED
  5 Reallocated_Sector_Ct   0x0033   100   100   010    Pre-fail  Always       -       2872
197 Current_Pending_Sector  0x0012   099   098   000    Old_age   Always       -       624
`,
        },
      ],
      severity: 'critical',
      statement: 'The disk sda is failing: 2872 sectors had to be replaced, 624 sectors can not be read.',
      quotes: [
        '  5 Reallocated_Sector_Ct   0x0033   100   100   010    Pre-fail  Always       -       2872',
        '197 Current_Pending_Sector  0x0012   099   098   000    Old_age   Always       -       624',
      ],
    },
    {
      why: 'the kernel meets errors of the medium',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'kernel',
          output: `2026-10-14T09:41:02.000000+0000 web-1 kernel: critical medium error, dev nvme0n1, sector 1923281992 op 0x0:(READ) flags 0x80700 phys_seg 1 prio class 2
2026-10-14T09:44:17.000000+0000 web-1 kernel: critical medium error, dev nvme0n1, sector 1923282000 op 0x0:(READ) flags 0x80700 phys_seg 1 prio class 2
`,
        },
      ],
      severity: 'critical',
      statement: 'The disk nvme0n1 is failing: reads or writes fail on the medium itself.',
      quotes: [
        '2026-10-14T09:41:02.000000+0000 web-1 kernel: critical medium error, dev nvme0n1, sector 1923281992 op 0x0:(READ) flags 0x80700 phys_seg 1 prio class 2',
        '2026-10-14T09:44:17.000000+0000 web-1 kernel: critical medium error, dev nvme0n1, sector 1923282000 op 0x0:(READ) flags 0x80700 phys_seg 1 prio class 2',
      ],
    },
    {
      why: 'an NVMe drive is worn out',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'smart',
          output: `SMART overall-health self-assessment test result: FAILED!
Critical Warning:                   0x04
Available Spare:                    3%
Available Spare Threshold:          10%
Percentage Used:                    187%
`,
        },
      ],
      severity: 'critical',
      statement:
        'The disk sda is failing: it says so itself, it gives a critical warning, only 3 % of its spare is left, 187 % of its life is used.',
      quotes: [
        'SMART overall-health self-assessment test result: FAILED!',
        'Critical Warning:                   0x04',
        'Available Spare:                    3%',
        'Percentage Used:                    187%',
      ],
    },
  ],
  silent: [
    {
      why: 'a cable was bad, a few sectors were replaced years ago, and the drive is hot',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'smart',
          output: `SMART overall-health self-assessment test result: PASSED
  5 Reallocated_Sector_Ct   0x0033   100   100   010    Pre-fail  Always       -       8
197 Current_Pending_Sector  0x0012   100   100   000    Old_age   Always       -       0
199 UDMA_CRC_Error_Count    0x003e   200   200   000    Old_age   Always       -       31
Critical Warning:                   0x02
`,
        },
      ],
    },
    {
      why: 'one request failed on a path, and a medium in a drive can not be read',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'kernel',
          output: `2026-10-14T09:41:02.000000+0000 web-1 kernel: I/O error, dev sdc, sector 19232 op 0x0:(READ) flags 0x80700 phys_seg 1 prio class 2
2026-10-14T09:41:09.000000+0000 web-1 kernel: critical medium error, dev sr0, sector 88 op 0x0:(READ) flags 0x80700 phys_seg 1 prio class 2
`,
        },
      ],
    },
  ],
};
