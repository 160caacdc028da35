import type { failedLogins } from './failed-logins.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof failedLogins> = {
  good: [
    {
      command: 'lastb --ip -n 500',
      origin: 'written: lastb(1), util-linux 2.38',
      output: `root     ssh:notty    203.0.113.199    Sun Nov 22 23:40 - 23:40  (00:00)
oracle   ssh:notty    203.0.113.201    Sun Nov 22 23:40 - 23:40  (00:00)
admin    ssh:notty    203.0.113.199    Sun Nov 22 23:39 - 23:39  (00:00)

btmp begins Sun Nov  1 00:00:02 2026
`,
      facts: {
        addresses: [
          { address: '203.0.113.199', times: 2, line: 3 },
          { address: '203.0.113.201', times: 1, line: 2 },
        ],
      },
    },
  ],
  broken: [{ why: 'a message', output: 'lastb: cannot open /var/log/btmp: Permission denied\n' }],
};
