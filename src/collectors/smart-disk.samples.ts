import type { smartDisk } from './smart-disk.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof smartDisk> = {
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
            device: 'sda',
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
  ],
  broken: [{ why: 'no drive', output: 'Usage: smartctl [options] device\n' }],
};
