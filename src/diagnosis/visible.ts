/** Terminal escapes: colours and cursor moves (CSI), titles and links (OSC). */
const ESCAPES = /\p{Cc}\[[0-?]*[ -/]*[@-~]|\p{Cc}\][^\p{Cc}]*(?:\p{Cc}\\?)?/gu;

/** Controls, bidi and zero-width marks, tag characters, lone surrogates, private use, line separators. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Marks that ride on another character and can carry hidden text, and letters drawn as nothing. */
const HIDDEN = /[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]|\u{115F}|\u{1160}|\u{3164}|\u{FFA0}/gu;

/** One line of what a reader would see: nothing in it moves a cursor, turns the text round or hides. */
export function toVisible(text: string): string {
  return text
    .replace(ESCAPES, '')
    .replaceAll(/[\t\r\n]+/g, ' ')
    .replace(UNSEEN, '')
    .replace(HIDDEN, '');
}
