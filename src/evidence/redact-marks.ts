/** What a secret is replaced by says what it was. At most 32, one for each mark. */
export const labels = [
  'password',
  'password hash',
  'secret',
  'token',
  'private key',
  'authorization',
  'cookie',
  'aws key id',
  'git token',
  'slack token',
  'stripe key',
  'mail service key',
  'registry token',
  'model token',
  'data token',
  'vault token',
  'terraform token',
  'monitoring key',
  'tailscale key',
  'age key',
  'google token',
  'atlassian token',
  'cloud token',
  'azure secret',
  'jwt',
  'hook',
] as const;
export type Label = (typeof labels)[number];

/**
 * While rules run, each placeholder is one character that no text may hold: 32 of the non-characters of Unicode. So a rule
 * takes a placeholder whole or not at all, and one already there stays as it is.
 */
const FIRST_MARK = 0xfdd0;
const MARK = /[\ufdd0-\ufdef]/g;
/** A value that is nothing but marks. */
export const PLACEHOLDERS = /^[\ufdd0-\ufdef]+$/;
const PLACEHOLDER = new RegExp(`\\[redacted (${labels.join('|')})\\]`, 'g');

export function markOf(label: Label): string {
  return String.fromCharCode(FIRST_MARK + labels.indexOf(label));
}

export function toMarks(text: string): string {
  return text.replace(MARK, '').replace(PLACEHOLDER, (_, label: Label) => markOf(label));
}

export function fromMarks(text: string): string {
  return text.replace(MARK, (mark) => `[redacted ${labels[mark.charCodeAt(0) - FIRST_MARK] ?? 'secret'}]`);
}
