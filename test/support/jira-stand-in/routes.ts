import type { Admin } from './admin.ts';
import { findAdfErrors } from './adf-check.ts';
import {
  type Account,
  people,
  type Store,
  type StoredComment,
  type StoredIssue,
  type StoredProperty,
} from './store.ts';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly json: unknown;
}
export interface Reply {
  readonly status: number;
  readonly json?: unknown;
}
export interface Site {
  readonly store: Store;
  readonly admin: Admin;
  readonly url: string;
  /** False plays a site that drops `sd.public.comment`, so that every comment is public. */
  readonly keepsNotesInternal: boolean;
}

const MAX_COMMENT_CHARACTERS = 32_767;

const failure = (status: number, message: string): Reply => ({
  status,
  json: { errorMessages: [message], errors: {} },
});
const noIssue = failure(404, 'Issue does not exist or you do not have permission to see it.');

/** The resources of API v3 that tai uses. A parameter or a path that is not known is refused, unlike at Jira. */
export function answer(call: Call, site: Site): Reply {
  if (call.path === '/rest/api/3/myself') return only(call, 'GET', [], () => ({ status: 200, json: people.tai }));
  const [, idOrKey = '', rest = ''] = /^\/rest\/api\/3\/issue\/([A-Za-z0-9_-]+)(\/.*)?$/.exec(call.path) ?? [];
  if (idOrKey === '') return failure(404, `no resource at ${call.path}`);
  const issue = site.store.findIssue(idOrKey);
  if (issue === undefined) return noIssue;
  if (rest === '') return only(call, 'GET', ['fields'], () => getIssue(call, issue, site));
  if (rest === '/comment') return onComments(call, issue, site);
  const comment = issue.comments.find(({ id }) => rest === `/comment/${id}`);
  return comment ? onComment(call, issue, comment, site) : failure(404, 'Can not find a comment for this id.');
}

function only(call: Call, method: string, parameters: readonly string[], reply: () => Reply): Reply {
  if (call.method !== method) return failure(405, `no ${call.method} here`);
  const unknown = [...call.query.keys()].filter((name) => !parameters.includes(name));
  return unknown.length === 0 ? reply() : failure(400, `unknown parameter ${unknown.join()}`);
}

function getIssue({ query }: Call, { id, key, fields }: StoredIssue, { url }: Site): Reply {
  const wanted = query.get('fields')?.split(',');
  const kept = Object.entries(fields).filter(([name]) => wanted?.includes(name) ?? true);
  return { status: 200, json: { id, key, self: `${url}/rest/api/3/issue/${id}`, fields: Object.fromEntries(kept) } };
}

function onComments(call: Call, issue: StoredIssue, site: Site): Reply {
  if (call.method !== 'POST')
    return only(call, 'GET', ['startAt', 'maxResults', 'orderBy', 'expand'], () => page(call, issue, site));
  return only(call, 'POST', [], () => {
    const { body, properties = [], ...others } = objectOf(call.json);
    const wrong = refuseBody(body, others);
    if (wrong) return wrong;
    issue.mails += 1;
    const stored = site.store.addComment(issue, { author: people.tai, body, properties: propertiesOf(properties) });
    return { status: 201, json: view(stored, issue, site, false) };
  });
}

function page({ query }: Call, issue: StoredIssue, site: Site): Reply {
  const startAt = Number(query.get('startAt') ?? 0);
  const maxResults = Math.min(100, Number(query.get('maxResults') ?? 50));
  const ordered = query.get('orderBy') === '-created' ? issue.comments.toReversed() : issue.comments;
  const comments = ordered
    .slice(startAt, startAt + maxResults)
    .map((comment) => view(comment, issue, site, query.get('expand') === 'properties'));
  return { status: 200, json: { startAt, maxResults, total: ordered.length, comments } };
}

function onComment(call: Call, issue: StoredIssue, comment: StoredComment, site: Site): Reply {
  switch (call.method) {
    case 'PUT':
      return only(call, 'PUT', ['notifyUsers'], () => replace(call, issue, comment, site));
    case 'DELETE':
      issue.comments.splice(issue.comments.indexOf(comment), 1);
      return { status: 204 };
    default: {
      const withProperties = call.query.get('expand') === 'properties';
      return only(call, 'GET', ['expand'], () => ({ status: 200, json: view(comment, issue, site, withProperties) }));
    }
  }
}

/** Leaving `properties` out keeps them; giving a list replaces them. */
function replace({ json, query }: Call, issue: StoredIssue, comment: StoredComment, site: Site): Reply {
  const { body, properties, ...others } = objectOf(json);
  const wrong = refuseBody(body, others);
  if (wrong) return wrong;
  if (query.get('notifyUsers') !== 'false') issue.mails += 1;
  comment.body = body;
  comment.updated = new Date().toISOString();
  if (properties !== undefined) comment.properties = propertiesOf(properties);
  return { status: 200, json: view(comment, issue, site, false) };
}

function refuseBody(body: unknown, others: object): Reply | undefined {
  if (Object.keys(others).length > 0) return failure(400, `unknown member ${Object.keys(others).join()}`);
  const errors = findAdfErrors(body);
  if (errors.length > 0) return failure(400, `INVALID_INPUT ${errors[0]}`);
  if (JSON.stringify(body).length <= MAX_COMMENT_CHARACTERS) return undefined;
  const comment = 'The entered text is too long. It exceeds the allowed limit of 32,767 characters.';
  return { status: 400, json: { errorMessages: [], errors: { comment } } };
}

interface CommentView {
  readonly id: string;
  readonly author: Account;
  readonly body: unknown;
  readonly jsdPublic: boolean;
  readonly properties?: readonly StoredProperty[];
}

function view(comment: StoredComment, issue: StoredIssue, site: Site, withProperties: boolean): CommentView {
  const { id, author, body, updated, properties } = comment;
  const self = `${site.url}/rest/api/3/issue/${issue.id}/comment/${id}`;
  const seen = { self, id, author, body, updateAuthor: author, updated, jsdPublic: isPublic(comment, site) };
  return withProperties ? { ...seen, properties } : seen;
}

function isPublic({ properties }: StoredComment, { keepsNotesInternal }: Pick<Site, 'keepsNotesInternal'>): boolean {
  const note = properties.find(({ key }) => key === 'sd.public.comment');
  return !(keepsNotesInternal && objectOf(note?.value)['internal'] === true);
}

function propertiesOf(value: unknown): readonly StoredProperty[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.map((entry) => ({ key: String(objectOf(entry)['key']), value: objectOf(entry)['value'] }));
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
