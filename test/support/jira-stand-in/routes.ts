import { z } from 'zod';
import type { Admin } from './admin.ts';
import { answerComments } from './comment-routes.ts';
import { answerSearch } from './search-routes.ts';
import { personAt } from './people-at.ts';
import { people, type Store, type StoredIssue } from './store.ts';

export type Kind = 'cloud' | 'data-center';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly json: unknown;
}
export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of JSON. */
  readonly text?: string;
}
export interface Site {
  readonly kind: Kind;
  readonly store: Store;
  readonly admin: Admin;
  readonly url: string;
  /** False plays a site that drops `sd.public.comment`, so that every comment is public. */
  readonly keepsNotesInternal: boolean;
  /** False plays a site that drops `visibility`. */
  readonly keepsRestrictions: boolean;
  /** At most so many issues in one page of a search. */
  readonly pageSize: number;
  readonly limits: { take(issue: string): Reply | undefined };
}

/** Cloud is spoken to by documents, Data Center by wiki markup. */
export function apiOf({ kind }: Pick<Site, 'kind'>): string {
  return kind === 'cloud' ? '/rest/api/3' : '/rest/api/2';
}

export const failure = (status: number, message: string): Reply => ({
  status,
  json: { errorMessages: [message], errors: {} },
});
const noIssue = failure(404, 'Issue does not exist or you do not have permission to see it.');

/** The resources that tai uses. A parameter or a path that is not known is refused, unlike at Jira. */
export function answer(call: Call, site: Site): Reply {
  const api = apiOf(site);
  if (call.path === `${api}/myself`)
    return only(call, 'GET', [], () => ({ status: 200, json: personAt(people.tai, site) }));
  const found = answerSearch(call, site);
  if (found !== undefined) return found;
  if (call.path === `${api}/issue`) return only(call, 'POST', [], () => createIssue(call, site));
  const [, idOrKey = '', rest = ''] = /^\/issue\/([A-Za-z0-9_-]+)(\/.*)?$/.exec(call.path.replace(api, '')) ?? [];
  if (idOrKey === '' || !call.path.startsWith(api)) return failure(404, `no resource at ${call.path}`);
  const issue = site.store.findIssue(idOrKey);
  if (issue === undefined) return noIssue;
  if (rest === '') return only(call, 'GET', ['fields', 'expand'], () => getIssue(call, issue, site));
  return answerComments(call, issue, rest, site);
}

const NewIssue = z.strictObject({
  fields: z.strictObject({
    project: z.strictObject({ key: z.string() }),
    issuetype: z.strictObject({ name: z.enum(['Task', 'Bug', 'Incident']) }),
    summary: z
      .string()
      .min(1)
      .max(254)
      .regex(/^[^\n]*$/),
  }),
});

function createIssue({ json }: Call, site: Site): Reply {
  const issue = NewIssue.safeParse(json);
  if (!issue.success) return failure(400, 'the issue is not one');
  const { project, summary } = issue.data.fields;
  let number = 900;
  while (site.store.findIssue(`${project.key}-${number}`) !== undefined) number += 1;
  const { id, key } = site.store.addIssue({ key: `${project.key}-${number}`, summary });
  return { status: 201, json: { id, key, self: `${site.url}${apiOf(site)}/issue/${id}` } };
}

export function only(call: Call, method: string, parameters: readonly string[], reply: () => Reply): Reply {
  if (call.method !== method) return failure(405, `no ${call.method} here`);
  const unknown = [...call.query.keys()].filter((name) => !parameters.includes(name));
  return unknown.length === 0 ? reply() : failure(400, `unknown parameter ${unknown.join()}`);
}

function getIssue({ query }: Call, issue: StoredIssue, site: Site): Reply {
  const wanted = query.get('fields')?.split(',') ?? ['*all'];
  return { status: 200, json: viewIssue(issue, wanted, query.get('expand') ?? '', site) };
}

/** Cloud and Data Center show the newest changes first when an issue is expanded. */
export function viewIssue(issue: StoredIssue, wanted: readonly string[], expand: string, site: Site) {
  const { id, key, fields, history } = issue;
  const kept = Object.entries(fields).filter(([name]) => wanted.includes(name) || wanted.includes('*all'));
  const changelog = { histories: history.map((one) => ({ ...one, author: personAt(one.author, site) })).toReversed() };
  const self = `${site.url}${apiOf(site)}/issue/${id}`;
  return { id, key, self, fields: Object.fromEntries(kept), ...(expand.includes('changelog') && { changelog }) };
}
