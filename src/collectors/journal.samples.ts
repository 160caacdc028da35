import type { journal } from './journal.ts';
import type { Samples } from './sample.ts';

const COMMAND = 'journalctl --no-pager --output=short-iso-precise --lines=400 --unit nginx.service';

export const samples: Samples<typeof journal> = {
  good: [
    {
      command: COMMAND,
      origin: 'recorded: systemd 252; the unit has logged nothing',
      output: '-- No entries --\n',
      facts: { unit: 'nginx.service', entries: 0, signs: [], signCounts: {} },
    },
    {
      command: COMMAND,
      origin: 'written: journalctl(1), systemd 252, in the shape of what was recorded for journal-errors',
      output: `-- Boot 0123456789abcdef0123456789abcdef --
2026-11-22T18:23:46.100000+0000 web-03 systemd[1]: Starting nginx.service - A high performance web server...
2026-11-22T18:23:47.402498+0000 web-03 nginx[22]: bind() to 0.0.0.0:80 failed (98: Address already in use)
2026-11-22T18:23:47.500000+0000 web-03 systemd[1]: nginx.service: Failed with result 'exit-code'.
`,
      facts: {
        unit: 'nginx.service',
        entries: 3,
        lastAt: '2026-11-22T18:23:47.500Z',
        signs: [
          {
            kind: 'port_in_use',
            at: '2026-11-22T18:23:47.402Z',
            by: 'application',
            source: 'nginx',
            text: 'bind() to 0.0.0.0:80 failed (98: Address already in use)',
            line: 3,
          },
          {
            kind: 'unit_failed',
            at: '2026-11-22T18:23:47.500Z',
            by: 'systemd',
            source: 'systemd',
            text: "nginx.service: Failed with result 'exit-code'.",
            line: 4,
          },
        ],
        signCounts: { port_in_use: 1, unit_failed: 1 },
      },
    },
  ],
  broken: [{ why: 'no line is a message', output: 'Journal file corrupted, ignoring.\n' }],
};
