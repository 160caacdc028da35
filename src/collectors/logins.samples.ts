import type { logins } from './logins.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof logins> = {
  good: [
    {
      command: 'journalctl … _COMM=sshd _COMM=sshd-session _COMM=sshd-auth',
      origin: 'written: OpenSSH 9.2, auth.c and sshd.c',
      output: `2026-11-22T08:00:01.000000+0000 jump-1 sshd[100]: Failed password for root from 203.0.113.9 port 40112 ssh2
2026-11-22T08:00:05.000000+0000 jump-1 sshd[100]: message repeated 3 times: [ Failed password for root from 203.0.113.9 port 40112 ssh2]
2026-11-22T08:01:00.000000+0000 jump-1 sshd[101]: Authentication refused: bad ownership or modes for directory /home/ann
2026-11-22T08:01:00.000000+0000 jump-1 sshd[101]: Connection closed by authenticating user ann 10.0.0.7 port 51000 [preauth]
2026-11-22T08:02:00.000000+0000 jump-1 sshd[9]: drop connection #10 from [203.0.113.9]:41204 on [10.0.0.1]:22 past MaxStartups
2026-11-22T08:03:00.000000+0000 jump-1 sshd[102]: Accepted publickey for bob from 10.0.0.8 port 51002 ssh2: ED25519 SHA256:0000
`,
      facts: {
        failures: [{ address: '203.0.113.9', times: 4, users: ['root'], onValid: 4, firstLine: 1, line: 2 }],
        accepted: [{ user: 'bob', address: '10.0.0.8', method: 'publickey', line: 6, at: '2026-11-22T08:03:00.000Z' }],
        refusals: [
          { kind: 'file_modes', address: '10.0.0.7', user: 'ann', times: 1, line: 3, at: '2026-11-22T08:01:00.000Z' },
        ],
        dropped: { times: 1, firstLine: 5, line: 5, at: '2026-11-22T08:02:00.000Z' },
        signs: [
          {
            kind: 'ssh_failed',
            at: '2026-11-22T08:00:01.000Z',
            by: 'application',
            source: 'sshd',
            text: 'Failed password for root from 203.0.113.9 port 40112 ssh2',
            line: 1,
          },
          {
            kind: 'ssh_failed',
            at: '2026-11-22T08:00:05.000Z',
            by: 'application',
            source: 'sshd',
            text: 'message repeated 3 times: [ Failed password for root from 203.0.113.9 port 40112 ssh2]',
            line: 2,
          },
          {
            kind: 'ssh_refused_owner',
            at: '2026-11-22T08:01:00.000Z',
            by: 'application',
            source: 'sshd',
            text: 'Authentication refused: bad ownership or modes for directory /home/ann',
            line: 3,
          },
          {
            kind: 'ssh_throttled',
            at: '2026-11-22T08:02:00.000Z',
            by: 'application',
            source: 'sshd',
            text: 'drop connection #10 from [203.0.113.9]:41204 on [10.0.0.1]:22 past MaxStartups',
            line: 5,
          },
          {
            kind: 'ssh_accepted',
            at: '2026-11-22T08:03:00.000Z',
            by: 'application',
            source: 'sshd',
            text: 'Accepted publickey for bob from 10.0.0.8 port 51002 ssh2: ED25519 SHA256:0000',
            line: 6,
          },
        ],
        signCounts: { ssh_failed: 2, ssh_refused_owner: 1, ssh_throttled: 1, ssh_accepted: 1 },
      },
    },
  ],
  broken: [{ why: 'lines of nobody', output: 'nothing here\n' }],
};
