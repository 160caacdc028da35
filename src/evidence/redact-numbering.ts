import { createHash } from 'node:crypto';

/** Which secrets of a run are the same one: "[redacted password #2]" is the second password seen, wherever it stands. */
export interface Numbering {
  /** Undefined when there are too many to tell apart. */
  numberOf(label: string, value: string): number | undefined;
  /** A placeholder already in the text keeps its number to itself. */
  take(label: string, number: number): void;
}

const MOST = 999;

/** Keeps digests, never the secrets. */
export function createNumbering(): Numbering {
  const last = new Map<string, number>();
  const known = new Map<string, number>();

  return {
    numberOf(label, value) {
      const key = createHash('sha256').update(`${label}\n${value}`).digest('base64');
      const number = known.get(key) ?? (last.get(label) ?? 0) + 1;
      if (number > MOST) return undefined;
      if (!known.has(key)) last.set(label, number);
      known.set(key, number);
      return number;
    },
    take(label, number) {
      last.set(label, Math.max(last.get(label) ?? 0, number));
    },
  };
}
