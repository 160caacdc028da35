import { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';
import type { AgentRule } from './access-settings.ts';
import { NumericId, projectOf } from './names.ts';
import type { Rest } from './rest.ts';

/** Whether this account may direct tai in this issue. Rejects when Jira does not say. */
export type IsAgent = (account: string, issue: string, signal: AbortSignal) => Promise<boolean>;

const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 2_000;

const Issue = z.object({ fields: z.object({ project: z.object({ key: z.string().regex(/^[A-Z][A-Z0-9_]+$/) }) }) });
const Assignable = z.array(z.object({ accountId: z.string().optional(), key: z.string().optional() }));
const Names = z.array(z.object({ name: z.string(), groupId: z.string().optional() }));
const User = z.object({
  name: z.string().optional(),
  groups: z.object({ items: Names }).optional(),
  applicationRoles: z.object({ items: z.array(z.object({ key: z.string() })) }).optional(),
});
type User = z.infer<typeof User>;
const Roles = z.record(z.string(), z.string());
const Actor = z.object({
  /** Data Center has only a name and a kind. */
  name: z.string().optional(),
  type: z.string().optional(),
  actorUser: z.object({ accountId: z.string() }).optional(),
  actorGroup: z.object({ name: z.string(), groupId: z.string().optional() }).optional(),
});
type Actor = z.infer<typeof Actor>;
const Role = z.object({ actors: z.array(Actor).catch([]) });

/**
 * Without a rule: whoever the issue can be assigned to, which no customer of a service desk is. What Jira said is kept for five
 * minutes. Sources: "Find users assignable to issues", "Get user", "Get project role for project" of the REST API, v3.
 */
export function createIsAgent(rest: Rest, rule: AgentRule | undefined, now: () => number = Date.now): IsAgent {
  const kept = new Map<string, { readonly isAgent: boolean; readonly until: number }>();
  return async (account, issue, signal) => {
    if (rule?.accounts?.includes(account)) return true;
    const key = `${projectOf(issue) ?? issue} ${account}`;
    const known = kept.get(key);
    if (known !== undefined && known.until > now()) return known.isAgent;
    const isAgent = await ask(rest, rule, account, issue, signal);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, { isAgent, until: now() + KEPT_MS });
    return isAgent;
  };
}

async function ask(
  rest: Rest,
  rule: AgentRule | undefined,
  account: string,
  issue: string,
  signal: AbortSignal,
): Promise<boolean> {
  const demands = demandsOf(rule);
  if (demands === 'none') return isAssignable(rest, account, issue, signal);
  if (demands === 'a listed account') return false;
  const user = await fetchUser(rest, account, signal);
  if (user === undefined) return false;
  const own = groupsOf(user);
  return (
    fits(user, own, rule ?? {}) ||
    hasRole(rest, { account, name: user.name, groups: own }, rule?.roles ?? [], issue, signal)
  );
}

/** The list was looked at before. */
function demandsOf(rule: AgentRule | undefined): 'none' | 'a listed account' | 'more' {
  const { roles, groups, accounts, licensed } = rule ?? {};
  if (roles ?? groups ?? licensed) return 'more';
  return accounts === undefined ? 'none' : 'a listed account';
}

function fits(user: User, own: readonly string[], { groups = [], licensed = false }: AgentRule): boolean {
  return groups.some((group) => own.includes(group)) || (licensed && isLicensed(user));
}

function groupsOf({ groups }: User): readonly string[] {
  return (groups?.items ?? []).flatMap(({ name, groupId }) => [name, ...(groupId ? [groupId] : [])]);
}

function isLicensed({ applicationRoles }: User): boolean {
  return applicationRoles?.items.some(({ key }) => key === 'jira-servicedesk') ?? false;
}

async function isAssignable(rest: Rest, account: string, issue: string, signal: AbortSignal): Promise<boolean> {
  const which = NumericId.safeParse(issue).success ? { issueId: issue } : { issueKey: issue };
  const who = rest.isCloud ? { accountId: account } : { username: (await fetchUser(rest, account, signal))?.name };
  if (Object.values(who).includes(undefined)) return false;
  const found = await rest.get(`${rest.api}/user/assignable/search`, { ...which, ...who }, Assignable, signal);
  return found.some(({ accountId, key }) => (accountId ?? key) === account);
}

/** Undefined for an account that Jira does not know. */
async function fetchUser(rest: Rest, account: string, signal: AbortSignal): Promise<User | undefined> {
  const who = rest.isCloud ? { accountId: account } : { key: account };
  try {
    return await rest.get(`${rest.api}/user`, { ...who, expand: 'groups,applicationRoles' }, User, signal);
  } catch (error) {
    if (error instanceof TaiError && error.code === 'TICKET_NOT_FOUND') return undefined;
    throw error;
  }
}

interface Who {
  readonly account: string;
  readonly name: string | undefined;
  readonly groups: readonly string[];
}

async function hasRole(
  rest: Rest,
  who: Who,
  roles: readonly string[],
  issue: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (roles.length === 0) return false;
  const project = projectOf(issue) ?? (await fetchProject(rest, issue, signal));
  const all = await rest.get(`${rest.api}/project/${project}/role`, {}, Roles, signal);
  for (const name of roles) {
    const id = NumericId.safeParse(all[name]?.split('/').at(-1)).data;
    if (id === undefined) continue;
    const { actors } = await rest.get(`${rest.api}/project/${project}/role/${id}`, {}, Role, signal);
    if (actors.some((actor) => isActor(actor, who))) return true;
  }
  return false;
}

function isActor({ name, type, actorUser, actorGroup }: Actor, who: Who): boolean {
  if (actorUser !== undefined) return actorUser.accountId === who.account;
  if (actorGroup !== undefined) {
    return [actorGroup.name, actorGroup.groupId].some((one) => one !== undefined && who.groups.includes(one));
  }
  if (name === undefined) return false;
  return type === 'atlassian-user-role-actor' ? name === who.name : who.groups.includes(name);
}

async function fetchProject(rest: Rest, issue: string, signal: AbortSignal): Promise<string> {
  const { fields } = await rest.get(`${rest.api}/issue/${issue}`, { fields: 'project' }, Issue, signal);
  return fields.project.key;
}
