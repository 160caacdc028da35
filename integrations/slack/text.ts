const TOKEN = /<([^<>]*)>/g;
const ENTITY = /&(?:amp|lt|gt);/g;
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu;
const DECODED: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const ENCODED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What a reader of the message sees: our own mention gone, links by their label, entities as characters. */
export function toPlainText(slackText: string, botUserId: string): string {
  return slackText
    .replaceAll(TOKEN, (_token, inner: string) => (inner === `@${botUserId}` ? '' : readToken(inner)))
    .replaceAll(ENTITY, (entity) => DECODED[entity] ?? entity)
    .replaceAll('\u00a0', ' ')
    .trim();
}

/** A label is what people read and meant; a link's hidden target names nothing. */
function readToken(inner: string): string {
  const [target, label] = splitOnce(inner);
  switch (target.charAt(0)) {
    case '@':
      return label === undefined ? target : `@${label}`;
    case '#':
      return label === undefined ? target : `#${label}`;
    case '!':
      return label ?? `@${target.slice(1)}`;
    default:
      return label ?? target.replace(/^mailto:/, '');
  }
}

function splitOnce(inner: string): readonly [string, string?] {
  const bar = inner.indexOf('|');
  return bar === -1 ? [inner] : [inner.slice(0, bar), inner.slice(bar + 1)];
}

/** Escapes the three characters Slack reads as markup, and ends with "…" where `maxChars` cut it. */
export function toEscapedText(text: string, maxChars: number): string {
  let escaped = '';
  for (const character of clean(text)) {
    const next = ENCODED[character] ?? character;
    if (escaped.length + next.length >= maxChars) return `${escaped}…`;
    escaped += next;
  }
  return escaped;
}

/** Whole characters, and none that hides, reverses or controls others. */
export function clean(text: string): string {
  return text.replaceAll('\r\n', '\n').toWellFormed().replaceAll(INVISIBLE, '\ufffd');
}

/** At most `maxChars`, ending with "…" where something was cut. */
export function clip(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  return `${text.slice(0, maxChars - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
