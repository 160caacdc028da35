import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'guesses fill the slots',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'logins',
          output: `2026-11-22T08:10:00.000000+0000 jump-1 sshd[100]: Failed password for root from 203.0.113.9 port 40000 ssh2
2026-11-22T08:11:00.000000+0000 jump-1 sshd[101]: Failed password for invalid user test from 203.0.113.9 port 40001 ssh2
2026-11-22T08:12:00.000000+0000 jump-1 sshd[102]: Failed password for invalid user git from 203.0.113.9 port 40002 ssh2
2026-11-22T08:13:00.000000+0000 jump-1 sshd[103]: Failed password for root from 203.0.113.9 port 40003 ssh2
2026-11-22T08:14:00.000000+0000 jump-1 sshd[104]: Failed password for invalid user test from 203.0.113.9 port 40004 ssh2
2026-11-22T08:15:00.000000+0000 jump-1 sshd[105]: Failed password for invalid user git from 203.0.113.9 port 40005 ssh2
2026-11-22T08:16:00.000000+0000 jump-1 sshd[106]: Failed password for root from 203.0.113.9 port 40006 ssh2
2026-11-22T08:17:00.000000+0000 jump-1 sshd[107]: Failed password for invalid user test from 203.0.113.9 port 40007 ssh2
2026-11-22T08:18:00.000000+0000 jump-1 sshd[108]: Failed password for invalid user git from 203.0.113.9 port 40008 ssh2
2026-11-22T08:19:00.000000+0000 jump-1 sshd[109]: Failed password for root from 203.0.113.9 port 40009 ssh2
2026-11-22T08:20:00.000000+0000 jump-1 sshd[110]: Failed password for invalid user test from 203.0.113.9 port 40010 ssh2
2026-11-22T08:21:00.000000+0000 jump-1 sshd[111]: Failed password for invalid user git from 203.0.113.9 port 40011 ssh2
2026-11-22T08:40:00.000000+0000 jump-1 sshd[9]: drop connection #10 from [203.0.113.9]:41204 on [10.0.0.1]:22 past MaxStartups
`,
        },
      ],
      severity: 'critical',
      statement:
        "Password guessing from 203.0.113.9 takes up sshd's slots for logins, so that it drops other connections.",
      quotes: [
        '2026-11-22T08:40:00.000000+0000 jump-1 sshd[9]: drop connection #10 from [203.0.113.9]:41204 on [10.0.0.1]:22 past MaxStartups',
        '2026-11-22T08:21:00.000000+0000 jump-1 sshd[111]: Failed password for invalid user git from 203.0.113.9 port 40011 ssh2',
      ],
    },
  ],
  silent: [
    {
      why: 'it is what every host on the internet sees',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'logins',
          output: `2026-11-22T08:10:00.000000+0000 jump-1 sshd[100]: Failed password for root from 203.0.113.9 port 40000 ssh2
2026-11-22T08:11:00.000000+0000 jump-1 sshd[101]: Failed password for invalid user test from 203.0.113.9 port 40001 ssh2
2026-11-22T08:12:00.000000+0000 jump-1 sshd[102]: Failed password for invalid user git from 203.0.113.9 port 40002 ssh2
2026-11-22T08:13:00.000000+0000 jump-1 sshd[103]: Failed password for root from 203.0.113.9 port 40003 ssh2
2026-11-22T08:14:00.000000+0000 jump-1 sshd[104]: Failed password for invalid user test from 203.0.113.9 port 40004 ssh2
2026-11-22T08:15:00.000000+0000 jump-1 sshd[105]: Failed password for invalid user git from 203.0.113.9 port 40005 ssh2
2026-11-22T08:16:00.000000+0000 jump-1 sshd[106]: Failed password for root from 203.0.113.9 port 40006 ssh2
2026-11-22T08:17:00.000000+0000 jump-1 sshd[107]: Failed password for invalid user test from 203.0.113.9 port 40007 ssh2
2026-11-22T08:18:00.000000+0000 jump-1 sshd[108]: Failed password for invalid user git from 203.0.113.9 port 40008 ssh2
2026-11-22T08:19:00.000000+0000 jump-1 sshd[109]: Failed password for root from 203.0.113.9 port 40009 ssh2
2026-11-22T08:20:00.000000+0000 jump-1 sshd[110]: Failed password for invalid user test from 203.0.113.9 port 40010 ssh2
2026-11-22T08:21:00.000000+0000 jump-1 sshd[111]: Failed password for invalid user git from 203.0.113.9 port 40011 ssh2
`,
        },
      ],
    },
    {
      why: 'somebody of ours mistyped before he got in',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'logins',
          output: `2026-11-22T08:00:00.000000+0000 jump-1 sshd[7]: Failed password for ann from 10.0.0.7 port 40000 ssh2
2026-11-22T08:00:09.000000+0000 jump-1 sshd[7]: Accepted password for ann from 10.0.0.7 port 40000 ssh2
`,
        },
      ],
    },
  ],
};
