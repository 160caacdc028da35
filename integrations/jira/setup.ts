import { TaiError } from '../../src/domain/errors.ts';
import { NumericId } from './names.ts';
import { findWebhooks, type Webhook } from './registered.ts';
import { openRest, type Rest } from './rest.ts';
import type { JiraSettings } from './settings.ts';
import { WEBHOOK_EVENTS, WEBHOOK_PATH, WEBHOOKS_API } from './webhook-events.ts';

export interface WantedWebhook {
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly jql: string;
}

/** The section of a webhook's filters that its JQL stands in. */
const JQL = 'issue-related-events-section';

/** `publicUrl` is where Jira reaches tai, without a path. */
export function wantedWebhook(
  { projects, pathToken }: Pick<JiraSettings, 'projects' | 'pathToken'>,
  publicUrl: string,
): WantedWebhook {
  const jql = projects === undefined ? '' : `project in (${projects.join(', ')})`;
  const path = pathToken === undefined ? WEBHOOK_PATH : `${WEBHOOK_PATH}/<the value of TAI_JIRA_PATH_TOKEN>`;
  return { name: 'tai', url: `${publicUrl}${path}`, events: WEBHOOK_EVENTS, jql };
}

export type Registered =
  | { readonly kind: 'created' | 'unchanged' }
  | { readonly kind: 'changed'; readonly what: readonly string[] };

/**
 * Makes the webhook be there as wanted, once: one of the same address is changed where it differs and else left alone. The
 * secret goes to Jira and nowhere else. Throws CONFIG_INVALID without one, TICKET_FORBIDDEN unless we administer Jira.
 */
export async function registerWebhook(
  settings: JiraSettings,
  wanted: WantedWebhook,
  signal: AbortSignal,
): Promise<Registered> {
  const { webhookSecret: secret, deployment, pathToken } = settings;
  if (deployment === 'data-center' || pathToken !== undefined) {
    const why = 'its webhooks are made by hand: their address has a word in it that only you know';
    throw new TaiError('CONFIG_INVALID', `--create is for Jira Cloud; for Data Center ${why}, as printed above`);
  }
  if (!secret) {
    const how = 'make one up with "openssl rand -hex 32" and put TAI_JIRA_WEBHOOK_SECRET=… into .env';
    throw new TaiError(
      'CONFIG_INVALID',
      `jira.webhookSecret: is missing, and tai takes no webhook without one; ${how}`,
    );
  }
  const rest = openRest(settings);
  const there = (await findWebhooks(rest, signal)).find(({ url }) => url === wanted.url);
  if (there === undefined) {
    await rest.send('POST', WEBHOOKS_API, { ...toJson(wanted), secret }, signal);
    return { kind: 'created' };
  }
  const what = differences(there, wanted);
  if (what.length === 0) return { kind: 'unchanged' };
  await change(rest, there, { ...toJson(wanted), ...(there.isSigned === true ? {} : { secret }) }, signal);
  return { kind: 'changed', what };
}

function toJson({ name, url, events, jql }: WantedWebhook) {
  return { name, url, events, enabled: true, excludeBody: false, filters: jql === '' ? {} : { [JQL]: jql } };
}

/** More events than tai wants do no harm, so they may be there for someone else. */
function differences({ enabled, events, filters, isSigned }: Webhook, wanted: WantedWebhook): readonly string[] {
  return [
    ...(enabled ? [] : ['switched on']),
    ...(wanted.events.every((event) => events.includes(event)) ? [] : ['events']),
    ...((filters[JQL] ?? '') === wanted.jql ? [] : ['JQL']),
    ...(isSigned === false ? ['secret'] : []),
  ];
}

async function change(rest: Rest, { self }: Webhook, json: object, signal: AbortSignal): Promise<void> {
  const id = NumericId.safeParse(self.split('/').at(-1)).data;
  if (id === undefined) throw new TaiError('TICKET_SYSTEM_UNAVAILABLE', 'Jira does not say the id of its webhook');
  await rest.send('PUT', `${WEBHOOKS_API}/${id}`, json, signal);
}
