import { z } from 'zod';
import type { Rest } from '../rest.ts';
import type { JiraSettings } from '../settings.ts';
import type { Account } from './connection.ts';
import { attempt, less, ok, type Step, stop, unchecked } from './steps.ts';

const Project = z.object({ key: z.string(), name: z.string().catch(''), projectTypeKey: z.string().catch('') });
const Permissions = z.object({
  permissions: z.record(z.string(), z.object({ name: z.string().optional(), havePermission: z.boolean() })),
});
const Found = z.object({ issues: z.array(z.object({ key: z.string() })) });

/** One permission, and what is lost without it. `stops`: nothing is answered then. */
interface Need {
  readonly key: string;
  readonly name: string;
  readonly loss: string;
  readonly stops: boolean;
}

const ALWAYS: readonly Need[] = [
  { key: 'BROWSE_PROJECTS', name: 'Browse projects', loss: 'no ticket can be read', stops: true },
  { key: 'ADD_COMMENTS', name: 'Add comments', loss: 'no answer can be written', stops: true },
  { key: 'EDIT_OWN_COMMENTS', name: 'Edit own comments', loss: 'a second run can not write its answer', stops: true },
];

const SERVICE_DESK: readonly Need[] = [
  {
    key: 'SERVICEDESK_AGENT',
    name: 'Service desk agent',
    loss: 'answers can not be internal notes, so none is left',
    stops: true,
  },
  {
    key: 'DELETE_OWN_COMMENTS',
    name: 'Delete own comments',
    loss: 'a note that turns out public can not be removed',
    stops: false,
  },
];

function lesser(key: string, name: string, loss: string): Need {
  return { key, name, loss, stops: false };
}

const ROLES = lesser('ADMINISTER_PROJECTS', 'Administer projects', 'roles can not be read: nobody is an agent');
const USERS = lesser('USER_PICKER', 'Browse users and groups', 'nobody is known to be an agent: /tai is refused');
const EDIT = lesser('EDIT_ISSUES', 'Edit issues', 'labels, fields, properties and components are left out');
const LINK = lesser('LINK_ISSUES', 'Link issues', 'links to earlier tickets are left out');
const ASSIGN = lesser('ASSIGN_ISSUES', 'Assign issues', 'nobody is assigned by finding');

/** What each setting needs beside. */
function needs({ agents, outcome, linkRelated, route }: JiraSettings, type: string): readonly Need[] {
  const asksForUsers = agents === undefined || Object.keys(agents).some((part) => part !== 'accounts');
  const assigns = Object.values(route ?? {}).some(({ assignee }) => assignee !== undefined);
  const beside: readonly (readonly [isOn: unknown, need: Need])[] = [
    [agents?.roles, ROLES],
    [asksForUsers, USERS],
    [outcome ?? route, EDIT],
    [linkRelated, LINK],
    [assigns, ASSIGN],
  ];
  const ofType = type === 'service_desk' ? SERVICE_DESK : [];
  return [...ALWAYS, ...ofType, ...beside.filter(([isOn]) => Boolean(isOn)).map(([, need]) => need)];
}

/** Reads the project and one ticket of it, and asks for each permission. */
export async function examineProject(
  { rest, settings, me }: { readonly rest: Rest; readonly settings: JiraSettings; readonly me: Account },
  key: string,
  tell: (step: Step) => void,
  signal: AbortSignal,
): Promise<void> {
  const project = await attempt(
    () => rest.get(`${rest.api}/project/${key}`, {}, Project, signal),
    ({ code, message }) =>
      code === 'TICKET_NOT_FOUND'
        ? stop('project', `there is no ${key}, or ${me.name} may not see it`, grant('Browse projects', me))
        : stop('project', message, 'jira.projects: [OPS]'),
    tell,
  );
  if (project === undefined) return;
  tell(ok('project', `${project.name} (${project.projectTypeKey || 'of an unknown type'})`));
  const wanted = needs(settings, project.projectTypeKey);
  const has = await examinePermissions({ rest, me }, key, wanted, tell, signal);
  if (has.includes('BROWSE_PROJECTS')) await examineSearch(rest, key, tell, signal);
}

/** Those that we have. */
async function examinePermissions(
  { rest, me }: { readonly rest: Rest; readonly me: Account },
  projectKey: string,
  wanted: readonly Need[],
  tell: (step: Step) => void,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const query = { projectKey, permissions: wanted.map(({ key }) => key).join(',') };
  const answer = await attempt(
    () => rest.get(`${rest.api}/mypermissions`, query, Permissions, signal),
    ({ message }) =>
      unchecked('permissions', `Jira does not say them: ${message}`, 'scope read:jira-user of the token'),
    tell,
  );
  if (answer === undefined) return [];
  const has = wanted.filter(({ key }) => answer.permissions[key]?.havePermission);
  for (const need of wanted) tell(judge(need, has.includes(need), me));
  return has.map(({ key }) => key);
}

function judge({ key, name, loss, stops }: Need, has: boolean, me: Account): Step {
  if (has) return ok('permission', name);
  const detail = `${name} is missing: ${loss}`;
  const fix = key === 'USER_PICKER' ? grantGlobally(name, me) : grant(name, me);
  return stops ? stop('permission', detail, fix) : less('permission', detail, fix);
}

function grant(permission: string, me: Account): string {
  return `Project settings → Permissions: grant "${permission}" to ${me.name}`;
}

function grantGlobally(permission: string, me: Account): string {
  return `Settings → System → Global permissions: grant "${permission}" to a group of ${me.name}`;
}

async function examineSearch(rest: Rest, key: string, tell: (step: Step) => void, signal: AbortSignal): Promise<void> {
  const query = { jql: `project = "${key}" ORDER BY created DESC`, maxResults: 1, fields: 'summary' };
  const url = rest.isCloud ? `${rest.api}/search/jql` : `${rest.api}/search`;
  const found = await attempt(
    () => rest.get(url, query, Found, signal),
    ({ message }) => less('search', `tickets can not be searched: ${message}`, 'scope read:jira-work of the token'),
    tell,
  );
  if (found === undefined) return;
  const newest = found.issues[0]?.key;
  tell(
    newest === undefined
      ? unchecked('search', 'it has no ticket yet, or none that we may see')
      : ok('search', `the newest ticket is ${newest}`),
  );
}
