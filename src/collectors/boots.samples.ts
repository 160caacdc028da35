import type { boots } from './boots.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof boots> = {
  good: [
    {
      command: 'journalctl --list-boots --no-pager',
      origin: 'written: journalctl(1), systemd 255',
      output: `IDX BOOT ID                          FIRST ENTRY                 LAST ENTRY
 -1 0c5e1f2ab0c94f2f8a6b2f9d0f6d1a11 Tue 2026-11-17 08:12:01 UTC Fri 2026-11-20 10:01:40 UTC
  0 9d0f6d1a110c5e1f2ab0c94f2f8a6b2f Fri 2026-11-20 10:02:11 UTC Sun 2026-11-22 09:00:00 UTC
`,
      facts: {
        boots: [
          { at: '2026-11-20 10:02:11', line: 3 },
          { at: '2026-11-17 08:12:01', line: 2 },
        ],
      },
    },
  ],
  broken: [{ why: 'a message', output: 'No journal files were found.\n' }],
};
