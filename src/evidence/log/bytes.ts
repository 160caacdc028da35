/** What a byte is to the scanner, above its folded value. */
const DIGIT = 0x100;
const DELIMITER = 0x200;
const NEWLINE = 0x400;

const LINE_FEED = 10;
const MASK = 35;
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
  readonly #wanted: ReadonlySet<number>;

  /** `words`: in lower case; only those with a digit matter here. */
  constructor(words: ReadonlySet<string>) {
    const varying = [...words].filter((word) => /\d/.test(word));
    this.#wanted = new Set(varying.map((word) => hashWord(Buffer.from(word), 0, Buffer.byteLength(word))));
  }

  /** Where the line that begins at `start` ends: the place of its line feed, or -1 when there is none before `limit`. */
  scan(bytes: Buffer, start: number, limit: number): number {
    const last = Math.min(limit, start + MAX_COMPARED_BYTES);
    let hash = 0;
    let word = 0;
    let flags = 0;
    let from = start + stampLength(bytes, start, last);
    for (let at = from; at < last; at += 1) {
      const kind = KINDS[bytes[at] ?? 0] ?? 0;
      if (kind < DELIMITER) {
        word = Math.imul(word ^ kind, TOKEN_PRIME);
        flags |= kind;
        continue;
      }
      if ((flags & DIGIT) !== 0) word = this.#mask(bytes, from, at, word);
      hash = Math.imul(hash ^ word, LINE_PRIME);
      hash ^= (hash >>> 15) ^ kind;
      if (kind >= NEWLINE) {
        this.hash = hash;
        return at;
      }
      word = 0;
      flags = 0;
      from = at + 1;
    }
    this.hash = Math.imul(hash ^ ((flags & DIGIT) === 0 ? word : MASK), LINE_PRIME);
    return last === limit ? -1 : bytes.subarray(0, limit).indexOf(LINE_FEED, last);
  }

  #mask(bytes: Buffer, from: number, to: number, word: number): number {
    if (isStatus(bytes, from, to)) return word;
    if (this.#wanted.size === 0) return MASK;
    return this.#wanted.has(word) || this.#holdsWanted(bytes, from, to) ? word : MASK;
  }

  /** A port in an address, a device in a path: words also count as parts. */
  #holdsWanted(bytes: Buffer, from: number, to: number): boolean {
    let start = from;
    for (let at = from; at <= to; at += 1) {
      if (at < to && !isPartEnd(bytes[at])) continue;
      if (at > start && this.#wanted.has(hashWord(bytes, start, at))) return true;
      start = at + 1;
    }
    return false;
  }
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
function isStatus(bytes: Buffer, from: number, to: number): boolean {
  if (to - from !== 3) return false;
  const first = bytes[from];
  if (first !== 52 && first !== 53) return false;
  const before = bytes[from - 1];
  return before === 61 || (before === 32 && bytes[from - 2] === 34);
}

/** The pattern of a time at the beginning of a line: 0 is a digit or a space, a is a letter, T is T or a space. */
const STAMPS = ['aaa 00 00:00:00 ', '0000-00-00T00:00:00', '[aaa aaa 00 00:00:00', '0000/00/00 00:00:00'].map(
  (pattern) => Buffer.from(pattern),
);

/** How many bytes the line's leading time takes; 0 when there is none of the known forms. */
export function stampLength(bytes: Buffer, start: number, limit: number): number {
  for (const stamp of STAMPS) {
    if (start + stamp.length <= limit && matches(bytes, start, stamp)) return stamp.length;
  }
  return 0;
}

function matches(bytes: Buffer, start: number, stamp: Buffer): boolean {
  for (let at = 0; at < stamp.length; at += 1) {
    if (!fits(bytes[start + at] ?? 0, stamp[at] ?? 0)) return false;
  }
  return true;
}

function fits(byte: number, pattern: number): boolean {
  if (pattern === 48) return (byte >= 48 && byte <= 57) || byte === 32;
  if (pattern === 97) return byte >= 65 && byte <= 122;
  if (pattern === 84) return byte === 84 || byte === 32;
  return byte === pattern;
}
