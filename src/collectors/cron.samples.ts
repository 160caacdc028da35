import type { cron } from './cron.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof cron> = {
  good: [
    {
      command:
        'journalctl --no-pager --output=short-iso-precise --lines=200 --identifier=CRON --identifier=cron --identifier=CROND --identifier=crond --identifier=anacron --identifier=crontab',
      origin: 'written: cronie 1.5 in the journal of systemd 249',
      output: `2026-01-05T02:30:01.120112+0000 rep-1 crond[519902]: (batchrpt) FAILED to authorize user with PAM (User account has expired)
2026-01-05T03:01:01.120112+0000 rep-1 CROND[520188]: (root) CMD (run-parts /etc/cron.hourly)
`,
      facts: {
        entries: 2,
        signs: [
          {
            kind: 'account_expired',
            at: '2026-01-05T02:30:01.120Z',
            by: 'application',
            source: 'crond',
            text: '(batchrpt) FAILED to authorize user with PAM (User account has expired)',
            line: 1,
          },
          {
            kind: 'job_refused',
            at: '2026-01-05T02:30:01.120Z',
            by: 'application',
            source: 'crond',
            text: '(batchrpt) FAILED to authorize user with PAM (User account has expired)',
            line: 1,
          },
          {
            kind: 'job_run',
            at: '2026-01-05T03:01:01.120Z',
            by: 'application',
            source: 'CROND',
            text: '(root) CMD (run-parts /etc/cron.hourly)',
            line: 2,
          },
        ],
        signCounts: { account_expired: 1, job_refused: 1, job_run: 1 },
      },
    },
    {
      command:
        'journalctl --no-pager --output=short-iso-precise --lines=200 --identifier=CRON --identifier=cron --identifier=CROND --identifier=crond --identifier=anacron --identifier=crontab',
      origin: 'written: nothing was logged',
      output: `-- No entries --
`,
      facts: { entries: 0, signs: [], signCounts: {} },
    },
  ],
  broken: [{ why: 'no log', output: 'what is this\n' }],
};
