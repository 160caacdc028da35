import { redact } from '../evidence/redact.ts';
import { toVisible } from './visible.ts';

/** Everything a ticket system, chat or terminal could make active, and what is left in its place. Order matters: links go before
 * the brackets that hold them. */
const ACTIVE: readonly (readonly [RegExp, string])[] = [
  // Markdown and Jira images and links: the words stay, the address goes.
  [/!?\[([^\]|]{0,200})\]\([^)]{0,2000}\)/g, '$1'],
  [/\[([^\]|]{1,200})\|[^\]]{1,2000}\]/g, '$1'],
  [/<(?:https?:|mailto:)[^>|]{0,2000}\|([^>]{0,200})>/gi, '$1'],
  [/![\w./:-]{1,500}\.(?:png|jpe?g|gif|svg|webp)(?:\|[^!]{0,100})?!/gi, ''],
  // Addresses of any kind.
  [/\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s"'<>]*/gi, '[link removed]'],
  [/\b(?:(?:java|vb)script|mailto):[^\s"'<>]+|\bdata:[\w/+.-]*[;,][^\s"'<>]+/gi, '[link removed]'],
  [/\bhxxps?\b\S*|\bhttps?(?:\[:\]|\(:\))\S*/gi, '[link removed]'],
  [/(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?\/(?!\d{1,2}\b)[^\s"'<>]+/g, '[link removed]'],
  [/[a-z0-9-]+(?:\s?(?:\[\.\]|\(\.\)|\[dot\]|\(dot\))\s?[a-z0-9-]+)+[^\s"'<>]*/gi, '[link removed]'],
  [/(?<![\w.-])www\.[^\s"'<>]+/gi, '[link removed]'],
  [/(?<![\w./-])(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s"'<>]*/gi, '[link removed]'],
  [
    /\b[\w.+-]+@(?:[a-z0-9-]+\.)+(?!(?:service|socket|timer|mount|target|slice|scope|path|device|swap)\b)[a-z]{2,}\b/gi,
    '[address removed]',
  ],
  // Mentions: Slack's, Jira's, and a bare @ before a word.
  [/<[@!#][^>]{0,100}>/g, ''],
  [/\[~[^\]]{0,200}\]/g, ''],
  [/(?<![\w.-])@+(?=[\w-])/g, ''],
  // HTML, wiki macros, emphasis.
  [/<\/?[a-z!?][^>]{0,2000}>/gi, ''],
  [/<(?=[a-z!?/@#])/gi, ''],
  [/&(?:#\w{1,8}|[a-z]{2,10});/gi, ' '],
  [/\{\{([^{}]{0,300})\}\}/g, '$1'],
  [/\{(?:code|noformat|quote|panel|color|html|iframe|expand|include|status|toc)\b[^}]{0,200}\}/gi, ''],
  [/`+|\*\*+|~~+|\|\|+/g, ''],
  [/(?<![\w*])\*(\S|\S[^*\n]{0,300}\S)\*(?![\w*])/g, '$1'],
  [/^\s*(?:#{1,6}|h[1-6]\.|>+|[-*+]|\|)\s+/gi, ''],
];

/** "＠here", "ｈｔｔｐｓ：//": ASCII in another width, which some readers fold. */
const OTHER_WIDTH = /[\uFF01-\uFF5E\uFE50-\uFE6B\u3002\uFF0E]/g;
const ROUNDS = 8;
/** Text longer than this many times what is kept is not even read. */
const LOOKED_AT = 8;

/** Plain words of at most `maxChars` characters: one line, no link, mention, markup, control character or secret. */
export function cleanText(text: string, maxChars: number): string {
  let before = '';
  let clean = toVisible(text.slice(0, maxChars * LOOKED_AT)).replaceAll(OTHER_WIDTH, (sign) => sign.normalize('NFKC'));
  for (let round = 0; round < ROUNDS && clean !== before; round++) {
    before = clean;
    clean = removeActive(clean);
  }
  return cut(redact(clean).replaceAll(/\s+/g, ' ').trim(), maxChars);
}

function removeActive(text: string): string {
  return ACTIVE.reduce((clean, [pattern, instead]) => clean.replaceAll(pattern, instead), text);
}

/** At a word's end where there is one. */
function cut(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const head = text.slice(0, maxChars - 1);
  const space = head.lastIndexOf(' ');
  return `${head.slice(0, space > maxChars / 2 ? space : undefined).trimEnd()}…`;
}
