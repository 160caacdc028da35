type Rewrite = readonly [pattern: RegExp, by: string];

/** In this order, outside of code. Lengths are bounded, so no text takes long. Source: Jira's page "Text Formatting Notation Help". */
const REWRITES: readonly Rewrite[] = [
  [/\{(?:color|panel|anchor|quote)(?::[^}\n]{0,200})?\}/g, ''],
  [/^h[1-6]\.[ \t]+/gm, ''],
  [/^bq\.[ \t]+/gm, '> '],
  [/^[ \t]*\|\|(.{0,2000}?)\|\|[ \t]*$/gm, '| $1 |'],
  [/\|\|/g, ' | '],
  [/^[*-]{2,6}[ \t]+/gm, '  - '],
  [/^[*-][ \t]+/gm, '- '],
  [/^#{2,6}[ \t]+/gm, '  1. '],
  [/^#[ \t]+/gm, '1. '],
  [/\[~(?:accountid:)?([^\]\n]{1,200})\]/g, '@$1'],
  [/\[([^|\]\n]{1,500})\|([^|\]\n]{1,2000})(?:\|[^\]\n]{0,100})?\]/g, '$1 ($2)'],
  [/\[((?:https?|mailto|ftp):[^\]\n]{1,2000})\]/g, '$1'],
  [/\{\{([^}\n]{1,500})\}\}/g, '`$1`'],
  [/(^|\s)!([^\s!|]{1,300})(?:\|[^!\n]{0,200})?!(?=\s|$)/g, '$1[$2]'],
  [/(^|[\s(])\*(\S[^*\n]{0,500}?\S|\S)\*(?=[\s.,;:!?)]|$)/gm, '$1$2'],
  [/\\\\(?=\s|$)/g, '\n'],
  [/\\([![\]^~+?%{}()*_|@-])/g, '$1'],
];

/** After links, whose bar is no edge of a cell. */
const ROW = /^[ \t]*\|(.{0,4000})\|[ \t]*$/gm;

const CODE = /\{(code|noformat)(?::[^}\n]{0,200})?\}\n?([\s\S]*?)\n?\{\1\}/g;
const QUOTE = /\{quote\}\n?([\s\S]*?)\n?\{quote\}/g;

/** Wiki markup as plain text that says the same: code word for word between fences, quotes with "> ", lists, tables and links readable. */
export function wikiToText(markup: string): string {
  const text = markup.replace(/\r\n?/g, '\n');
  const parts: string[] = [];
  let end = 0;
  for (const { 0: whole, 2: code = '', index } of text.matchAll(CODE)) {
    parts.push(rewrite(text.slice(end, index)), `\n\`\`\`\n${code}\n\`\`\`\n`);
    end = index + whole.length;
  }
  parts.push(rewrite(text.slice(end)));
  return parts
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function rewrite(text: string): string {
  const quoted = text.replace(QUOTE, (_, inside: string) => `\n${inside.replace(/^/gm, '> ')}\n`);
  const readable = REWRITES.reduce((rest, [pattern, by]) => rest.replace(pattern, by), quoted);
  return readable.replace(ROW, (_, cells: string) =>
    cells
      .split('|')
      .map((cell) => cell.trim())
      .join(' | '),
  );
}
