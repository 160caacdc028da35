import type { StoredWebhook } from './admin.ts';
import { answerEdit } from './edit-routes.ts';
import { type Call, type Kind, personAt, type Reply, type Site } from './call.ts';
import { people } from './store.ts';

type Route = (call: Call, site: Site, parts: readonly string[]) => Reply | undefined;

/** What anyone may ask; undefined: not one of these. */
export function answerAnonymously(method: string, path: string, kind: Kind, cloudId: string): Reply | undefined {
  const isCloud = kind === 'cloud';
  if (method !== 'GET') return undefined;
  if (path === '/_edge/tenant_info' && isCloud) return ok({ cloudId });
  if (path !== '/rest/api/2/serverInfo') return undefined;
  return ok(
    isCloud
      ? { version: '1001.0.0-SNAPSHOT', deploymentType: 'Cloud' }
      : { version: '10.3.5', deploymentType: 'Server' },
  );
}

/** The resources for administrators and about people; undefined: not one of these. The two kinds differ here in little. */
export function answerAdmin(asked: Call, site: Site): Reply | undefined {
  if (asked.method === 'GET' && asked.path === '/rest/api/2/myself') return ok(personAt(people.tai, site));
  const other = site.kind === 'cloud' ? '/rest/api/2/' : '/rest/api/3/';
  if (asked.path.startsWith(other)) return undefined;
  const call = { ...asked, path: asked.path.replace('/rest/api/2/', '/rest/api/3/') };
  for (const [method, pattern, route] of routes) {
    const [, ...parts] = pattern.exec(call.path) ?? [];
    const reply = call.method === method && pattern.test(call.path) ? route(call, site, parts) : undefined;
    if (reply) return reply;
  }
  return answerEdit(call, site);
}

const ok = (json: unknown): Reply => ({ status: 200, json });
const refuse = (status: number, message: string): Reply => ({ status, json: { errorMessages: [message], errors: {} } });

const routes: readonly (readonly [string, RegExp, Route])[] = [
  ['GET', /^\/rest\/api\/3\/user\/assignable\/search$/, findAssignable],
  ['GET', /^\/rest\/api\/3\/user$/, getUser],
  ['GET', /^\/rest\/api\/3\/project\/([A-Z]+)\/role$/, listRoles],
  ['GET', /^\/rest\/api\/3\/project\/([A-Z]+)\/role\/(\d+)$/, getRole],
  [
    'GET',
    /^\/rest\/api\/3\/project\/search$/,
    (_call, site) => ok({ values: [...site.admin.projects].map(toProject) }),
  ],
  ['GET', /^\/rest\/api\/3\/project\/([A-Z]+)$/, getProject],
  ['GET', /^\/rest\/api\/3\/search(\/jql)?$/, search],
  ['GET', /^\/rest\/pat\/latest\/tokens$/, listTokens],
  ['GET', /^\/rest\/api\/3\/mypermissions$/, getPermissions],
  [
    'GET',
    /^\/rest\/api\/3\/field$/,
    (_call, { admin }) => ok([...admin.fields].map(([id, { name }]) => ({ id, name }))),
  ],
  [
    'GET',
    /^\/rest\/webhooks\/1\.0\/webhook$/,
    forAdmins((_call, { admin, url }) => ok(admin.webhooks.map((one) => view(one, url)))),
  ],
  ['POST', /^\/rest\/webhooks\/1\.0\/webhook$/, forAdmins(createWebhook)],
  ['PUT', /^\/rest\/webhooks\/1\.0\/webhook\/(\d+)$/, forAdmins(replaceWebhook)],
];

function findAssignable({ query }: Call, { admin, kind }: Site): Reply {
  if (admin.lacking.has('USER_PICKER') && admin.lacking.has('ASSIGN_ISSUES'))
    return refuse(403, 'You may not see users.');
  if (kind === 'data-center') {
    const found = [...admin.assignable].filter((key) => admin.names.get(key)?.startsWith(query.get('username') ?? ''));
    return ok(found.map((key) => ({ key, name: admin.names.get(key) })));
  }
  const account = query.get('accountId');
  const wanted = [...admin.assignable].filter((accountId) => account === null || accountId === account);
  return ok(wanted.map((accountId) => ({ accountId, accountType: 'atlassian', active: true })));
}

