import { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';
import type { NewTicket, TicketRef } from '../../src/domain/ticket.ts';
import { IssueKey } from './names.ts';
import type { Rest } from './rest.ts';

const SUMMARY_CHARS = 250;
const Created = z.object({ key: IssueKey });

/** Sent once: an answer that is lost may have left an issue behind, so whoever asks is told and asks again. Source: "Create issue". */
export async function createIssue(
  rest: Rest,
  { project, type, title }: NewTicket,
  signal: AbortSignal,
): Promise<TicketRef> {
  const summary = title.replaceAll(/\s+/g, ' ').slice(0, SUMMARY_CHARS).toWellFormed();
  const fields = { project: { key: project }, issuetype: { name: type }, summary };
  const created = Created.safeParse(await rest.send('POST', `${rest.api}/issue`, { fields }, signal));
  if (created.success) return { system: 'jira', id: created.data.key };
  throw new TaiError('TICKET_SYSTEM_UNAVAILABLE', 'Jira made an issue and did not say which', created.error);
}
