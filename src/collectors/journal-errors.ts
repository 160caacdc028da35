import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { findEntries, findMessages, type LogEntry } from './log-entry.ts';
import { readSigns, signFacts, signLines } from './signs/read.ts';

const Facts = z.object({
  entries: z.int(),
  /** Who logged most of them, the busiest first. */
  sources: z.array(z.object({ source: z.string(), entries: z.int(), lastLine: z.int() })),
  ...signFacts,
});

const MAX_SOURCES = 10;

export const journalErrors = defineCollector({
  name: 'journal-errors',
  about: 'Errors of the last 24 hours in the system log',
  hides: 'errors in the system log',
  trust: 'anyone',
  root: "other users' and the system's log lines",
  facts: Facts,
  slow: true,
  commands: [
    ['journalctl', '--no-pager', '--output=short-iso-precise', '--priority=err', '--since=-24h', '--lines=200'],
    ['journalctl', '--no-pager', '--output=short-iso', '--priority=err', '--since=-24h', '--lines=200'],
  ],
  recognises: [/^journalctl\b.*\s(?:-[a-zA-Z]*p|--priority)[= ]?(?:err|crit|alert|emerg|[0-3]\b)/],
  parse(lines, { moment }) {
    const entries = findEntries(lines, { moment });
    if (entries.length === 0 && lines.some(({ text }) => !text.startsWith('-- '))) throw new Error('no message in it');
    const signs = readSigns(findMessages(lines, { moment }));
    return { entries: entries.length, sources: countSources(entries), ...signs };
  },
  keep: ({ sources, signs }) => [...sources.map(({ lastLine }) => lastLine), ...signLines({ signs })],
});

function countSources(entries: readonly LogEntry[]): { source: string; entries: number; lastLine: number }[] {
  const bySource = new Map<string, { source: string; entries: number; lastLine: number }>();
  for (const { source, line } of entries) {
    bySource.set(source, { source, entries: (bySource.get(source)?.entries ?? 0) + 1, lastLine: line });
  }
  return [...bySource.values()].toSorted((a, b) => b.entries - a.entries).slice(0, MAX_SOURCES);
}