function getUser({ query }: Call, { admin, kind }: Site): Reply {
  const account = query.get(kind === 'cloud' ? 'accountId' : 'key') ?? '';
  const name = admin.names.get(account);
  if (kind === 'data-center' && name === undefined) return refuse(404, 'The user does not exist.');
  const groups = (admin.groups.get(account) ?? []).map((group) => ({ name: group, groupId: `id-of-${group}` }));
  const applications = admin.licensed.has(account) ? [{ key: 'jira-servicedesk' }] : [];
  return ok({
    ...(kind === 'cloud' ? { accountId: account } : { key: account, name }),
    groups: { size: groups.length, items: groups },
    applicationRoles: { size: applications.length, items: applications },
  });
}

function listTokens(_call: Call, { admin, kind }: Site): Reply | undefined {
  if (kind === 'cloud') return undefined;
  return ok(admin.tokensEnd.map((expiringAt, index) => ({ id: index, name: `token ${index}`, expiringAt })));
}

function listRoles(_call: Call, { admin, url }: Site, [key = '']: readonly string[]): Reply {
  if (admin.lacking.has('ADMINISTER_PROJECTS'))
    return refuse(403, 'You cannot edit the configuration of this project.');
  const roles = [...admin.roles].map(([name, { id }]) => [name, `${url}/rest/api/3/project/${key}/role/${id}`]);
  return ok(Object.fromEntries(roles));
}

function getRole(_call: Call, { admin, kind }: Site, [, id]: readonly string[]): Reply {
  const role = [...admin.roles.values()].find((one) => one.id === id);
  if (role === undefined) return refuse(404, 'no such role');
  const isCloud = kind === 'cloud';
  const users = role.accounts.map((account) => ({
    type: 'atlassian-user-role-actor',
    ...(isCloud ? { actorUser: { accountId: account } } : { name: admin.names.get(account) }),
  }));
  const groups = role.groups.map((name) => ({
    type: 'atlassian-group-role-actor',
    name,
    ...(isCloud && { actorGroup: { name } }),
  }));
  return ok({ id: Number(id), actors: [...users, ...groups] });
}

function toProject([key, projectTypeKey]: readonly [string, string]) {
  return { id: '10000', key, name: key, projectTypeKey };
}

function getProject(_call: Call, { admin }: Site, [key = '']: readonly string[]): Reply {
  const type = admin.projects.get(key);
  return type === undefined ? refuse(404, `No project could be found with key '${key}'.`) : ok(toProject([key, type]));
}

function getPermissions({ query }: Call, { admin }: Site): Reply {
  const wanted = query.get('permissions')?.split(',') ?? [];
  if (wanted.length === 0) return refuse(400, 'The permissions query parameter is required.');
  const permissions = wanted.map((key) => [key, { key, name: key, havePermission: !admin.lacking.has(key) }]);
  return ok({ permissions: Object.fromEntries(permissions) });
}

/** One project, newest first: all that is asked here. */
function search({ path, query }: Call, { store, kind }: Site): Reply | undefined {
  const project = /^project = "([A-Z]+)" ORDER BY created DESC$/.exec(query.get('jql') ?? '')?.[1];
  if (project === undefined || path.endsWith('/jql') !== (kind === 'cloud')) return undefined;
  const found = store.all().filter(({ key }) => key.startsWith(`${project}-`));
  return ok({ issues: found.toReversed().map(({ id, key }) => ({ id, key })), isLast: true });
}

function forAdmins(route: Route): Route {
  return (call, site, parts) =>
    site.admin.lacking.has('ADMINISTER') ? refuse(403, 'Administer Jira is needed.') : route(call, site, parts);
}

/** The secret is never shown again. */
function view({ id, json }: StoredWebhook, url: string) {
  const { secret, ...shown } = json;
  return { enabled: true, ...shown, isSigned: secret !== undefined, self: `${url}/rest/webhooks/1.0/webhook/${id}` };
}

function createWebhook({ json }: Call, { admin, url }: Site): Reply {
  const webhook = { id: String(admin.webhooks.length + 1), json: { ...Object(json) } };
  admin.webhooks.push(webhook);
  return { status: 201, json: view(webhook, url) };
}

function replaceWebhook({ json }: Call, { admin, url }: Site, [id = '']: readonly string[]): Reply {
  const index = admin.webhooks.findIndex((one) => one.id === id);
  if (index < 0) return refuse(404, 'no such webhook');
  const webhook = { id, json: { ...admin.webhooks[index]?.json, ...Object(json) } };
  admin.webhooks[index] = webhook;
  return ok(view(webhook, url));
}
