import type { Config } from '../config.ts';
import { TaiError } from '../domain/errors.ts';
import type { Log } from '../domain/log.ts';
import type { TicketSystem } from '../domain/ports.ts';
import type { RunRequest } from '../domain/run.ts';
import type { TicketRef } from '../domain/ticket.ts';
import { type AnnounceParts, announcing } from './announce.ts';

const KEY = /(?<![\w-])([A-Z][A-Z0-9_]{1,20})-\d{1,10}(?![\w-])/g;

/** The first issue of one of these projects that a text names. */
export function findIssue(text: string | undefined, projects: readonly string[]): TicketRef | undefined {
  const found = [...(text ?? '').matchAll(KEY)].find(([, project = '']) => projects.includes(project));
  return found && { system: 'jira', id: found[0] };
}

/** Slack and Jira know of each other: an issue named in Slack is read, and answered too; an answer in Jira is told in channels. */
export function linked(
  systems: readonly TicketSystem[],
  { slack }: Pick<Config, 'slack'>,
  parts: AnnounceParts,
): readonly TicketSystem[] {
  const jira = systems.find(({ name }) => name === 'jira');
  const chat = systems.find(({ name }) => name === 'slack');
  if (slack === undefined || jira === undefined || chat === undefined) return systems;
  const { jiraProjects = [], answerInTicket, announce } = slack;
  const both =
    jiraProjects.length === 0 ? chat : withIssue(chat, jira, { jiraProjects, answerInTicket, log: parts.log });
  const told = announce.length === 0 ? jira : announcing(jira, chat, announce, parts);
  return systems.map((system) => (system === jira ? told : system === chat ? both : system));
}

interface IssueRules {
  readonly jiraProjects: readonly string[];
  readonly answerInTicket: boolean;
  readonly log: Log;
}

function withIssue(
  chat: TicketSystem,
  jira: TicketSystem,
  { jiraProjects, answerInTicket, log }: IssueRules,
): TicketSystem {
  const about = (request: RunRequest): RunRequest | undefined => {
    const issue = findIssue(request.text, jiraProjects);
    return issue && { ...request, ticket: issue };
  };
  return {
    ...chat,
    async fetchTicket(request, signal) {
      const ticket = await chat.fetchTicket(request, signal);
      const asked = about(request);
      const issue = asked && (await unlessRefused(log, 'issue not read', () => jira.fetchTicket(asked, signal)));
      if (issue === undefined) return ticket;
      const hosts = ticket.hosts.length > 0 ? ticket.hosts : issue.hosts;
      return { ...ticket, hosts, text: `${ticket.text}\n\n${issue.label}: ${issue.title}\n${issue.text}` };
    },
    async writeAnswer(request, report, previous, signal) {
      const answer = await chat.writeAnswer(request, report, previous, signal);
      const asked = answerInTicket ? about(request) : undefined;
      if (asked)
        await unlessRefused(log, 'issue not answered', () => jira.writeAnswer(asked, report, undefined, signal));
      return answer;
    },
  };
}

/** What Jira refuses for good is no reason to leave the asker in Slack without an answer; what it may do later is tried again. */
async function unlessRefused<T>(log: Log, message: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TaiError) || error.retryable) throw error;
    log.warn({ code: error.code }, message);
    return undefined;
  }
}
