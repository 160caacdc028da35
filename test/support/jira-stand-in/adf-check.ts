import { type Check, markAttributes, nodeRules, type NodeRule } from './adf-rules.ts';

type Json = Readonly<Record<string, unknown>>;

/** What is wrong with a document, with the path to it; empty for a valid one. */
export function findAdfErrors(document: unknown): readonly string[] {
  if (!isObject(document) || document['type'] !== 'doc') return ['the root is not a doc'];
  if (document['version'] !== 1) return ['version is not 1'];
  if (!Array.isArray(document['content'])) return ['the doc has no content'];
  const { version: _, ...node } = document;
  return checkNode(node, 'doc', undefined);
}

function checkNode(node: unknown, path: string, parent: string | undefined): readonly string[] {
  const type = isObject(node) ? String(node['type']) : '';
  const rule = Object.hasOwn(nodeRules, type) ? nodeRules[type] : undefined;
  if (!isObject(node) || rule === undefined) return [`${path}: unknown node ${type}`];
  const marks = parent === 'codeBlock' ? [] : (rule.marks ?? []);
  return [
    ...checkKeys(node, type, path),
    ...checkAttributes(node['attrs'], rule.required ?? {}, rule.optional ?? {}, path),
    ...checkText(node, type, path),
    ...checkMarks(node['marks'], marks, path),
    ...checkContent(node['content'], rule, type, path),
  ];
}

function checkKeys(node: Json, type: string, path: string): readonly string[] {
  const allowed = new Set(['type', 'attrs', 'content', 'marks', ...(type === 'text' ? ['text'] : [])]);
  return Object.keys(node)
    .filter((key) => !allowed.has(key))
    .map((key) => `${path}: ${key} is not allowed on ${type}`);
}

function checkText(node: Json, type: string, path: string): readonly string[] {
  if (type !== 'text') return [];
  return typeof node['text'] === 'string' && node['text'].length > 0 ? [] : [`${path}: an empty text node`];
}

function checkAttributes(
  attributes: unknown,
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>>,
  path: string,
): readonly string[] {
  const given: Json = isObject(attributes) ? attributes : {};
  const rules = { ...optional, ...required };
  const missing = Object.keys(required).filter((name) => !Object.hasOwn(given, name));
  const wrong = Object.entries(given).filter(([name, value]) => !Object.hasOwn(rules, name) || !rules[name]?.(value));
  return [
    ...missing.map((name) => `${path}: ${name} is missing`),
    ...wrong.map(([name]) => `${path}: ${name} is not allowed or has a wrong value`),
  ];
}

function checkMarks(marks: unknown, allowed: readonly string[], path: string): readonly string[] {
  if (marks === undefined) return [];
  if (!Array.isArray(marks)) return [`${path}: marks is not a list`];
  return marks.flatMap((mark: unknown) => {
    const type = isObject(mark) ? mark['type'] : undefined;
    if (!isObject(mark) || typeof type !== 'string' || !allowed.includes(type))
      return [`${path}: a mark is not allowed here`];
    return checkAttributes(mark['attrs'], markAttributes[type] ?? {}, {}, `${path}.${type}`);
  });
}

function checkContent(content: unknown, rule: NodeRule, type: string, path: string): readonly string[] {
  if (rule.content === undefined) return content === undefined ? [] : [`${path}: ${type} can have no content`];
  if (content !== undefined && !Array.isArray(content)) return [`${path}: content is not a list`];
  const children: readonly unknown[] = content ?? [];
  if (rule.atLeastOne && children.length === 0) return [`${path}: ${type} is empty`];
  return children.flatMap((child, index) => {
    const name = isObject(child) ? String(child['type']) : '?';
    const allowed = (index === 0 ? rule.first : undefined) ?? rule.content ?? [];
    const here = `${path}.${name}[${index}]`;
    return allowed.includes(name) ? checkNode(child, here, type) : [`${here}: not allowed in ${type}`];
  });
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
