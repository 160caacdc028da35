import type { Cursors } from '../src/domain/cursors.ts';
import type { TicketSystem } from '../src/domain/ports.ts';
import { openJira, type JiraSettings } from './jira/index.ts';
import { openSlack, type SlackSettings } from './slack/index.ts';

/** What each ticket system needs to be on. One more system is a folder, a key here and a line below. */
export interface TicketSystemSettings {
  readonly jira?: JiraSettings | undefined;
  readonly slack?: SlackSettings | undefined;
}

/** Without `cursors` nothing can be polled; whoever opens no doors needs none. */
export function openTicketSystems({ jira, slack }: TicketSystemSettings, cursors?: Cursors): readonly TicketSystem[] {
  return [...(jira ? [openJira(jira, cursors)] : []), ...(slack ? [openSlack(slack)] : [])];
}
