/** What a byte is to the scanner, above its folded value. */
const DIGIT = 0x100;
const DELIMITER = 0x200;
const NEWLINE = 0x400;

const LINE_FEED = 10;
const MASK = 35;
const STATUS_DIGITS = 3;
const TOKEN_PRIME = 16_777_619;
const LINE_PRIME = 0x9e37_79b1 | 0;

/** Longer lines are compared by their beginning; what follows is skipped without a look. */
export const MAX_COMPARED_BYTES = 8_192;

/** Bytes that belong to one word: letters, digits, what stands inside paths, addresses and names, and everything beyond ASCII. */
const IN_WORD = /[\w.:/@%+~-]/;

const KINDS = Int32Array.from({ length: 256 }, (_, byte) => {
  if (byte === LINE_FEED) return DELIMITER | NEWLINE | byte;
  const character = String.fromCharCode(byte);
  if (/\d/.test(character)) return DIGIT | byte;
  return byte > 127 || IN_WORD.test(character) ? character.toLowerCase().charCodeAt(0) & 0xff : DELIMITER | byte;
});

/**
 * Hashes a line of bytes with its varying words masked, in one pass and without making a string: two lines with the same hash are
 * of one shape. A word with a digit in it varies, unless it is one of the ticket's; a leading time is left out.
 */
export class LineScanner {
  /** The shape of the line that `scan` has read. */
  hash = 0;
  #word = 0;
  readonly #wanted: ReadonlySet<number>;
  readonly #hasWanted: boolean;

  /** `words`: in lower case; only those with a digit matter here. */
  constructor(words: ReadonlySet<string>) {
    const varying = [...words].filter((word) => /\d/.test(word));
    this.#wanted = new Set(varying.map((word) => hashWord(Buffer.from(word), 0, Buffer.byteLength(word))));
    this.#hasWanted = varying.length > 0;
  }

  /** Where the line that begins at `start` ends: the place of its line feed, or -1 when there is none before `limit`. */
  scan(bytes: Buffer, start: number, limit: number): number {
    const last = Math.min(limit, start + MAX_COMPARED_BYTES);
    let hash = 0;
    let from = start + stampLength(bytes, start, last);
    while (from < last) {
      const end = this.#readWord(bytes, from, last);
      const kind = kindAt(bytes, end, last);
      hash = Math.imul(hash ^ this.#word, LINE_PRIME);
      hash ^= (hash >>> 15) ^ (kind < NEWLINE ? kind : DELIMITER);
      if (kind >= NEWLINE) {
        this.hash = hash;
        return end;
      }
      from = end + 1;
    }
    this.hash = hash;
    return last === limit ? -1 : bytes.subarray(0, limit).indexOf(LINE_FEED, last);
  }

  /** Hashes one word; answers where it ends. The rest of one that varies is not looked at but for its end. */
  #readWord(bytes: Buffer, from: number, last: number): number {
    let word = 0;
    let at = from;
    let kind = kindAt(bytes, at, last);
    while (kind < DIGIT) {
      word = Math.imul(word ^ kind, TOKEN_PRIME);
      kind = kindAt(bytes, ++at, last);
    }
    if (kind < DELIMITER) {
      while (kind < DELIMITER) kind = kindAt(bytes, ++at, last);
      word = this.#mask(bytes, from, at);
    }
    this.#word = word;
    return at;
  }

  #mask(bytes: Buffer, from: number, to: number): number {
    const isStatus = to - from === STATUS_DIGITS && isFailure(bytes, from);
    if (isStatus || (this.#hasWanted && this.#holdsWanted(bytes, from, to))) return hashWord(bytes, from, to);
    return MASK;
  }

  /** The whole word is one of the ticket's, or a part of it is: a port in an address, a device in a path. */
  #holdsWanted(bytes: Buffer, from: number, to: number): boolean {
    let start = from;
    for (let at = from; at <= to; at += 1) {
      if (at < to && !isPartEnd(bytes[at])) continue;
      if (at > start && this.#wanted.has(hashWord(bytes, start, at))) return true;
      start = at + 1;
    }
    return this.#wanted.has(hashWord(bytes, from, to));
  }
}

function kindAt(bytes: Buffer, at: number, last: number): number {
  return at < last ? (KINDS[bytes[at] ?? 0] ?? 0) : DELIMITER;
}

function hashWord(bytes: Buffer, from: number, to: number): number {
  let word = 0;
  for (let at = from; at < to; at += 1) word = Math.imul(word ^ (KINDS[bytes[at] ?? 0] ?? 0), TOKEN_PRIME);
  return word;
}

/** One of `: / @`. */
function isPartEnd(byte: number | undefined): boolean {
  return byte === 58 || byte === 47 || byte === 64;
}

/** A status of 400 and more of an access log, `"GET / HTTP/1.1" 502 `, or after an equals sign: those of a kind stay together. */
function isFailure(bytes: Buffer, from: number): boolean {
  const first = bytes[from];
  if (first !== 52 && first !== 53) return false;
  const before = bytes[from - 1];
  return before === 61 || (before === 32 && bytes[from - 2] === 34);
}

const STAMP_CLASSES: Readonly<Record<string, RegExp>> = {
  '0': /[\d ]/,
  a: /[a-z]/i,
  T: /[T ]/,
  ' ': / /,
  ':': /:/,
  '-': /-/,
  '/': /\//,
  '[': /\[/,
};
const STAMP_CHARACTERS = Object.keys(STAMP_CLASSES);
/** One bit for each class of characters that a byte is in. */
const CLASSES = Uint8Array.from({ length: 256 }, (_, byte) =>
  Object.values(STAMP_CLASSES).reduce(
    (bits, of, at) => (of.test(String.fromCharCode(byte)) ? bits | (1 << at) : bits),
    0,
  ),
);
/** Times at the beginning of a line: 0 is a digit or a space, a is a letter, T is T or a space. */
const STAMPS = ['aaa 00 00:00:00 ', '0000-00-00T00:00:00', '[aaa aaa 00 00:00:00', '0000/00/00 00:00:00'].map(
  (pattern) => Uint8Array.from(pattern, (character) => 1 << STAMP_CHARACTERS.indexOf(character)),
);

/** How many bytes the line's leading time takes; 0 when there is none of the known forms. */
function stampLength(bytes: Buffer, start: number, limit: number): number {
  for (const stamp of STAMPS) {
    if (start + stamp.length <= limit && matches(bytes, start, stamp)) return stamp.length;
  }
  return 0;
}

function matches(bytes: Buffer, start: number, stamp: Uint8Array): boolean {
  for (let at = 0; at < stamp.length; at += 1) {
    if (((CLASSES[bytes[start + at] ?? 0] ?? 0) & (stamp[at] ?? 0)) === 0) return false;
  }
  return true;
}
