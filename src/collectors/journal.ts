import { z } from 'zod';
import { defineUnitCollector } from './collector.ts';
import { UNIT } from './parameter.ts';
import { findEntries } from './log-entry.ts';
import { findSigns, Sign } from './log-signs.ts';

const Facts = z.object({
  unit: z.string(),
  entries: z.int(),
  lastAt: z.iso.datetime().exactOptional(),
  signs: z.array(Sign),
});

/** journalctl(1). `short-iso-precise` came with systemd 234. */
export const journal = defineUnitCollector({
  name: 'journal',
  about: 'The newest log lines of a unit',
  hides: 'what the unit logged',
  trust: 'anyone', // Applications log what their clients send.
  root: "other users' and the system's log lines",
  facts: Facts,
  slow: true,
  commands: [
    ['journalctl', '--no-pager', '--output=short-iso-precise', '--lines=400', '--unit', UNIT],
    ['journalctl', '--no-pager', '--output=short-iso', '--lines=400', '--unit', UNIT],
  ],
  parse(lines, name) {
    const entries = findEntries(lines);
    if (entries.length === 0 && lines.some(({ text }) => !text.startsWith('-- '))) throw new Error('no message in it');
    const last = entries.at(-1);
    return { unit: name, entries: entries.length, ...(last && { lastAt: last.at }), signs: findSigns(entries) };
  },
  keep: ({ signs }) => signs.map(({ line }) => line),
});
