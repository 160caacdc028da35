import type { timers } from './timers.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof timers> = {
  good: [
    {
      command: 'systemctl list-timers --all --full --no-legend --no-pager',
      origin: 'written: systemctl(1), systemd 252',
      output: `Wed 2026-11-04 10:00:00 UTC 59min   Wed 2026-11-04 09:00:00 UTC 11s ago sysstat-collect.timer sysstat-collect.service
- - - - report.timer report.service
`,
      facts: {
        timers: [
          { name: 'sysstat-collect.timer', scheduled: true, line: 1 },
          { name: 'report.timer', scheduled: false, line: 2 },
        ],
      },
    },
    {
      command: 'systemctl list-timers --all --full --no-legend --no-pager',
      origin: 'recorded: Debian 13; npm run lab -- cron-stopped --image debian --record',
      output: `Sun 2026-11-29 00:32:06 UTC       15h - - logrotate.timer              logrotate.service
Mon 2026-11-30 01:18:47 UTC 1 day 15h - - fstrim.timer                 fstrim.service
-                                   - - - apt-daily.timer              -
`,
      facts: {
        timers: [
          { name: 'logrotate.timer', scheduled: true, line: 1 },
          { name: 'fstrim.timer', scheduled: true, line: 2 },
          { name: 'apt-daily.timer', scheduled: false, line: 3 },
        ],
      },
    },
    {
      command: 'systemctl list-timers --all --full --no-legend --no-pager',
      origin: 'written: no timer',
      output: ``,
      facts: { timers: [] },
    },
  ],
  broken: [{ why: 'no table', output: 'Failed to connect\n' }],
};
