import type { Line } from '../domain/evidence.ts';

/** A number that stands alone on its line, and what it counts. */
export interface LoneNumber<Name extends string> {
  readonly name: Name;
  /** Null for "max" and "unlimited". */
  readonly value: number | null;
  readonly line: number;
}

const LONE = /^\s*(\d+|max|unlimited)\s*$/;

/**
 * Programs that print nothing but a number do not say what it is; the command line does, in the same order. When there are more
 * or fewer numbers than commands nobody can tell which is which, and there are none.
 */
export function findLoneNumbers<Name extends string>(
  lines: readonly Line[],
  command: string | undefined,
  printers: readonly (readonly [RegExp, Name])[],
): readonly LoneNumber<Name>[] {
  const names = printers
    .flatMap(([pattern, name]) => [...(command ?? '').matchAll(pattern)].map(({ index }) => ({ index, name })))
    .toSorted((a, b) => a.index - b.index);
  const numbers = lines.filter(({ text }) => LONE.test(text));
  if (names.length !== numbers.length) return [];
  return numbers.flatMap(({ number, text }, index) => {
    const name = names[index]?.name;
    return name === undefined ? [] : [{ name, value: toLimit(text.trim()), line: number }];
  });
}

/** Null for what is not limited. */
export function toLimit(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : null;
}
