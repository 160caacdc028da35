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
    const word = readWord(text, at);
    if (word === undefined) return undefined;
    words.push(word.text);
    at = word.end;
  }
}

function readWord(text: string, start: number): { readonly text: string; readonly end: number } | undefined {
  let word = '';
  let quote = '';
  let at = start;
  for (; at < text.length; at += 1) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === '\\' && next !== '' && (quote === '' ? `'"\\ ` : `'"\\`).includes(next)) {
      word += next;
      at += 1;
    } else if (quote === '' && (character === ' ' || character === '\t')) {
      break;
    } else if (character === quote) {
      quote = '';
    } else if (quote === '' && (character === '"' || character === "'")) {
      quote = character;
    } else {
      word += character;
    }
  }
  return quote === '' ? { text: word, end: at } : undefined;
}
