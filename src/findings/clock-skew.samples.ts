import type { FindingSamples } from './sample.ts';

const CLOCK = { collector: 'clock', output: '2026-11-22T17:56:34Z\n' };
const NOW_S = Date.parse('2026-11-22T17:56:34Z') / 1000;

export const samples: FindingSamples = {
  fires: [
    {
      why: 'the sources are far away',
      seen: [
        {
          collector: 'time-sources',
          output: `Reference ID    : 0A010A0B (10.1.10.11)
System time     : 3721.120112233 seconds slow of NTP time
Leap status     : Normal
`,
        },
      ],
      severity: 'critical',
      statement: "The host's clock is wrong by 62 minutes.",
      quotes: ['System time     : 3721.120112233 seconds slow of NTP time'],
    },
    {
      why: 'nothing sets the clock, and others refuse its tickets',
      seen: [
        CLOCK,
        {
          collector: 'time-sync',
          output: `NTP=yes
NTPSynchronized=no
`,
        },
        {
          collector: 'journal-errors',
          output: '2026-11-22T17:50:11.000000+0000 web-1 krb5_child[9]: Clock skew too great\n',
        },
      ],
      severity: 'critical',
      statement: "The host's clock is no longer synchronised.",
      quotes: ['NTPSynchronized=no', '2026-11-22T17:50:11.000000+0000 web-1 krb5_child[9]: Clock skew too great'],
    },
    {
      // As in `npm run lab -- plain-clock-off`.
      why: 'without systemd, the clock is far from the one of the hardware',
      seen: [CLOCK, { collector: 'time-sync', output: `${NOW_S + 200_003}\n` }],
      severity: 'critical',
      statement: "The host's clock is wrong by 55.6 hours.",
      quotes: [String(NOW_S + 200_003)],
    },
    {
      why: 'no source answers',
      seen: [
        CLOCK,
        {
          collector: 'time-sync',
          output: `NTP=yes
NTPSynchronized=no
`,
        },
        {
          collector: 'journal-errors',
          output:
            '2026-11-22T17:50:11.000000+0000 web-1 systemd-timesyncd[9]: Timed out waiting for reply from 192.0.2.7:123 (ntp.example.com).\n',
        },
      ],
      severity: 'warning',
      statement: "The host's clock is no longer synchronised.",
      quotes: [
        'NTPSynchronized=no',
        '2026-11-22T17:50:11.000000+0000 web-1 systemd-timesyncd[9]: Timed out waiting for reply from 192.0.2.7:123 (ntp.example.com).',
      ],
    },
  ],
  silent: [
    {
      why: 'without systemd, the hardware clock keeps local time',
      seen: [CLOCK, { collector: 'time-sync', output: `${NOW_S + 7_200 - 20}\n` }],
    },
    {
      why: 'without systemd, the two clocks were read some seconds apart',
      seen: [CLOCK, { collector: 'time-sync', output: `${NOW_S + 12}\n` }],
    },
    {
      why: 'it is not synchronised, and nobody minds',
      seen: [
        {
          collector: 'time-sync',
          output: `NTP=no
NTPSynchronized=no
`,
        },
      ],
    },
    {
      why: 'it was set right at boot',
      seen: [
        CLOCK,
        {
          collector: 'time-sync',
          output: `NTP=yes
NTPSynchronized=yes
`,
        },
        {
          collector: 'journal-errors',
          output: '2026-11-22T17:20:11.000000+0000 web-1 chronyd[9]: System clock wrong by 31.120112 seconds\n',
        },
      ],
    },
    {
      why: 'another daemon than chronyd keeps the time',
      seen: [
        {
          collector: 'time-sync',
          output: `NTP=yes
NTPSynchronized=yes
`,
        },
        { collector: 'time-sources', output: '506 Cannot talk to daemon\n' },
      ],
    },
  ],
};
