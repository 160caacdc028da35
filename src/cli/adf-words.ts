import { z } from 'zod';

const Node = z.object({
  type: z.string(),
  text: z.string().exactOptional(),
  attrs: z.object({ url: z.string().exactOptional() }).exactOptional(),
  marks: z
    .array(z.object({ type: z.string(), attrs: z.object({ href: z.string().exactOptional() }).exactOptional() }))
    .exactOptional(),
  content: z.array(z.unknown()).exactOptional(),
});
const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'codeBlock', 'hardBreak', 'tableRow', 'listItem']);
const MAX_DEPTH = 50;

/** The words of an Atlassian document, or of a Jira field that holds one; any other text as it is. */
export function toWords(text: string): string {
  if (!/^\s*\{/.test(text) || !/"type"\s*:\s*"doc"/.test(text)) return text;
  try {
    return wordsOf(JSON.parse(text), 0);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

function wordsOf(value: unknown, depth: number): string {
  const node = Node.safeParse(value).data;
  if (node === undefined || depth > MAX_DEPTH || node.type === 'mention') return ' ';
  const inner = (node.content ?? []).map((child) => wordsOf(child, depth + 1)).join('');
  const words = node.type === 'codeBlock' ? `{noformat}\n${inner}\n{noformat}` : inner;
  return `${textOf(node)}${words}${BLOCKS.has(node.type) ? '\n' : ''}`;
}

function textOf({ text = '', attrs, marks = [] }: z.infer<typeof Node>): string {
  const href = marks.find(({ type }) => type === 'link')?.attrs?.href;
  if (href !== undefined) return `[${text}|${href}]`;
  return attrs?.url === undefined ? text : ` ${attrs.url} `;
}
