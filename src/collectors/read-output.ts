import type { Line } from '../domain/evidence.ts';
import { toLines } from '../evidence/number.ts';
import type { Redactor } from '../evidence/redact.ts';
import { shrink } from '../evidence/shrink.ts';
import type { Reading } from './collector.ts';
import { redactConfig } from './redact-config.ts';

/** Characters of output stored per look; the prompt takes a share of these. */
const STORED_CHARS = 12_000;

/** What a parser read, and the lines of it that are stored. */
export interface ReadLines<Facts> {
  readonly facts: Facts;
  readonly kept: readonly Line[];
}

/** Throws when the parser does. */
export function readLines<Facts>(
  lines: readonly Line[],
  read: (lines: readonly Line[]) => Reading<Facts>,
  words: ReadonlySet<string>,
): ReadLines<Facts> {
  const { facts, keep } = read(lines);
  return { facts, kept: storeLines(lines, keep, words) };
}

/** As many lines as are stored of one look, those in `keep` first. */
export function storeLines(
  lines: readonly Line[],
  keep: ReadonlySet<number>,
  words: ReadonlySet<string>,
): readonly Line[] {
  return shrink(lines, { maxChars: STORED_CHARS, keep, words });
}

/** Escape and backspace can stand inside a secret and are gone once the text is shown. */
const HIDING = ['\u001b', '\u0008'];

/** Redaction comes first, on the whole text: facts, stored lines and quotes are all made from what it leaves. */
export function toSafeLines(text: string, redaction: 'log' | 'config', redactor: Redactor): readonly Line[] {
  const lines = toLines(redactor.redact(redaction === 'config' ? redactConfig(text) : text));
  return HIDING.some((character) => text.includes(character)) ? redactor.redactLines(lines) : lines;
}
