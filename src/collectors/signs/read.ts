import { z } from 'zod';
import type { LogEntry } from '../log-entry.ts';
import { createClassify } from './classify.ts';

/** One telling line of a log. */
export const Sign = z.object({
  /** One of `SignKind`; a sign stored by another version may be of any. */
  kind: z.string(),
  /** ISO 8601 in UTC. */
  at: z.iso.datetime().exactOptional(),
  bootSeconds: z.number().exactOptional(),
  by: z.enum(['kernel', 'systemd', 'application']),
  /** The program that says it wrote this; empty in a program's own log. */
  source: z.string(),
  text: z.string(),
  line: z.int(),
});
export type Sign = z.infer<typeof Sign>;

/** What every collector that reads a log has among its facts. */
export const signFacts = {
  /** In the order of the log: of each kind and source the first few and the last few. */
  signs: z.array(Sign),
  /** How many lines of each kind there were. */
  signCounts: z.record(z.string(), z.int()),
};
const Facts = z.object(signFacts);
export type SignFacts = z.infer<typeof Facts>;

const MAX_CHARS = 300;
const FIRST = 2;
const LAST = 3;
const MAX_SOURCES = 8;

interface Group {
  readonly first: Sign[];
  readonly last: Sign[];
}

export function readSigns(entries: readonly LogEntry[]): SignFacts {
  const classify = createClassify();
  const groups = new Map<string, Map<string, Group>>();
  const counts = new Map<string, number>();
  for (const entry of entries) {
    for (const kind of classify(entry)) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const sources = groups.get(kind) ?? new Map<string, Group>();
      groups.set(kind, sources);
      add(sources, toSign(kind, entry));
    }
  }
  const signs = [...groups.values()].flatMap((sources) =>
    [...sources.values()].flatMap(({ first, last }) => [...first, ...last]),
  );
  return { signs: signs.toSorted((a, b) => a.line - b.line), signCounts: Object.fromEntries(counts) };
}

function toSign(kind: string, { line, at, bootSeconds, by, source, text }: LogEntry): Sign {
  const time = { ...(at !== undefined && { at }), ...(bootSeconds !== undefined && { bootSeconds }) };
  return { kind, ...time, by, source, text: text.slice(0, MAX_CHARS), line };
}

/** Sources beyond the first few share a place, so that inventing them displaces nothing. */
function add(sources: Map<string, Group>, sign: Sign): void {
  const key = sources.has(sign.source) || sources.size < MAX_SOURCES ? sign.source : '…';
  const group = sources.get(key) ?? { first: [], last: [] };
  sources.set(key, group);
  if (group.first.length < FIRST) group.first.push(sign);
  else {
    group.last.push(sign);
    if (group.last.length > LAST) group.last.shift();
  }
}

/** The lines that rules may cite. */
export function signLines({ signs }: Pick<SignFacts, 'signs'>): readonly number[] {
  return signs.map(({ line }) => line);
}
