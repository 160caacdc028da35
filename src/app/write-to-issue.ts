import type { Config } from '../config.ts';
import { TaiError } from '../domain/errors.ts';
import type { FrontDesk } from '../domain/front-desk.ts';
import type { TicketSystem } from '../domain/ports.ts';
import type { Run } from '../domain/run.ts';
import { findIssue } from './links.ts';

/** Writes a run's report into the issue that its question names, else into a new one of the first project. */
export function toIssueWriter(
  { slack, jira }: Pick<Config, 'slack' | 'jira'>,
  findJira: () => TicketSystem | undefined,
): FrontDesk['writeToIssue'] {
  const [project] = slack?.jiraProjects ?? [];
  if (slack === undefined || jira === undefined || project === undefined) return undefined;
  return async (run, signal) => {
    const system = findJira();
    if (system?.createTicket === undefined || run.report === undefined) {
      throw new TaiError('TICKET_NOT_FOUND', 'there is no report to write yet');
    }
    const named = findIssue(run.request.text, slack.jiraProjects ?? []);
    const title = titleOf(run);
    const ticket = named ?? (await system.createTicket({ project, type: slack.jiraIssueType, title }, signal));
    await system.writeAnswer({ ...run.request, ticket }, run.report, undefined, signal);
    return { key: ticket.id, url: `${jira.baseUrl.replace(/\/+$/, '')}/browse/${ticket.id}` };
  };
}

function titleOf({ report, hosts }: Run): string {
  return [hosts.slice(0, 3).join(', '), report?.headline ?? ''].filter((part) => part !== '').join(': ');
}
