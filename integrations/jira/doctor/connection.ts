import { z } from 'zod';
import type { JiraSettings } from '../settings.ts';
import { judgeExpiry } from '../token-expiry.ts';
import { look, type Seen } from './look.ts';
import { ok, type Step, stop } from './steps.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
}

/** In both versions of the API, and in Cloud as well as in Data Center. */
const MYSELF = '/rest/api/2/myself';
const GATEWAY = 'https://api.atlassian.com';
const TOKENS = 'https://id.atlassian.com/manage-profile/security/api-tokens';
const Server = z.object({ deploymentType: z.string(), version: z.string() });
type Server = z.infer<typeof Server>;
type Deployment = NonNullable<JiraSettings['deployment']>;
const Tenant = z.object({ cloudId: z.string().regex(/^[0-9a-f-]{36}$/) });
const Myself = z.object({
  accountId: z.string().optional(),
  key: z.string().optional(),
  name: z.string().optional(),
  displayName: z.string().catch('our account'),
  active: z.boolean().catch(true),
});

/** False where nothing of Jira answers. */
export async function examineAddress(
  { baseUrl, deployment, timeoutMs }: JiraSettings,
  tell: (step: Step) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const base = trim(baseUrl);
  const seen = await look(`${base}/rest/api/2/serverInfo`, { timeoutMs }, signal);
  const step = judgeAddress(base, seen, deployment ?? 'cloud');
  tell(step);
  return step.mark === 'ok';
}

function judgeAddress(base: string, seen: Seen, deployment: Deployment): Step {
  const fix = 'jira.baseUrl: the address of the site alone, https://example.atlassian.net';
  switch (seen.kind) {
    case 'nothing':
      return { ...stop('address', `${base}: ${seen.why}`, fix), code: 'TICKET_SYSTEM_UNAVAILABLE' };
    case 'redirect':
      return stop(
        'address',
        `${base} sends us on to ${seen.to}`,
        `jira.baseUrl: ${originOf(seen.to) ?? 'that address'}`,
      );
    case 'page':
    case 'empty': {
      const detail = `${base}: not Jira but a page answers (${seen.status}), of a proxy, a login or another site`;
      return stop('address', detail, `${fix}; a proxy has to let tai through`);
    }
    case 'json': {
      const server = Server.safeParse(seen.json).data;
      if (server) return judgeKind(base, server, deployment);
      // The gateway says nothing to strangers.
      if (seen.status === 401 || seen.status === 403) return ok('address', `${base} answers, and asks for a token`);
      return stop('address', `${base}: something answers (${seen.status}), but it is not Jira`, fix);
    }
    default:
      return seen satisfies never;
  }
}

function judgeKind(base: string, { deploymentType, version }: Server, deployment: Deployment): Step {
  const isCloud = deploymentType === 'Cloud';
  const is = `${base} is Jira ${isCloud ? 'Cloud' : 'Data Center'} ${version}`;
  if (isCloud === (deployment === 'cloud')) return ok('address', is);
  return stop(
    'address',
    `${is}, and jira.deployment says otherwise`,
    `jira.deployment: ${isCloud ? 'cloud' : 'data-center'}`,
  );
}

/** Our account, or undefined when the token is of no use; then it says what would be. */
export async function examineToken(
  settings: JiraSettings,
  tell: (step: Step) => void,
  signal: AbortSignal,
  gateway = GATEWAY,
): Promise<Account | undefined> {
  const { baseUrl, timeoutMs } = settings;
  const authorization = authorizationOf(settings);
  const seen = await look(`${trim(baseUrl)}${MYSELF}`, { authorization, timeoutMs }, signal);
  const me = accountIn(seen);
  if (me !== undefined) {
    tell(ok('token', `works; it is the one of ${me.name} (${me.id})`));
    return me;
  }
  tell(await explainRefusal(settings, seen, gateway, signal));
  return undefined;
}

