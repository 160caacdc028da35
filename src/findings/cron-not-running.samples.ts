import type { FindingSamples } from './sample.ts';

const CLOCK = { collector: 'clock', output: '2026-11-22T17:56:34Z\n' };

export const samples: FindingSamples = {
  fires: [
    {
      why: 'the daemon was stopped',
      seen: [
        {
          collector: 'unit',
          unit: 'cron.service',
          output: `LoadState=loaded
ActiveState=inactive
UnitFileState=disabled
`,
        },
      ],
      severity: 'critical',
      statement: 'cron.service is inactive: no cron job runs. It is disabled, so nothing starts it.',
      quotes: ['ActiveState=inactive', 'LoadState=loaded', 'UnitFileState=disabled'],
    },
    {
      why: 'PAM refuses the account',
      seen: [
        CLOCK,
        {
          collector: 'cron',
          output: `2026-11-22T02:30:01.000000+0000 web-1 crond[9]: (batch) FAILED to authorize user with PAM (User account has expired)
2026-11-22T03:01:01.000000+0000 web-1 CROND[10]: (root) CMD (run-parts /etc/cron.hourly)
`,
        },
      ],
      severity: 'critical',
      statement: 'cron runs no job of batch, because PAM refuses it.',
      quotes: [
        '2026-11-22T02:30:01.000000+0000 web-1 crond[9]: (batch) FAILED to authorize user with PAM (User account has expired)',
      ],
    },
    {
      why: 'a table has the wrong mode',
      seen: [
        CLOCK,
        {
          collector: 'cron',
          output:
            '2026-11-22T02:30:01.000000+0000 web-1 cron[9]: (*system*etl) INSECURE MODE (group/other writable) (/etc/cron.d/etl)\n',
        },
      ],
      severity: 'critical',
      statement: 'cron ignores /etc/cron.d/etl: its content, owner or mode is not what it accepts.',
      quotes: [
        '2026-11-22T02:30:01.000000+0000 web-1 cron[9]: (*system*etl) INSECURE MODE (group/other writable) (/etc/cron.d/etl)',
      ],
    },
    {
      why: 'the daemon is meant to run',
      seen: [{ collector: 'units', output: 'crond.service loaded failed failed Command Scheduler\n' }],
      severity: 'critical',
      statement: 'The cron daemon does not run: no cron job runs.',
      quotes: ['crond.service loaded failed failed Command Scheduler'],
    },
  ],
  silent: [
    {
      why: 'the account was renewed',
      seen: [
        CLOCK,
        {
          collector: 'cron',
          output: `2026-11-22T02:30:01.000000+0000 web-1 crond[9]: (batch) FAILED to authorize user with PAM (User account has expired)
2026-11-22T12:30:01.000000+0000 web-1 CROND[10]: (batch) CMD (/opt/batch/run)
`,
        },
      ],
    },
    {
      why: 'it is called otherwise here',
      seen: [
        {
          collector: 'unit',
          unit: 'cron.service',
          output: `LoadState=not-found
ActiveState=inactive
`,
        },
        {
          collector: 'unit',
          unit: 'crond.service',
          output: `LoadState=loaded
ActiveState=active
`,
        },
      ],
    },
  ],
};
