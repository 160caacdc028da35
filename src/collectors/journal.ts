import { z } from 'zod';
import { defineUnitCollector } from './collector.ts';
import { findEntries, findMessages } from './log-entry.ts';
import { UNIT } from './parameter.ts';
import { readSigns, signFacts, signLines } from './signs/read.ts';

const Facts = z.object({
  unit: z.string(),
  entries: z.int(),
  lastAt: z.iso.datetime().exactOptional(),
  ...signFacts,
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
  recognises: [
    /^journalctl\b.*\s(?:-[a-zA-Z]*u|--unit)[= ]?(?<unit>[\w@:.*-]+)/,
    // The newest lines of its log stand below the status.
    /^systemctl\s(?:.*\s)?status\s(?:-\S+\s)*(?<unit>[\w@:.-]+)/,
    /^service\s(?<unit>[\w@.-]+)\sstatus/,
  ],
  parse(lines, name, { moment }) {
    const entries = findEntries(lines, { moment });
    if (entries.length === 0 && lines.some(({ text }) => !text.startsWith('-- '))) throw new Error('no message in it');
    const last = entries.at(-1)?.at;
    const signs = readSigns(findMessages(lines, { moment }));
    return { unit: name, entries: entries.length, ...(last !== undefined && { lastAt: last }), ...signs };
  },
  keep: ({ signs }) => signLines({ signs }),
});
