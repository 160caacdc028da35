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

type Attributes = Node['attrs'];

/** How a mention is written, of its attributes. */
type Mention = (attributes: Attributes) => string;

interface Place {
  readonly depth: number;
  readonly mention: Mention;
}

type Write = (node: Node, at: Place) => string;

/**
 * An Atlassian document as plain text: code, lists and table rows keep their lines, links their address, mentions
 * their name. A string (wiki markup of API v2 and of webhooks) comes back as it is, anything else as nothing.
 * Node names: developer.atlassian.com/cloud/jira/platform/apis/document/structure.
 */
export function adfToText(document: unknown, mention: Mention = byName): string {
  if (typeof document === 'string') return document;
  return write(document, { depth: 0, mention })
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function write(value: unknown, at: Place): string {
  const node = Node.safeParse(value);
  if (!node.success || at.depth > MAX_DEPTH) return '';
  return (writers.get(node.data.type) ?? inside)(node.data, at);
}

function inside({ content }: Node, at: Place): string {
  return content.map((child) => write(child, below(at))).join('');
}

function below({ depth, mention }: Place): Place {
  return { depth: depth + 1, mention };
}

function byName({ text, id }: Attributes): string {
  return `@${word(text ?? id).replace(/^@/, '')}`;
}

const block: Write = (node, at) => `${inside(node, at)}\n\n`;
const line: Write = (node, at) => `${inside(node, at).trim()}\n`;
const card: Write = ({ attrs }) => word(attrs['url']);

const writers: ReadonlyMap<string, Write> = new Map<string, Write>([
  ['text', writeText],
  ['hardBreak', () => '\n'],
  ['paragraph', block],
  ['heading', block],
  ['blockquote', block],
  ['panel', block],
  ['rule', () => '----\n\n'],
  ['codeBlock', (node, at) => `\`\`\`\n${inside(node, at)}\n\`\`\`\n\n`],
  ['expand', writeExpand],
  ['nestedExpand', writeExpand],
  ['bulletList', (node, at) => writeList(node, at, () => '- ')],
  ['orderedList', (node, at) => writeList(node, at, (index) => `${firstNumber(node) + index}. `)],
  ['taskList', block],
  [
    'taskItem',
    ({ attrs, ...node }, at) => `[${attrs['state'] === 'DONE' ? 'x' : ' '}] ${line({ attrs, ...node }, at)}`,
  ],
  ['decisionList', block],
  ['decisionItem', line],
  ['table', block],
  ['tableRow', writeRow],
  ['mention', ({ attrs }, { mention }) => mention(attrs)],
  ['emoji', ({ attrs }) => word(attrs['text'] ?? attrs['shortName'])],
  ['date', ({ attrs }) => writeDate(Number(attrs['timestamp']))],
  ['status', ({ attrs }) => `[${word(attrs['text'])}]`],
  ['inlineCard', card],
  ['blockCard', (node, at) => `${card(node, at)}\n\n`],
  ['embedCard', (node, at) => `${card(node, at)}\n\n`],
  ['media', ({ attrs }) => (word(attrs['alt']) === '' ? '' : `[${word(attrs['alt'])}]\n`)],
]);

function writeText({ text, marks }: Node): string {
  const link = marks.map((mark) => LinkMark.safeParse(mark).data?.attrs.href).find((href) => href !== undefined);
  return link === undefined || link === text ? text : `${text} (${link})`;
}

function writeExpand(node: Node, at: Place): string {
  return `${word(node.attrs['title'])}\n${inside(node, at)}\n`;
}

function writeList({ content }: Node, at: Place, bullet: (index: number) => string): string {
  const items = content.map((item, index) => {
    const text = write(item, below(at))
      .trim()
      .replace(/\n{2,}/g, '\n');
    return `${bullet(index)}${text.replaceAll('\n', '\n  ')}`;
  });
  return `${items.join('\n')}\n\n`;
}

function firstNumber({ attrs }: Node): number {
  return typeof attrs['order'] === 'number' ? attrs['order'] : 1;
}

function writeRow({ content }: Node, at: Place): string {
  const cells = content.map((cell) =>
    write(cell, below(at))
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
