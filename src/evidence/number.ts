import type { Line } from '../domain/evidence.ts';

export const MAX_LINE_CHARS = 400;

const ESCAPE = String.fromCodePoint(0x1b);
const BELL = String.fromCodePoint(0x07);
const BACKSPACE = String.fromCodePoint(0x08);

/** Terminal sequences of ECMA-48: colours and cursor moves, then strings (titles, links), then the short rest. */
const TERMINAL = new RegExp(
  [
    `${ESCAPE}\\[[0-?]*[ -/]*[@-~]?`,
    `${ESCAPE}[\\]PX^_][^${ESCAPE}${BELL}]*(?:${BELL}|${ESCAPE}\\\\)?`,
    `${ESCAPE}[ -/]*[0-~]?`,
  ].join('|'),
  'g',
);
const OVERSTRUCK = new RegExp(`[^${BACKSPACE}]?${BACKSPACE}`, 'g');
/** Control, bidi, zero-width and tag characters, and variation selectors: they can hide text from a reader. */
const INVISIBLE = /[^\P{Cc}\t]|\p{Cf}|[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu;
const SEPARATORS = /[\u2028\u2029]/g;

/**
 * Output as a person at a terminal would have read it, numbered from 1, each line cut at 400 characters with an ellipsis.
 * Redaction comes after it: then nothing invisible hides a secret, and the rules know how a cut line ends.
 */
export function toLines(output: string): readonly Line[] {
  const texts = output.split('\n').map((text) => capped(visible(text)));
  const last = texts.findLastIndex((text) => text.trim() !== '');
  return texts.slice(0, last + 1).map((text, index) => ({ number: index + 1, text }));
}

/** One line without what does not show. Of a progress bar, which a carriage return overwrites, the last state. */
function visible(text: string): string {
  if (isPlain(text)) return text;

  const shown = text.includes('\r') ? (text.split('\r').findLast((state) => state.trim() !== '') ?? '') : text;
  return shown
    .replace(TERMINAL, '')
    .replace(OVERSTRUCK, '')
    .replace(SEPARATORS, ' ')
    .replace(INVISIBLE, '')
    .toWellFormed();
}

const PLAIN = /^[\t -~]*$/;

function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

function capped(text: string): string {
  if (text.length <= MAX_LINE_CHARS) return text;

  // Cutting a pair of surrogates in two would leave half a character.
  const cut = text.slice(0, MAX_LINE_CHARS - 1).replace(/[\ud800-\udbff]$/, '');
  return `${cut}…`;
}
