import { z } from 'zod';
import { defineUnitCollector } from './collector.ts';
import { findMessages } from './log-entry.ts';
import { LINES, SINCE, toMoment, UNIT, UNTIL, type Values } from './parameter.ts';
import { readSigns, signFacts, signLines } from './signs/read.ts';

const Facts = z.object({ unit: z.string(), entries: z.int(), ...signFacts });

const MINUTE_MS = 60_000;
const BEFORE_MS = 60 * MINUTE_MS;
const AFTER_MS = 15 * MINUTE_MS;
/** Sooner than this the newest lines are about the same time. */
const OLD_MS = 30 * MINUTE_MS;

/** journalctl(1), systemd.time(7). It prints the last of the lines in the window. */
export const journalWindow = defineUnitCollector({
  name: 'journal-window',
  about: 'The log lines of a unit round the time when the ticket was written',
  hides: 'what the unit logged when the ticket was written',
  trust: 'anyone', // Applications log what their clients send.
  root: "other users' and the system's log lines",
  facts: Facts,
  slow: true,
  commands: [
    windowOf('--output=short-iso-precise'),
    windowOf('--output=short-iso'), // systemd before 234
  ],
  parse(lines, unit) {
    const entries = findMessages(lines);
    if (entries.length === 0 && lines.some(({ text }) => !text.startsWith('-- '))) throw new Error('no message in it');
    return { unit, entries: entries.length, ...readSigns(entries) };
  },
  keep: signLines,
});

interface Times {
  /** When the ticket was written. */
  readonly createdAt?: string;
  /** When it began, where a person said so. */
  readonly since?: string;
}

/** Undefined for what was just now, where the newest lines are about the same time, and for a time that no clock of a host has been at. */
export function findWindow({ createdAt, since }: Times, now: Date, lines: number): Values | undefined {
  const told = Date.parse(since ?? createdAt ?? '');
  if (Number.isNaN(told) || now.getTime() - told < OLD_MS) return undefined;
  const [from, to] = since === undefined ? [told - BEFORE_MS, told + AFTER_MS] : [told - AFTER_MS, told + BEFORE_MS];
  const values = { lines: String(lines), since: toMoment(new Date(from)), until: toMoment(new Date(to)) };
  return SINCE.accepts(values.since) && UNTIL.accepts(values.until) ? values : undefined;
}

function windowOf(output: string) {
  return [
    'journalctl',
    '--no-pager',
    output,
    '--lines',
    LINES,
    '--since',
    SINCE,
    '--until',
    UNTIL,
    '--unit',
    UNIT,
  ] as const;
}
