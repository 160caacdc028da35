/** Of an Atlassian document what a reader sees, and where its links go. Blocks stand on lines of their own. */
export function toText(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  const { type, text, content, attrs, marks } = fieldsOf(node);
  const inside = Array.isArray(content) ? content.map(toText).join('') : '';
  const shown = typeof text === 'string' ? text : (inlineText(attrs) ?? '');
  const links = Array.isArray(marks) ? marks.flatMap(linkOf).map((link) => ` (${link})`) : [];
  const end = typeof type === 'string' && BLOCKS.has(type) ? '\n' : '';
  return `${shown}${links.join('')}${inside}${end}`;
}

const BLOCKS: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'codeBlock',
  'listItem',
  'blockquote',
  'panel',
  'tableRow',
  'tableCell',
  'hardBreak',
  'rule',
]);

function fieldsOf(node: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(node));
}

/** Mentions, emoji, cards and dates carry their text among their attributes. */
function inlineText(attrs: unknown): string | undefined {
  if (typeof attrs !== 'object' || attrs === null) return undefined;
  const { text, url, shortName } = fieldsOf(attrs);
  return [text, url, shortName].find((value) => typeof value === 'string');
}

function linkOf(mark: unknown): readonly string[] {
  if (typeof mark !== 'object' || mark === null) return [];
  const { type, attrs } = fieldsOf(mark);
  if (type !== 'link' || typeof attrs !== 'object' || attrs === null) return [];
  const { href } = fieldsOf(attrs);
  return typeof href === 'string' ? [href] : [];
}
