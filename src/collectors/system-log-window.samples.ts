import type { Samples } from './sample.ts';
import type { systemLogWindow } from './system-log-window.ts';

export const samples: Samples<typeof systemLogWindow> = {
  good: [
    {
      command:
        'journalctl --no-pager --output=short-iso-precise --priority=warning --lines 200 --since @1763800000 --until @1763804500',
      origin: 'recorded: Debian 12, systemd 252, messages sent with systemd-cat',
      output: `2026-11-22T18:23:47.396455+0000 web-03 nginx[20]: connect() failed (111: Connection refused) while connecting to upstream, client: 203.0.113.9
2026-11-22T18:23:47.402498+0000 web-03 nginx[22]: bind() to 0.0.0.0:80 failed (98: Address already in use)
2026-11-22T18:23:47.411513+0000 web-03 postgres[24]: password authentication failed for user "report"
`,
      facts: {
        entries: 3,
        sources: [
          {
            source: 'nginx',
            entries: 2,
            lastLine: 2,
          },
          {
            source: 'postgres',
            entries: 1,
            lastLine: 3,
          },
        ],
        signs: [
          {
            kind: 'connect_refused',
            at: '2026-11-22T18:23:47.396Z',
            by: 'application',
            source: 'nginx',
            text: 'connect() failed (111: Connection refused) while connecting to upstream, client: 203.0.113.9',
            line: 1,
          },
          {
            kind: 'port_in_use',
            at: '2026-11-22T18:23:47.402Z',
            by: 'application',
            source: 'nginx',
            text: 'bind() to 0.0.0.0:80 failed (98: Address already in use)',
            line: 2,
          },
        ],
        signCounts: {
          connect_refused: 1,
          port_in_use: 1,
        },
      },
    },
    {
      command:
        'journalctl --no-pager --output=short-iso-precise --priority=warning --lines 200 --since @1763800000 --until @1763804500',
      origin: 'written: journalctl(1), nothing so grave',
      output: `-- No entries --
`,
      facts: {
        entries: 0,
        sources: [],
        signs: [],
        signCounts: {},
      },
    },
  ],
  broken: [
    {
      why: 'no line is a message',
      output: `Journal file corrupted, ignoring.
`,
    },
  ],
};
