import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';

export const Unit = z.object({
  name: z.string(),
  /** "loaded", "not-found", "masked" */
  load: z.string(),
  /** "active", "inactive", "failed", "activating" */
  active: z.string(),
  /** "running", "dead", "auto-restart" */
  sub: z.string(),
  line: z.int(),
});
export type Unit = z.infer<typeof Unit>;

/** Old versions mark failed units with a dot even when asked for plain text. */
const ROW = /^\s*(?:[●*×○↻]\s+)?([^\s]+\.[a-z]+)\s+(\S+)\s+(\S+)\s+(\S+)(?:\s|$)/u;
const UNIT_TYPE = /\.(?:service|socket|timer|mount|automount|path|swap|target|device|scope|slice)$/;

/** Below the list, where it was not asked to be left out; also when the list is empty. */
const LEGEND = /^\d+ loaded units listed/;

/** Rows of `systemctl list-units --plain --no-legend`. Throws when there are lines and none is such a row. */
export function parseUnits(lines: readonly Line[]): Unit[] {
  const units = lines.flatMap(({ number, text }) => {
    const [, name = '', load, active, sub] = ROW.exec(text) ?? [];
    return load && active && sub && UNIT_TYPE.test(name) ? [{ name, load, active, sub, line: number }] : [];
  });
  if (units.length === 0 && lines.length > 0 && !lines.some(({ text }) => LEGEND.test(text)))
    throw new Error('no unit in it');
  return units;
}
