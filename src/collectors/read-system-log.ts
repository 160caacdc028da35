import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { findMessages, type LogEntry } from './log-entry.ts';
import type { Moment } from './moment.ts';
import { readSigns, signFacts, signLines } from './signs/read.ts';

const MAX_SOURCES = 10;

export const SystemLogFacts = z.object({
  entries: z.int(),
  /** Who logged most of them, the busiest first. */
  sources: z.array(z.object({ source: z.string(), entries: z.int(), lastLine: z.int() })),
  ...signFacts,
});
type SystemLogFacts = z.infer<typeof SystemLogFacts>;

/** Throws when there are lines and none is a message. Signs of `others` alone leave out what the kernel wrote. */
export function readSystemLog(
  lines: readonly Line[],
  moment: Moment | undefined,
  signsOf: 'all' | 'others' = 'all',
): SystemLogFacts {
  const entries = findMessages(lines, { moment });
  if (entries.length === 0 && lines.some(({ text }) => !text.startsWith('-- '))) throw new Error('no message in it');
  const telling = signsOf === 'all' ? entries : entries.filter(({ by }) => by !== 'kernel');
  return { entries: entries.length, sources: countSources(telling), ...readSigns(telling) };
}

export function linesToKeep(facts: SystemLogFacts): readonly number[] {
  return [...facts.sources.map(({ lastLine }) => lastLine), ...signLines(facts)];
}

function countSources(entries: readonly LogEntry[]): SystemLogFacts['sources'] {
  const bySource = new Map<string, { source: string; entries: number; lastLine: number }>();
  for (const { source, line } of entries) {
    bySource.set(source, { source, entries: (bySource.get(source)?.entries ?? 0) + 1, lastLine: line });
  }
  return [...bySource.values()].toSorted((a, b) => b.entries - a.entries).slice(0, MAX_SOURCES);
}
