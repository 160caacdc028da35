import { findAdfErrors } from './adf-check.ts';
import { type Call, apiOf, failure, only, personAt, type Reply, type Site } from './call.ts';
import { people, type StoredComment, type StoredIssue, type StoredProperty } from './store.ts';

const MAX_COMMENT_CHARACTERS = 32_767;

export function answerComments(call: Call, issue: StoredIssue, rest: string, site: Site): Reply {
  if (call.method !== 'GET') {
    const busy = site.limits.take(issue.id);
    if (busy) return busy;
  }
  if (rest === '/comment') return onComments(call, issue, site);
  const comment = issue.comments.find(({ id }) => rest === `/comment/${id}`);
  return comment ? onComment(call, issue, comment, site) : failure(404, 'Can not find a comment for this id.');
}

function onComments(call: Call, issue: StoredIssue, site: Site): Reply {
  if (call.method !== 'POST')
    return only(call, 'GET', ['startAt', 'maxResults', 'orderBy', 'expand'], () => page(call, issue, site));
  return only(call, 'POST', ['expand'], () => {
    const { body, properties = [], visibility, ...others } = objectOf(call.json);
    const wrong = refuseBody(body, others, site);
    if (wrong) return wrong;
    issue.mails += 1;
    const kept = site.keepsRestrictions ? { visibility } : {};
    const written = { author: people.tai, body, properties: propertiesOf(properties), ...kept };
    const stored = site.store.addComment(issue, written);
    return { status: 201, json: view(stored, issue, site, call.query.get('expand') === 'properties') };
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
      return only(call, 'PUT', ['notifyUsers', 'expand'], () => replace(call, issue, comment, site));
    case 'DELETE':
      issue.comments.splice(issue.comments.indexOf(comment), 1);
      return { status: 204 };
    default: {
      const withProperties = call.query.get('expand') === 'properties';
      return only(call, 'GET', ['expand'], () => ({ status: 200, json: view(comment, issue, site, withProperties) }));
    }
  }
}

/** Leaving `properties` out keeps them; giving a list replaces them. A restriction that is not said again is lifted. */
function replace({ json, query }: Call, issue: StoredIssue, comment: StoredComment, site: Site): Reply {
  const { body, properties, visibility, ...others } = objectOf(json);
  const wrong = refuseBody(body, others, site);
  if (wrong) return wrong;
  if (query.get('notifyUsers') !== 'false') issue.mails += 1;
  comment.body = body;
  comment.updated = new Date().toISOString();
  comment.updateAuthor = people.tai;
  comment.visibility = visibility;
  if (properties !== undefined) comment.properties = propertiesOf(properties);
  return { status: 200, json: view(comment, issue, site, query.get('expand') === 'properties') };
}

function refuseBody(body: unknown, others: object, { kind }: Site): Reply | undefined {
  if (Object.keys(others).length > 0) return failure(400, `unknown member ${Object.keys(others).join()}`);
  if (kind === 'data-center' && typeof body !== 'string') return failure(400, 'Operation value must be a string');
  const errors = kind === 'cloud' ? findAdfErrors(body) : [];
  if (errors.length > 0) return failure(400, `INVALID_INPUT ${errors[0]}`);
  const characters = typeof body === 'string' ? body.length : JSON.stringify(body).length;
  if (characters <= MAX_COMMENT_CHARACTERS) return undefined;
  const comment = 'The entered text is too long. It exceeds the allowed limit of 32,767 characters.';
  return { status: 400, json: { errorMessages: [], errors: { comment } } };
}

/** Data Center's own API does not say whether customers read it; its service desk does. */
function view(comment: StoredComment, issue: StoredIssue, site: Site, withProperties: boolean) {
  const { id, author, updateAuthor = author, body, created, updated, visibility, properties } = comment;
  const self = `${site.url}${apiOf(site)}/issue/${issue.id}/comment/${id}`;
  const by = { author: personAt(author, site), updateAuthor: personAt(updateAuthor, site) };
  const desk = site.kind === 'cloud' ? { jsdPublic: isPublic(comment, site) } : {};
  const seen = { self, id, ...by, body, created, updated, ...desk, ...(visibility !== undefined && { visibility }) };
  return withProperties ? { ...seen, properties } : seen;
}

/** `GET /rest/servicedeskapi/request/HELP-1/comment/10`; undefined: not this. */
export function answerRequestComment({ method, path }: Call, site: Site): Reply | undefined {
  const [, key = '', id] = /^\/rest\/servicedeskapi\/request\/([A-Z0-9-]+)\/comment\/(\d+)$/.exec(path) ?? [];
  if (id === undefined || method !== 'GET') return undefined;
  const comment = site.store.findIssue(key)?.comments.find((one) => one.id === id);
  return comment ? { status: 200, json: { id, public: isPublic(comment, site) } } : failure(404, 'no such comment');
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
