import { matchesJql } from './jql.ts';
import { type Call, failure, type Reply, type Site, viewIssue } from './call.ts';
import type { StoredIssue } from './store.ts';

/** `/search/jql` with its page tokens in Cloud, `/search` with its numbers in Data Center; undefined: not a search. */
export function answerSearch(call: Call, site: Site): Reply | undefined {
  const path = call.path.replace(/^\/rest\/api\/[23]/, '');
  if (path === '/search' && site.kind === 'cloud') return failure(410, 'The requested API has been removed.');
  if (call.method !== 'POST') return undefined;
  const asked: Readonly<Record<string, unknown>> = { ...Object(call.json) };
  if (path === '/search/jql' && site.kind === 'cloud') return byToken(asked, site);
  return path === '/search' ? byNumber(asked, site) : undefined;
}

function byToken(asked: Readonly<Record<string, unknown>>, site: Site): Reply {
  if (!Array.isArray(asked['fields'])) return failure(400, 'the fields must be named');
  const found = find(asked, site);
  if (!Array.isArray(found)) return failure(400, found);
  const from = placeOf(asked['nextPageToken']);
  const to = from + Math.min(site.pageSize, Number(asked['maxResults'] ?? 50));
  const isLast = to >= found.length;
  const issues = show(found.slice(from, to), asked, site);
  return { status: 200, json: { issues, isLast, ...(!isLast && { nextPageToken: `after ${to}` }) } };
}

function byNumber(asked: Readonly<Record<string, unknown>>, site: Site): Reply {
  const found = find(asked, site);
  if (!Array.isArray(found)) return failure(400, found);
  const startAt = Number(asked['startAt'] ?? 0);
  const maxResults = Math.min(site.pageSize, Number(asked['maxResults'] ?? 50));
  const issues = show(found.slice(startAt, startAt + maxResults), asked, site);
  return { status: 200, json: { startAt, maxResults, total: found.length, issues } };
}

function find(asked: Readonly<Record<string, unknown>>, { store }: Site): StoredIssue[] | string {
  try {
    const jql = typeof asked['jql'] === 'string' ? asked['jql'] : '';
    return store.all().filter((issue) => matchesJql(issue, jql, new Date()));
  } catch (error) {
    return String(error);
  }
}

function show(issues: readonly StoredIssue[], asked: Readonly<Record<string, unknown>>, site: Site): unknown[] {
  const fields: readonly unknown[] = Array.isArray(asked['fields']) ? asked['fields'] : ['*all'];
  return issues.map((issue) => viewIssue(issue, fields.map(String), '', site));
}

function placeOf(token: unknown): number {
  return typeof token === 'string' ? Number(token.replace('after ', '')) : 0;
}
