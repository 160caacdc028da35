import type { Numbering } from './redact-numbering.ts';

/** What a secret is replaced by says what it was. */
export type Label =
  | 'password'
  | 'password hash'
  | 'secret'
  | 'token'
  | 'private key'
  | 'authorization'
  | 'cookie'
  | 'aws key id'
  | 'git token'
  | 'slack token'
  | 'stripe key'
  | 'mail service key'
  | 'registry token'
  | 'model token'
  | 'data token'
  | 'vault token'
  | 'terraform token'
  | 'monitoring key'
  | 'tailscale key'
  | 'age key'
  | 'google token'
  | 'atlassian token'
  | 'cloud token'
  | 'azure secret'
  | 'jwt'
  | 'hook';

/** What a placeholder may be called, the user's own names among them. */
export const LABEL = /^[a-z][a-z -]{1,30}$/;
const PLACEHOLDER = /\[redacted ([a-z][a-z -]{1,30})(?: #(\d{1,3}))?\]/g;
const FIRST = 0xe000;
const LAST = 0xf8ff;
const MARK = /[\ue000-\uf8ff]/g;
/** A value that is nothing but marks. */
export const PLACEHOLDERS = /^[\ue000-\uf8ff]+$/;

/**
 * While rules run each placeholder is one character of Unicode's private area, so a rule takes it whole or not at all, and one
 * already there stays as it is. A character of that area in the text itself becomes a mark as well, and comes back.
 */
export interface Marks {
  of(label: string, value: string): string;
  hide(text: string): string;
  show(text: string): string;
}

export function createMarks(numbering: Numbering | undefined): Marks {
  const texts: string[] = [];
  const marks = new Map<string, string>();
  const markOf = (text: string): string => {
    const known = marks.get(text);
    if (known !== undefined) return known;
    // More different secrets than this in one text: the later ones look alike.
    if (FIRST + texts.length >= LAST) return String.fromCharCode(LAST);
    const mark = String.fromCharCode(FIRST + texts.length);
    texts.push(text);
    marks.set(text, mark);
    return mark;
  };

  return {
    of: (label, value) => markOf(placeholderOf(label, numbering?.numberOf(label, value))),
    hide: (text) =>
      text.replace(MARK, markOf).replace(PLACEHOLDER, (whole, label: string, number: string | undefined) => {
        if (number !== undefined) numbering?.take(label, Number(number));
        return markOf(whole);
      }),
    show: (text) => text.replace(MARK, (mark) => texts[mark.charCodeAt(0) - FIRST] ?? '[redacted secret]'),
  };
}

function placeholderOf(label: string, number: number | undefined): string {
  return number === undefined ? `[redacted ${label}]` : `[redacted ${label} #${number}]`;
}
