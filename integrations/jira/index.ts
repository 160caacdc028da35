import type { Door, TicketSystem } from '../../src/domain/ports.ts';
import { admit } from './admit.ts';
import { createIsAgent } from './agents.ts';
import { receiveAutomation } from './automation.ts';
import { openClient } from './client.ts';
import { issueIn } from './names.ts';
import { isIssueOpen } from './is-open.ts';
import { createOwnAccount, type OwnAccount } from './own-account.ts';
import { fieldsToRead, readIssue } from './read.ts';
import { openRest } from './rest.ts';
import type { JiraSettings } from './settings.ts';
import { createTurns } from './turns.ts';
import { receive } from './webhook.ts';
import { writeAnswer } from './write.ts';

export type { JiraSettings } from './settings.ts';

/** Jira Cloud: webhooks and the Automation button in, one comment out. `now` is the clock that tells clicks apart. */
export function openJira(settings: JiraSettings, now: () => Date = () => new Date()): TicketSystem {
  const jira = openClient(settings);
  const myself = createOwnAccount(jira);
  const takeTurns = createTurns();
  const { agents, quotas } = settings;
  const access = { isAgent: createIsAgent(openRest(settings), agents), quotas, hasRule: agents !== undefined };

  return {
    name: 'jira',
    again: 'the ticket\'s "tai" action, or comment /tai',
    doors: () => {
      learnOwnAccount(myself);
      return doorsOf(settings, myself, now);
    },
    admit: (request, signal) => admit(request, access, signal),
    fetchTicket: async ({ ticket }, signal) =>
      readIssue(await jira.fetchIssue(issueIn(ticket), fieldsToRead(settings), signal), ticket, settings),
    isOpen: async ({ ticket }, signal) => isIssueOpen(jira, issueIn(ticket), signal),
    // An edit nobody is told of would be noise for a new ticket and is not worth a write for a run of seconds.
    writeProgress: async () => undefined,
    writeAnswer: (request, report, previous, signal) =>
      takeTurns(request.ticket.id, () => writeAnswer(jira, myself, request, report, previous, signal)),
  };
}

function doorsOf(
  { webhookSecret, automationSecret, projects }: JiraSettings,
  myself: OwnAccount,
  now: () => Date,
): Door[] {
  const doors: Door[] = [];
  if (webhookSecret) {
    const rules = { secret: webhookSecret, projects, ownAccount: () => myself.known() };
    doors.push({ kind: 'webhook', path: '/webhooks/jira', receive: (delivery) => receive(delivery, rules) });
  }
  if (automationSecret) {
    const rules = { secret: automationSecret, projects, now };
    doors.push({
      kind: 'webhook',
      path: '/webhooks/jira/automation',
      receive: (delivery) => receiveAutomation(delivery, rules),
    });
  }
  return doors;
}

/**
 * The server that only receives never writes, so it asks at its start who we are. When Jira does not answer then, our own
 * comments are still no danger: an answer never begins with a command.
 */
function learnOwnAccount(myself: OwnAccount): void {
  myself.fetch(AbortSignal.timeout(30_000)).catch(() => undefined);
}
