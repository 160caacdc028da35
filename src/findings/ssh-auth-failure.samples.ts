import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'others may write to a home',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'logins',
          output: `2026-11-22T08:00:01.000000+0000 web-1 sshd[101]: Authentication refused: bad ownership or modes for directory /home/ann
2026-11-22T08:00:01.000000+0000 web-1 sshd[101]: Connection closed by authenticating user ann 10.0.0.7 port 51000 [preauth]
`,
        },
      ],
      severity: 'critical',
      statement:
        'ann can not log in by SSH: sshd does not trust the keys, because others may write to the file or a directory above it.',
      quotes: [
        '2026-11-22T08:00:01.000000+0000 web-1 sshd[101]: Authentication refused: bad ownership or modes for directory /home/ann',
      ],
    },
  ],
  silent: [
    {
      why: 'he got in since',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'logins',
          output: `2026-11-22T08:00:01.000000+0000 web-1 sshd[101]: User ann from 10.0.0.7 not allowed because not listed in AllowUsers
2026-11-22T08:10:00.000000+0000 web-1 sshd[102]: Accepted publickey for ann from 10.0.0.7 port 51002 ssh2: ED25519 SHA256:0000
`,
        },
      ],
    },
    {
      why: 'the internet tries root',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'logins',
          output:
            '2026-11-22T08:00:01.000000+0000 web-1 sshd[101]: User root from 203.0.113.7 not allowed because not listed in AllowUsers\n',
        },
      ],
    },
  ],
};
