/**
 * What the published ADF schema (go.atlassian.com/adf-json-schema) allows for the nodes a comment can have. Attribute sets
 * are closed: an attribute that is not listed makes the document invalid, as does a missing required one.
 */
export interface NodeRule {
  /** Names of nodes that may stand inside; undefined: none. */
  readonly content?: readonly string[];
  /** Only for the first child, where that is narrower. */
  readonly first?: readonly string[];
  readonly atLeastOne?: true;
  readonly required?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  readonly marks?: readonly string[];
}

export type Check = (value: unknown) => boolean;

const string: Check = (value) => typeof value === 'string';
const filled: Check = (value) => typeof value === 'string' && value.length > 0;
const number: Check = (value) => typeof value === 'number';
const oneOf =
  (...allowed: readonly unknown[]): Check =>
  (value) =>
    allowed.includes(value);
const whole =
  (from: number, to: number): Check =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;

const localId = { localId: string };
const inline = ['text', 'hardBreak', 'mention', 'emoji', 'date', 'status', 'inlineCard'];
const lists = ['bulletList', 'orderedList'];
const inPanel = ['paragraph', 'heading', ...lists, 'codeBlock', 'rule', 'taskList', 'decisionList', 'blockCard'];
const inCell = [
  'paragraph',
  'panel',
  'blockquote',
  ...lists,
  'rule',
  'heading',
  'codeBlock',
  'taskList',
  'nestedExpand',
];
const inExpand = [...inCell, 'table'];
const cell: NodeRule = {
  content: inCell,
  atLeastOne: true,
  optional: { ...localId, colspan: number, rowspan: number, colwidth: Array.isArray, background: string },
};
const list: NodeRule = { content: ['listItem'], atLeastOne: true, optional: localId };

export const nodeRules: Readonly<Record<string, NodeRule>> = {
  doc: { content: [...inPanel, 'panel', 'blockquote', 'table', 'expand'] },
  paragraph: { content: inline, optional: localId },
  heading: { content: inline, required: { level: whole(1, 6) }, optional: localId },
  panel: {
    content: inPanel,
    atLeastOne: true,
    required: { panelType: oneOf('info', 'note', 'tip', 'warning', 'error', 'success', 'custom') },
    optional: { ...localId, panelIcon: string, panelIconId: string, panelIconText: string, panelColor: string },
  },
  codeBlock: {
    content: ['text'],
    optional: { ...localId, language: string, uniqueId: string, wrap: oneOf(true, false) },
  },
  blockquote: { content: ['paragraph', ...lists, 'codeBlock'], atLeastOne: true, optional: localId },
  bulletList: list,
  orderedList: { ...list, optional: { ...localId, order: whole(0, 1_000_000) } },
  listItem: {
    content: ['paragraph', ...lists, 'codeBlock'],
    first: ['paragraph', 'codeBlock'],
    atLeastOne: true,
    optional: localId,
  },
  taskList: { content: ['taskItem', 'taskList'], first: ['taskItem'], atLeastOne: true, required: localId },
  taskItem: { content: inline, required: { ...localId, state: oneOf('TODO', 'DONE') } },
  decisionList: { content: ['decisionItem'], atLeastOne: true, required: localId },
  decisionItem: { content: inline, required: { ...localId, state: string } },
  rule: { optional: localId },
  expand: { content: [...inExpand, 'nestedExpand'], atLeastOne: true, optional: { ...localId, title: string } },
  nestedExpand: {
    content: ['paragraph', 'heading', ...lists, 'codeBlock', 'panel'],
    atLeastOne: true,
    required: { title: string },
  },
  table: {
    content: ['tableRow'],
    atLeastOne: true,
    optional: {
      ...localId,
      isNumberColumnEnabled: oneOf(true, false),
      layout: string,
      displayMode: string,
      width: number,
    },
  },
  tableRow: { content: ['tableCell', 'tableHeader'], optional: localId },
  tableCell: cell,
  tableHeader: cell,
  blockCard: { required: { url: filled } },
  inlineCard: { required: { url: filled }, optional: localId },
  text: { marks: ['link', 'strong', 'em', 'code', 'strike', 'underline', 'subsup', 'textColor', 'backgroundColor'] },
  hardBreak: { optional: { ...localId, text: oneOf('\n') } },
  mention: { required: { id: string }, optional: { ...localId, text: string, accessLevel: string, userType: string } },
  emoji: { required: { shortName: string }, optional: { ...localId, id: string, text: string } },
  date: { required: { timestamp: filled }, optional: localId },
  status: {
    required: { text: filled, color: oneOf('neutral', 'purple', 'blue', 'red', 'yellow', 'green') },
    optional: { ...localId, style: string },
  },
};

export const markAttributes: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  link: { href: filled },
  subsup: { type: oneOf('sub', 'sup') },
  textColor: { color: filled },
  backgroundColor: { color: filled },
};
