import type { StoredIssue } from './store.ts';

const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 };

/** The part of JQL that tests use: AND, OR, brackets, =, !=, in, >= with a time that lies back. Throws for anything else. */
export function matchesJql(issue: StoredIssue, jql: string, now: Date): boolean {
  const [query = ''] = jql.split(/\s+ORDER BY\s+/i);
  return anyOf(query.trim(), issue, now);
}

function anyOf(query: string, issue: StoredIssue, now: Date): boolean {
  return split(query, 'OR').some((part) => split(part, 'AND').every((clause) => holds(clause, issue, now)));
}

/** At this word, outside of brackets and quotes. */
function split(query: string, word: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of query.matchAll(/"(?:[^"\\]|\\.)*"|[()]|\b(?:AND|OR)\b/gi)) {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    if (depth !== 0 || token.toUpperCase() !== word) continue;
    parts.push(query.slice(start, index));
    start = index + token.length;
  }
  return [...parts, query.slice(start)].map((part) => part.trim());
}

function holds(clause: string, issue: StoredIssue, now: Date): boolean {
  if (clause.startsWith('(') && clause.endsWith(')')) return anyOf(clause.slice(1, -1).trim(), issue, now);
  const [, field = '', operator = '', operand = ''] = /^(\w+)\s*(!=|>=|=|in)\s*(.+)$/i.exec(clause) ?? [];
  const values = operand
    .replace(/^\(|\)$/g, '')
    .split(',')
    .map((value) => value.trim().replace(/^"|"$/g, ''));
  const own = valuesOf(issue, field.toLowerCase());
  return operators.get(operator.toLowerCase())?.(own, values, now) ?? refuse(clause);
}

type Operator = (own: readonly string[], values: readonly string[], now: Date) => boolean;

const isOneOf: Operator = (own, values) => values.some((value) => own.includes(value));

const operators: ReadonlyMap<string, Operator> = new Map([
  ['=', isOneOf],
  ['in', isOneOf],
  ['!=', (own, values) => !values.some((value) => own.includes(value))],
  ['>=', (own, values, now) => Date.parse(own[0] ?? '') >= sinceOf(values[0] ?? '', now)],
]);

function refuse(clause: string): never {
  throw new Error(`Error in the JQL Query: ${clause}`);
}

function valuesOf({ id, key, fields }: StoredIssue, field: string): readonly string[] {
  const { labels, issuetype, created, updated } = fields;
  switch (field) {
    case 'id':
      return [id];
    case 'key':
      return [key];
    case 'project':
      return [key.slice(0, key.lastIndexOf('-'))];
    case 'labels':
      return Array.isArray(labels) ? labels.map(String) : [];
    case 'issuetype':
      return [String(Reflect.get(Object(issuetype), 'name'))];
    case 'created':
      return [String(created)];
    case 'updated':
      return [String(updated)];
    default:
      throw new Error(`Field '${field}' does not exist or you do not have permission to view it.`);
  }
}

/** Jira counts in minutes: what it is asked for since 10:00:40 begins at 10:00. */
function sinceOf(value: string, now: Date): number {
  const [, count, unit = ''] = /^-(\d+)([mhdw])$/.exec(value) ?? [];
  const minutes = MINUTES[unit];
  if (count === undefined || minutes === undefined) throw new Error(`Date value '${value}' is invalid.`);
  return now.getTime() - Number(count) * minutes * 60_000;
}
