import type { journalWindow } from './journal-window.ts';
import type { Samples } from './sample.ts';

const COMMAND =
  'journalctl --no-pager --output=short-iso-precise --lines 200 --since @1763800000 --until @1763804500 --unit nginx.service';

export const samples: Samples<typeof journalWindow> = {
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
      output: `2026-11-22T18:23:47.402498+0000 web-03 nginx[22]: bind() to 0.0.0.0:80 failed (98: Address already in use)
`,
      facts: {
        unit: 'nginx.service',
        entries: 1,
        signs: [
          {
            kind: 'port_in_use',
            at: '2026-11-22T18:23:47.402Z',
            by: 'application',
            source: 'nginx',
            text: 'bind() to 0.0.0.0:80 failed (98: Address already in use)',
            line: 1,
          },
        ],
        signCounts: { port_in_use: 1 },
      },
    },
  ],
  broken: [{ why: 'no line is a message', output: 'Journal file corrupted, ignoring.\n' }],
};
