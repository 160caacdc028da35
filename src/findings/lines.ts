import type { Citation, Collected, Evidence } from '../domain/evidence.ts';

/** A line that is held, and where. */
export interface HeldLine {
  readonly evidence: Collected;
  readonly number: number;
  readonly text: string;
}

/** Every line that is held, of whatever collector: for words that may stand anywhere, as people bring any output. */
export function heldLines(evidence: readonly Evidence[], pattern: RegExp): readonly HeldLine[] {
  return evidence.flatMap((piece) =>
    piece.status === 'collected'
      ? piece.lines.flatMap(({ number, text }) => (pattern.test(text) ? [{ evidence: piece, number, text }] : []))
      : [],
  );
}

/** At most so many of them, the first of each text. */
export function citeLines(lines: readonly HeldLine[], most: number): readonly Citation[] {
  const texts = new Set<string>();
  const firsts = lines.filter(({ text }) => !texts.has(text) && texts.add(text));
  return firsts
    .slice(0, most)
    .map(({ evidence, number, text }) => ({ evidence: evidence.id, line: number, quote: text }));
}
