/**
 * The part of the Atlassian Document Format our answers are made of, and builders that can not make an invalid node: the
 * attribute sets are closed and an empty text node is refused by Jira. A text node is literal: no markup in it is read.
 * Source: the JSON schema at go.atlassian.com/adf-json-schema.
 */
type Mark = { readonly type: 'strong' | 'em' } | { readonly type: 'link'; readonly attrs: { readonly href: string } };
export interface Text {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly Mark[];
}
export type StatusColor = 'neutral' | 'purple' | 'blue' | 'red' | 'yellow' | 'green';
export interface Status {
  readonly type: 'status';
  readonly attrs: { readonly text: string; readonly color: StatusColor };
}
export type Inline = Text | Status;
export interface Paragraph {
  readonly type: 'paragraph';
  readonly content: readonly Inline[];
}
export interface Heading {
  readonly type: 'heading';
  readonly attrs: { readonly level: number };
  readonly content: readonly Inline[];
}
export interface CodeBlock {
  readonly type: 'codeBlock';
  readonly content: readonly Text[];
}
export interface List {
  readonly type: 'bulletList' | 'orderedList';
  readonly content: readonly { readonly type: 'listItem'; readonly content: readonly Paragraph[] }[];
}
export interface TaskList {
  readonly type: 'taskList';
  readonly attrs: { readonly localId: string };
  readonly content: readonly {
    readonly type: 'taskItem';
    readonly attrs: { readonly localId: string; readonly state: 'TODO' };
    readonly content: readonly Inline[];
  }[];
}
/** At the top only; closed until someone opens it. */
export interface Expand {
  readonly type: 'expand';
  readonly attrs: { readonly title: string };
  readonly content: readonly (Paragraph | CodeBlock | List)[];
}
export type PanelType = 'info' | 'note' | 'warning' | 'error' | 'success';
export interface Panel {
  readonly type: 'panel';
  readonly attrs: { readonly panelType: PanelType };
  readonly content: readonly (Paragraph | List)[];
}
export type Block = Paragraph | Heading | CodeBlock | List | TaskList | Expand | Panel;
export interface Doc {
  readonly type: 'doc';
  readonly version: 1;
  readonly content: readonly Block[];
}

/** Controls, and the characters that turn the direction of what follows or take no room: they only serve to mislead. */
const unseen = /[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

function plain(value: string): string {
  return value
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(unseen, '')
    .toWellFormed();
}

/** One line; line breaks and tabs become spaces. */
export function text(value: string, mark?: 'strong' | 'em'): Text {
  return { type: 'text', text: plain(value), ...(mark && { marks: [{ type: mark }] }) };
}

export function status(value: string, color: StatusColor): Status {
  return { type: 'status', attrs: { text: plain(value).trim() || '?', color } };
}

export function paragraph(...content: readonly Inline[]): Paragraph {
  return { type: 'paragraph', content: content.filter((node) => node.type !== 'text' || node.text !== '') };
}

export function heading(title: string): Heading {
  return { type: 'heading', attrs: { level: 4 }, content: paragraph(text(title)).content };
}

export function codeBlock(lines: readonly string[]): CodeBlock {
  const code = lines.map(codeLine).join('\n');
  return { type: 'codeBlock', content: code === '' ? [] : [{ type: 'text', text: code }] };
}

function codeLine(line: string): string {
  return line
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .replaceAll('\t', '    ')
    .replace(unseen, '')
    .toWellFormed();
}

/** Undefined for no items: an empty list is not valid. */
export function list(type: List['type'], items: readonly Paragraph[]): List | undefined {
  if (items.length === 0) return undefined;
  return { type, content: items.map((item) => ({ type: 'listItem', content: [item] })) };
}

/** Undefined for no items. Jira wants an id for each, and nobody looks at it. */
export function taskList(items: readonly Paragraph[]): TaskList | undefined {
  if (items.length === 0) return undefined;
  const content = items.map(({ content: words }, index) => {
    return { type: 'taskItem', attrs: { localId: `step-${index + 1}`, state: 'TODO' }, content: words } as const;
  });
  return { type: 'taskList', attrs: { localId: 'steps' }, content };
}

export function expand(title: string, content: Expand['content']): Expand {
  return { type: 'expand', attrs: { title: plain(title) }, content };
}

export function panel(panelType: PanelType, content: readonly (Paragraph | List)[]): Panel {
  return { type: 'panel', attrs: { panelType }, content };
}

/** Leaves out the parts a report does not have. */
export function doc(blocks: readonly (Block | undefined)[]): Doc {
  return { type: 'doc', version: 1, content: blocks.filter((part) => part !== undefined) };
}
