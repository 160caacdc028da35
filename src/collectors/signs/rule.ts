import type { Writer } from '../log-entry.ts';

/**
 * What one kind of sign looks like. Lines that differ in words with a digit only are judged once, so no pattern may depend on
 * which digits stand in a line.
 */
export interface SignRule {
  readonly kind: string;
  readonly pattern: RegExp;
  /** Whose words count; anyone's where it is left out. */
  readonly by?: Writer;
  /** What makes the line harmless after all. */
  readonly not?: RegExp;
}

/** A program says itself that it is no error. */
export const HARMLESS = /\b(?:warn(?:ing)?|notice|info|debug|deprecated)\b/i;
