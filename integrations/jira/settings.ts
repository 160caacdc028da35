import type { TaiError } from '../../src/domain/errors.ts';
import type { AccessSettings } from './access-settings.ts';
import type { Visibility } from './client.ts';
import type { ExtraSettings } from './extra-settings.ts';
import type { Filter } from './filter.ts';

/** How one Jira site is reached and what it may ask of us. Secrets stay in here: no error and no log repeats them. */
export interface JiraSettings extends AccessSettings, ExtraSettings {
  /** "https://example.atlassian.net", or the site behind a gateway; a path in it is kept. */
  readonly baseUrl: string;
  /** With it the token is an API token for Basic authentication; without it a personal access token (Bearer). */
  readonly email?: string | undefined;
  readonly token: string;
  /** Signs `POST /webhooks/jira`. Absent or empty: that door does not exist. */
  readonly webhookSecret?: string | undefined;
  /** Expected in `X-Tai-Secret` of `POST /webhooks/jira/automation`. Absent or empty: that door does not exist. */
  readonly automationSecret?: string | undefined;
  /** The project keys tai works for; absent means every project the account can see. */
  readonly projects?: readonly string[] | undefined;
  /** Which new tickets are triaged by themselves; absent: all. */
  readonly filter?: Filter | undefined;
  /** Setting it on an issue asks for a run; `tai-rerun` unless told. */
  readonly rerunLabel?: string | undefined;
  /** For a Jira that can not reach us: it is asked for news so often. */
  readonly pollMs?: number | undefined;
  /** Polling failed and goes on. */
  readonly onPollTrouble?: ((error: TaiError) => void) | undefined;
  /** For a Jira that can not sign: `POST /webhooks/jira/<token>`, instead of or beside the signature. */
  readonly pathToken?: string | undefined;
  /** Addresses and blocks that deliveries may come from; absent: any. */
  readonly allowFrom?: readonly string[] | undefined;
  /** Who may read our comments; absent: who may read the issue. On a service desk they are internal notes. */
  readonly visibility?: Visibility | undefined;
  /** The field that names the host, by id or by name: "customfield_10042", "Affected host". */
  readonly hostField?: string | undefined;
  /** Fields whose words belong to the ticket, by id or by name: what an alert brought. */
  readonly textFields?: readonly string[] | undefined;
  /** Where Assets is, when that is not Atlassian's usual place. */
  readonly assetsUrl?: string | undefined;
  /** For one request, from sending it to the last byte of its answer. */
  readonly timeoutMs: number;
  /** `cloud` unless told. */
  readonly deployment?: 'cloud' | 'data-center' | undefined;
}

/** Cloud's comments are documents (v3), Data Center's wiki markup (v2). */
export function apiOf({ deployment }: Pick<JiraSettings, 'deployment'>): string {
  return deployment === 'data-center' ? '/rest/api/2' : '/rest/api/3';
}

export function rerunLabelOf({ rerunLabel = 'tai-rerun' }: Pick<JiraSettings, 'rerunLabel'>): string {
  return rerunLabel;
}
