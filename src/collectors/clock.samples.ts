import type { clock } from './clock.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof clock> = {
  good: [
    {
      command: 'date -u +%Y-%m-%dT%H:%M:%SZ',
      origin: 'recorded: coreutils 9.1, and the same from BusyBox 1.35',
      output: '2026-11-22T17:56:34Z\n',
      facts: { now: '2026-11-22T17:56:34Z', line: 1 },
    },
  ],
  broken: [{ why: 'a date without the format', output: 'Sun Nov 22 17:56:34 UTC 2026\n' }],
};
