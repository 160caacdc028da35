import { openJira } from '../../../integrations/jira/index.ts';
import type { JiraSettings } from '../../../integrations/jira/settings.ts';
import type { TicketSystem } from '../../../src/domain/ports.ts';
import { JIRA_EMAIL, JIRA_TOKEN, type JiraStandIn } from '../jira-stand-in.ts';

/** tai connected to a stand-in, with a deadline short enough to wait for. */
export function openAt({ url }: Pick<JiraStandIn, 'url'>, change: Partial<JiraSettings> = {}): TicketSystem {
  return openJira({ baseUrl: url, email: JIRA_EMAIL, token: JIRA_TOKEN, timeoutMs: 5_000, ...change });
}
