import { z } from 'zod';

/** Deeper than any editor nests; what lies below is left out, so a hostile document can not exhaust the stack. */
const MAX_DEPTH = 256;

const Node = z.object({
  type: z.string(),
  text: z.string().catch(''),
  attrs: z.record(z.string(), z.unknown()).catch({}),
  content: z.array(z.unknown()).catch([]),
  marks: z.array(z.unknown()).catch([]),
});
type Node = z.infer<typeof Node>;

const LinkMark = z.object({ type: z.literal('link'), attrs: z.object({ href: z.string() }) });

type Write = (node: Node, depth: number) => string;

/**
 * An Atlassian document as plain text: code, lists and table rows keep their lines, links their address, mentions
 * their name. A string (wiki markup of API v2 and of webhooks) comes back as it is, anything else as nothing.
 * Node names: developer.atlassian.com/cloud/jira/platform/apis/document/structure.
 */
export function adfToText(document: unknown): string {
  if (typeof document === 'string') return document;
  return write(document, 0)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function write(value: unknown, depth: number): string {
  const node = Node.safeParse(value);
  if (!node.success || depth > MAX_DEPTH) return '';
  return (writers.get(node.data.type) ?? inside)(node.data, depth);
}

function inside({ content }: Node, depth: number): string {
  return content.map((child) => write(child, depth + 1)).join('');
}

const block: Write = (node, depth) => `${inside(node, depth)}\n\n`;
const line: Write = (node, depth) => `${inside(node, depth).trim()}\n`;
const card: Write = ({ attrs }) => word(attrs['url']);

const writers: ReadonlyMap<string, Write> = new Map<string, Write>([
  ['text', writeText],
  ['hardBreak', () => '\n'],
  ['paragraph', block],
  ['heading', block],
  ['blockquote', block],
  ['panel', block],
  ['rule', () => '----\n\n'],
  ['codeBlock', (node, depth) => `\`\`\`\n${inside(node, depth)}\n\`\`\`\n\n`],
  ['expand', writeExpand],
  ['nestedExpand', writeExpand],
  ['bulletList', (node, depth) => writeList(node, depth, () => '- ')],
  ['orderedList', (node, depth) => writeList(node, depth, (index) => `${firstNumber(node) + index}. `)],
  ['taskList', block],
  [
    'taskItem',
    ({ attrs, ...node }, depth) => `[${attrs['state'] === 'DONE' ? 'x' : ' '}] ${line({ attrs, ...node }, depth)}`,
  ],
  ['decisionList', block],
  ['decisionItem', line],
  ['table', block],
  ['tableRow', writeRow],
  ['mention', ({ attrs }) => `@${word(attrs['text'] ?? attrs['id']).replace(/^@/, '')}`],
  ['emoji', ({ attrs }) => word(attrs['text'] ?? attrs['shortName'])],
  ['date', ({ attrs }) => writeDate(Number(attrs['timestamp']))],
  ['status', ({ attrs }) => `[${word(attrs['text'])}]`],
  ['inlineCard', card],
  ['blockCard', (node, depth) => `${card(node, depth)}\n\n`],
  ['embedCard', (node, depth) => `${card(node, depth)}\n\n`],
  ['media', ({ attrs }) => (word(attrs['alt']) === '' ? '' : `[${word(attrs['alt'])}]\n`)],
]);

function writeText({ text, marks }: Node): string {
  const link = marks.map((mark) => LinkMark.safeParse(mark).data?.attrs.href).find((href) => href !== undefined);
  return link === undefined || link === text ? text : `${text} (${link})`;
}

function writeExpand(node: Node, depth: number): string {
  return `${word(node.attrs['title'])}\n${inside(node, depth)}\n`;
}

function writeList({ content }: Node, depth: number, bullet: (index: number) => string): string {
  const items = content.map((item, index) => {
    const text = write(item, depth + 1)
      .trim()
      .replace(/\n{2,}/g, '\n');
    return `${bullet(index)}${text.replaceAll('\n', '\n  ')}`;
  });
  return `${items.join('\n')}\n\n`;
}

function firstNumber({ attrs }: Node): number {
  return typeof attrs['order'] === 'number' ? attrs['order'] : 1;
}

function writeRow({ content }: Node, depth: number): string {
  const cells = content.map((cell) =>
    write(cell, depth + 1)
      .trim()
      .replace(/\s*\n\s*/g, ' '),
  );
  return `${cells.join(' | ')}\n`;
}

function writeDate(timestampMs: number): string {
  const date = new Date(timestampMs);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
