import type { LogEntry } from '../log-entry.ts';
import { signFamilies } from './index.ts';

/** Kinds of sign that an entry is. Remembers shapes already judged; make one for each log. */
export type Classify = (entry: LogEntry) => readonly string[];

/** Words with a digit differ from line to line; each word is looked at once, however long. */
const VARYING = /(?<!\w)[a-z_]*\d\w*/gi;
const MAX_SHAPES = 20_000;
const NOTHING: readonly string[] = [];

export function createClassify(): Classify {
  const known = new Map<string, readonly string[]>();
  return (entry) => {
    const shape = `${entry.by} ${entry.text.replace(VARYING, '#')}`;
    const before = known.get(shape);
    if (before !== undefined) return before;
    const kinds = judge(entry);
    if (known.size < MAX_SHAPES) known.set(shape, kinds);
    return kinds;
  };
}

function judge({ by, text }: LogEntry): readonly string[] {
  const kinds = signFamilies.flatMap(
    (family) =>
      family.find(
        (rule) => (rule.by === undefined || rule.by === by) && rule.pattern.test(text) && rule.not?.test(text) !== true,
      )?.kind ?? [],
  );
  return kinds.length === 0 ? NOTHING : kinds;
}
