/** One line of ssh_config. `rest` is what follows the keyword as it stands; `words` is the same read as words. */
export interface ConfigLine {
  /** In lower case. */
  readonly keyword: string;
  /** The keyword as it stands, for messages. */
  readonly written: string;
  readonly rest: string;
  /** Undefined when a quote is not closed. */
  readonly words: readonly string[] | undefined;
}

/** A keyword, then blanks or one `=`, then the rest. */
const LINE = /^[ \t]*"?(?<keyword>[^\s"=]+)"?(?:[ \t]*=[ \t]*|[ \t]+|$)(?<rest>.*)$/;

/** Undefined for a comment and an empty line. The value may be empty. */
export function readLine(text: string): ConfigLine | undefined {
  const found = LINE.exec(text.replace(/[ \t\r\n\f]+$/, ''))?.groups;
  const { keyword = '', rest = '' } = found ?? {};
  if (keyword === '' || keyword.startsWith('#')) return undefined;
  return { keyword: keyword.toLowerCase(), written: keyword, rest, words: splitWords(rest) };
}

/** A quoted piece of a word; a plain one. No two ways lead through the same text, so reading is linear. */
const QUOTED = String.raw`"(?:\\["'\\]|\\(?!["'\\])|[^"\\])*"|'(?:\\["'\\]|\\(?!["'\\])|[^'\\])*'`;
const PLAIN = String.raw`(?:\\["'\\ ]|\\(?!["'\\ ])|[^ \t"'\\])+`;
const PIECE = new RegExp(`${QUOTED}|${PLAIN}`, 'g');
const WORD = new RegExp(`(?:${QUOTED}|${PLAIN})+`, 'y');

/**
 * As OpenSSH since 8.7 reads a value (argv_split in misc.c): either quote, a backslash before a quote, a backslash or an
 * unquoted blank, and a `#` that begins a word ends the line.
 */
function splitWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let at = 0;
  for (;;) {
    while (text[at] === ' ' || text[at] === '\t') at += 1;
    if (at >= text.length || text[at] === '#') return words;
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (word === undefined) return undefined;
    words.push(word.replaceAll(PIECE, plainPiece));
    at += word.length;
  }
}

function plainPiece(piece: string): string {
  const isQuoted = piece.startsWith('"') || piece.startsWith("'");
  return isQuoted ? piece.slice(1, -1).replaceAll(/\\(["'\\])/g, '$1') : piece.replaceAll(/\\(["'\\ ])/g, '$1');
}
