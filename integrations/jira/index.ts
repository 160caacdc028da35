import type { Cursors } from '../../src/domain/cursors.ts';
import type { Accept, Door, Received, TicketSystem } from '../../src/domain/ports.ts';
import { admit } from './admit.ts';
import { createIsAgent } from './agents.ts';
import { createAssetNames } from './assets.ts';
import { receiveAutomation } from './automation.ts';
import { openCloudClient } from './cloud.ts';
import type { HelpWanted } from './comment-event.ts';
import { openDataCenterClient } from './data-center.ts';
import { addExtras } from './extras.ts';
import { createFetchFile } from './fetch-file.ts';
import { createFieldIds } from './fields.ts';
import { againBy, helpLines } from './help.ts';
import { isIssueOpen } from './is-open.ts';
import { leaveAlone } from './leave-alone.ts';
import { withAddresses } from './linked.ts';
import { adfLook } from './look-adf.ts';
import { wikiLook } from './look-wiki.ts';
import { issueIn } from './names.ts';
import { writeNote } from './note.ts';
import { createIssue } from './create.ts';
import { createOwnAccount, type OwnAccount } from './own-account.ts';
import { writeProgress } from './progress.ts';
import { type JiraSettings, rerunLabelOf } from './settings.ts';
import { openRest } from './rest.ts';
import { pollDoor } from './poll-door.ts';
import { createSearch } from './search.ts';
import { fetchTicket } from './ticket.ts';
import { createTurns } from './turns.ts';
import { receive, type WebhookRules } from './webhook.ts';
import { type Desk, writeAnswer } from './write.ts';

export type { JiraSettings } from './settings.ts';

/** How long a sender waits for us to tell a person what may be said. */
const HELP_MS = 8_000;

/** Jira: webhooks and the Automation button in, one comment out. `now` is the clock that tells clicks apart. */
export function openJira(settings: JiraSettings, cursors?: Cursors, now: () => Date = () => new Date()): TicketSystem {
  const isCloud = settings.deployment !== 'data-center';
  const jira = isCloud ? openCloudClient(settings) : openDataCenterClient(settings);
  const myself = createOwnAccount(jira);
  const desk: Desk = { jira, myself, look: isCloud ? adfLook : wikiLook, settings };
  const takeTurns = createTurns();
  const rest = openRest(settings);
  const reading = {
    jira,
    myself,
    settings,
    fieldIds: createFieldIds(rest, settings),
    assetNames: createAssetNames(settings),
    fetchFile: createFetchFile(settings),
  };
  const search = createSearch(rest, settings);
  const { agents, quotas } = settings;
  const access = { isAgent: createIsAgent(rest, agents), quotas, hasRule: agents !== undefined };

  const help = async (wanted: HelpWanted): Promise<Received> => {
    const note = { ticket: wanted.ticket, about: `comment ${wanted.comment}`, lines: helpLines(wanted, settings) };
    await takeTurns(wanted.ticket.id, () => writeNote(desk, note, AbortSignal.timeout(HELP_MS)));
    return { kind: 'ignored', reason: 'asked for help, which was written' };
  };

  const pollingOf = (places: Cursors, accept: Accept): readonly Door[] => {
    const { pollMs, projects, filter = {}, onPollTrouble: onTrouble = () => undefined } = settings;
    if (pollMs === undefined) return [];
    const rules = { projects, filter, rerunLabel: rerunLabelOf(settings), ownAccount: myself, now };
    return [pollDoor({ ...rules, jira, search, accept, help, cursors: places, everyMs: pollMs, onTrouble })];
  };

  return {
    name: 'jira',
    again: againBy(settings),
    doors: (accept) => {
      learnOwnAccount(myself);
      return [...doorsOf(settings, myself, help, now), ...(cursors ? pollingOf(cursors, accept) : [])];
    },
    admit: async (request, signal) =>
      (await leaveAlone({ jira, search }, settings.filter ?? {}, request, signal)) ?? admit(request, access, signal),
    tellRefusal: async ({ ticket, run }, reason, signal) => {
      const note = { ticket, about: `run ${run}`, lines: [reason] };
      await takeTurns(ticket.id, () => writeNote(desk, note, signal));
    },
    fetchTicket: (request, signal) => fetchTicket(reading, request, signal),
    isOpen: async ({ ticket }, signal) => isIssueOpen(jira, issueIn(ticket), signal),
    createTicket: (ticket, signal) => createIssue(rest, ticket, signal),
    writeProgress: (request, previous, signal) =>
      takeTurns(request.ticket.id, () => writeProgress(desk, request, previous, signal)),
    writeAnswer: (request, report, previous, signal) =>
      takeTurns(request.ticket.id, async () => {
        const shown = withAddresses(report, settings.browseUrl ?? settings.baseUrl);
        const answer = await writeAnswer(desk, request, shown, previous, signal);
        await addExtras(rest, settings, { issue: issueIn(request.ticket), report }, signal);
        return answer;
      }),
  };
}

type Help = (wanted: HelpWanted) => Promise<Received>;

function doorsOf(settings: JiraSettings, myself: OwnAccount, help: Help, now: () => Date): Door[] {
  const { webhookSecret, pathToken, automationSecret, allowFrom, projects } = settings;
  const doors: Door[] = [];
  if (webhookSecret || pathToken) {
    const rules = webhookRules(settings, myself, now);
    doors.push({
      kind: 'webhook',
      path: pathToken ? '/webhooks/jira/:token' : '/webhooks/jira',
      receive: (delivery) => {
        const heard = receive(delivery, rules);
        return heard.kind === 'help' ? help(heard) : heard;
      },
    });
  }
  if (automationSecret) {
    const rules = { secret: automationSecret, allowFrom, projects, now };
    doors.push({
      kind: 'webhook',
      path: '/webhooks/jira/automation',
      receive: (delivery) => receiveAutomation(delivery, rules),
    });
  }
  return doors;
}

function webhookRules(settings: JiraSettings, ownAccount: OwnAccount, now: () => Date): WebhookRules {
  const { webhookSecret: secret, pathToken, allowFrom, projects, filter = {} } = settings;
  return { secret, pathToken, allowFrom, projects, filter, rerunLabel: rerunLabelOf(settings), ownAccount, now };
}

/**
 * The server that only receives never writes, so it asks at its start who we are. When Jira does not answer then, our own
 * comments are still no danger: an answer never begins with a command.
 */
function learnOwnAccount(myself: OwnAccount): void {
  myself.fetch(AbortSignal.timeout(30_000)).catch(() => undefined);
}
