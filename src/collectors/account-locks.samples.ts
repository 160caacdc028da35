import type { accountLocks } from './account-locks.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof accountLocks> = {
  good: [
    {
      command: 'faillock',
      origin: 'written: faillock(8), Linux-PAM 1.5',
      output: `ann:
When                Type  Source                                           Valid
2026-09-10 07:38:22 RHOST 10.7.0.19                                            V
bob:
When                Type  Source                                           Valid
`,
      facts: { locks: [{ user: 'ann', kind: 'failures', line: 3 }] },
    },
  ],
  broken: [{ why: 'a message', output: 'faillock: Error opening the tally file\n' }],
};
