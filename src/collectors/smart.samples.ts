import type { smart } from './smart.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof smart> = {
  good: [
    {
      command: 'smartctl --nocheck=standby --all /dev/sda',
      origin: 'written: smartctl 7.3, the lines that are read',
      output: `smartctl 7.3 2022-02-28 r5338 [x86_64-linux-6.1.0-18-amd64] (local build)
=== START OF INFORMATION SECTION ===
Device Model:     ST12000NM0007-2A1101
SMART overall-health self-assessment test result: PASSED
  5 Reallocated_Sector_Ct   0x0033   100   100   010    Pre-fail  Always       -       2872
187 Reported_Uncorrect      0x0032   001   001   000    Old_age   Always       -       1693
197 Current_Pending_Sector  0x0012   099   098   000    Old_age   Always       -       624
199 UDMA_CRC_Error_Count    0x003e   200   200   000    Old_age   Always       -       0
`,
      facts: {
        drives: [
          {
            device: '',
            model: 'ST12000NM0007-2A1101',
            values: [
              { kind: 'reallocated', raw: 2872, line: 5 },
              { kind: 'reported_uncorrectable', raw: 1693, line: 6 },
              { kind: 'pending', raw: 624, line: 7 },
            ],
            health: { verdict: 'passed', line: 4 },
          },
        ],
      },
    },
    {
      command: 'smartctl --nocheck=standby --all /dev/nvme0',
      origin: 'written: smartctl 7.3, the lines that are read',
      output: `Model Number:                       SAMSUNG MZVL2512HCJQ
SMART overall-health self-assessment test result: FAILED!
- NVM subsystem reliability has been degraded
Critical Warning:                   0x04
Available Spare:                    3%
Available Spare Threshold:          10%
Percentage Used:                    187%
Media and Data Integrity Errors:    1,311
`,
      facts: {
        drives: [
          {
            device: '',
            model: 'SAMSUNG MZVL2512HCJQ',
            values: [
              { kind: 'critical_warning', raw: 1, line: 3 },
              { kind: 'critical_warning', raw: 4, line: 4 },
              { kind: 'spare_percent', raw: 3, line: 5 },
              { kind: 'spare_threshold_percent', raw: 10, line: 6 },
              { kind: 'worn_percent', raw: 187, line: 7 },
              { kind: 'media_errors', raw: 1311, line: 8 },
            ],
            health: { verdict: 'failed', line: 2 },
          },
        ],
      },
    },
  ],
  broken: [{ why: 'no drive', output: 'Usage: smartctl [options] device\n' }],
};
