import { automationRule } from '../../integrations/jira/automation-rule.ts';
import { type Registered, registerWebhook, wantedWebhook, type WantedWebhook } from '../../integrations/jira/setup.ts';
import type { Config } from '../config.ts';
import { TaiError } from '../domain/errors.ts';
import { jiraSettings } from './jira-settings.ts';

const TIMEOUT_MS = 20_000;

/** All that has to be in Jira for tai to hear of tickets. No secret is in it. */
export interface JiraSetup {
  readonly webhook: WantedWebhook;
  /** What Automation imports. */
  readonly rule: unknown;
  readonly label: string;
  /** Which of the two secrets the configuration has. */
  readonly secrets: { readonly webhook: boolean; readonly automation: boolean };
}

/** `publicUrl` is where Jira reaches tai. Throws CONFIG_INVALID without the section `jira`. */
export function planJira(config: Config, publicUrl: string): JiraSetup {
  const { webhookSecret, automationSecret, ...jira } = needJira(config);
  return {
    webhook: wantedWebhook(jira, publicUrl),
    rule: automationRule(publicUrl),
    label: jira.rerunLabel,
    secrets: { webhook: webhookSecret !== undefined, automation: automationSecret !== undefined },
  };
}

/** Throws what `registerWebhook` does. */
export async function createInJira(config: Config, { webhook }: JiraSetup, signal: AbortSignal): Promise<Registered> {
  return registerWebhook(jiraSettings(needJira(config), TIMEOUT_MS), webhook, signal);
}

function needJira({ jira }: Config): NonNullable<Config['jira']> {
  if (jira !== undefined) return jira;
  throw new TaiError(
    'CONFIG_INVALID',
    'jira: is missing, for example: {baseUrl: https://example.atlassian.net, email: tai@example.com}',
  );
}