function accountIn(seen: Seen): Account | undefined {
  if (seen.kind !== 'json' || seen.status !== 200) return undefined;
  const { accountId, key, name, displayName } = Myself.safeParse(seen.json).data ?? {};
  const id = accountId ?? key ?? name;
  return id === undefined ? undefined : { id, name: displayName ?? id };
}

async function explainRefusal(settings: JiraSettings, seen: Seen, gateway: string, signal: AbortSignal): Promise<Step> {
  if (seen.kind !== 'json')
    return stop('token', 'the answer to it was not of Jira', 'a proxy has to let tai through to /rest/');
  if (seen.status !== 401 && seen.status !== 403) {
    const again = 'try again later, or see status.atlassian.com';
    return { ...stop('token', `Jira answered ${seen.status}`, again), code: 'TICKET_SYSTEM_UNAVAILABLE' };
  }
  const { tokenExpires, email } = settings;
  if (tokenExpires !== undefined && judgeExpiry(tokenExpires, new Date()).kind === 'over') {
    return stop(
      'token',
      `it ${judgeExpiry(tokenExpires, new Date()).words}`,
      `a new one from ${TOKENS}, TAI_JIRA_TOKEN=… in .env`,
    );
  }
  const other = await findOtherWay(settings, gateway, signal);
  if (other !== undefined) return other;
  if (seen.status === 403) {
    return stop(
      'token',
      'Jira knows it, but it may not ask who it is',
      'scopes read:jira-user, read:jira-work, write:jira-work',
    );
  }
  const whose = email === undefined ? 'as a personal access token' : `for ${email}`;
  const detail = `Jira does not accept it ${whose}: it is wrong, revoked or expired, or of another account`;
  return stop('token', detail, `a new one from ${TOKENS}, TAI_JIRA_TOKEN=… in .env`);
}

interface Way {
  readonly base: string;
  readonly authorization: string;
  readonly where: string;
  readonly fix: string;
}

/** A scoped token works at the gateway alone, and some tokens want to be sent without an address. */
async function findOtherWay(settings: JiraSettings, gateway: string, signal: AbortSignal): Promise<Step | undefined> {
  const { timeoutMs } = settings;
  for (const { base, authorization, where, fix } of await otherWays(settings, gateway, signal)) {
    const me = accountIn(await look(`${base}${MYSELF}`, { authorization, timeoutMs }, signal));
    if (me !== undefined) return stop('token', `Jira accepts it ${where} alone, as one of ${me.name}`, fix);
  }
  return undefined;
}

async function otherWays(settings: JiraSettings, gateway: string, signal: AbortSignal): Promise<readonly Way[]> {
  const { baseUrl, email, token, timeoutMs } = settings;
  const site = trim(baseUrl);
  const tenant = await look(`${site}/_edge/tenant_info`, { timeoutMs }, signal);
  const cloudId = tenant.kind === 'json' ? Tenant.safeParse(tenant.json).data?.cloudId : undefined;
  const bearer = `Bearer ${token}`;
  const without = 'without jira.email';
  const personal: Way = { base: site, authorization: bearer, where: 'as a personal token', fix: `jira: ${without}` };
  const ways = email === undefined ? [] : [personal];
  if (cloudId === undefined) return ways;
  const base = `${gateway}/ex/jira/${cloudId}`;
  const fix = `jira: {baseUrl: ${base}, browseUrl: ${site}}`;
  const there = { base, where: 'at the gateway' };
  if (email !== undefined) ways.push({ ...there, authorization: authorizationOf(settings), fix });
  return [...ways, { ...there, authorization: bearer, fix: email === undefined ? fix : `${fix} ${without}` }];
}

function authorizationOf({ email, token }: JiraSettings): string {
  return email === undefined ? `Bearer ${token}` : `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`;
}

function trim(url: string): string {
  return url.replace(/\/+$/, '');
}

function originOf(url: string): string | undefined {
  return URL.parse(url)?.origin;
}
