import type { Admin } from './admin.ts';
import type { Account, Store, StoredIssue } from './store.ts';

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

export function only(call: Call, method: string, parameters: readonly string[], reply: () => Reply): Reply {
  if (call.method !== method) return failure(405, `no ${call.method} here`);
  const unknown = [...call.query.keys()].filter((name) => !parameters.includes(name));
  return unknown.length === 0 ? reply() : failure(400, `unknown parameter ${unknown.join()}`);
}

/** How an account is written: Data Center has keys and names, and no kinds. */
export function personAt(account: Account, { kind }: Pick<Site, 'kind'>) {
  const { accountId, displayName } = account;
  if (kind === 'cloud') return account;
  return { key: `JIRAUSER${accountId.length}`, name: accountId.replace(/^.*:/, ''), displayName, active: true };
}

/** Cloud and Data Center show the newest changes first when an issue is expanded. */
export function viewIssue(issue: StoredIssue, wanted: readonly string[], expand: string, site: Site) {
  const { id, key, fields, history } = issue;
  const kept = Object.entries(fields).filter(([name]) => wanted.includes(name) || wanted.includes('*all'));
  const changelog = { histories: history.map((one) => ({ ...one, author: personAt(one.author, site) })).toReversed() };
  const self = `${site.url}${apiOf(site)}/issue/${id}`;
  return { id, key, self, fields: Object.fromEntries(kept), ...(expand.includes('changelog') && { changelog }) };
}
