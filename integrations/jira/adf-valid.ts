import { z } from 'zod';

/**
 * The nodes our answers are made of, as the published schema has them: closed sets of attributes, what may stand in what, no
 * empty text. Jira refuses a whole comment for one wrong node, so a document is checked before it is sent.
 * Source: the JSON schema at go.atlassian.com/adf-json-schema.
 */
const Mark = z.strictObject({ type: z.enum(['strong', 'em']) });
const Link = z.strictObject({
  type: z.literal('link'),
  attrs: z.strictObject({ href: z.url({ protocol: /^https?$/ }) }),
});
const Text = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  marks: z.array(z.union([Mark, Link])).optional(),
});
const Code = Text.omit({ marks: true });
const Status = z.strictObject({
  type: z.literal('status'),
  attrs: z.strictObject({
    text: z.string().min(1),
    color: z.enum(['neutral', 'purple', 'blue', 'red', 'yellow', 'green']),
  }),
});
const inline = z.array(z.union([Text, Status]));
const Paragraph = z.strictObject({ type: z.literal('paragraph'), content: inline });
const Heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ level: z.int().min(1).max(6) }),
  content: inline,
});
const CodeBlock = z.strictObject({ type: z.literal('codeBlock'), content: z.array(Code) });
const ListItem = z.strictObject({ type: z.literal('listItem'), content: z.array(Paragraph).min(1) });
const List = z.strictObject({ type: z.enum(['bulletList', 'orderedList']), content: z.array(ListItem).min(1) });
const TaskItem = z.strictObject({
  type: z.literal('taskItem'),
  attrs: z.strictObject({ localId: z.string(), state: z.enum(['TODO', 'DONE']) }),
  content: inline,
});
const TaskList = z.strictObject({
  type: z.literal('taskList'),
  attrs: z.strictObject({ localId: z.string() }),
  content: z.array(TaskItem).min(1),
});
const Panel = z.strictObject({
  type: z.literal('panel'),
  attrs: z.strictObject({ panelType: z.enum(['info', 'note', 'warning', 'error', 'success']) }),
  content: z.array(z.union([Paragraph, List])).min(1),
});
const Expand = z.strictObject({
  type: z.literal('expand'),
  attrs: z.strictObject({ title: z.string() }),
  content: z.array(z.union([Paragraph, CodeBlock, List])).min(1),
});
const Document = z.strictObject({
  type: z.literal('doc'),
  version: z.literal(1),
  content: z.array(z.union([Paragraph, Heading, CodeBlock, List, TaskList, Panel, Expand])),
});

export function isValidDocument(document: unknown): boolean {
  return Document.safeParse(document).success;
}
