import { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';
import type { Report } from '../../src/domain/report.ts';
import type { Answer, RunRequest } from '../../src/domain/run.ts';
import type { Doc } from './adf.ts';
import type { Comment, JiraClient, Property } from './client.ts';
import { isRefusedOnTheWay } from './failure.ts';
import { findAnswer, MARKER } from './find-answer.ts';
import { issueIn } from './names.ts';
import type { OwnAccount } from './own-account.ts';
import { renderPlain } from './render-plain.ts';
import { renderReport } from './render.ts';

interface Place {
  readonly issue: string;
  /** Where customers read comments unless they are internal. */
  readonly isServiceDesk: boolean;
}

const ServiceDesk = z.object({ project: z.object({ projectTypeKey: z.literal('service_desk') }) });

/** JSON true, not "true": anything else leaves the comment public. */
const internal: Property = { key: 'sd.public.comment', value: { internal: true } };

/**
 * Creates our comment, or replaces the one that is there. A POST whose answer is lost is not sent again: the error is
 * retryable, and the retry finds the comment by its marker.
 */
export async function writeAnswer(
  jira: JiraClient,
  myself: OwnAccount,
  request: RunRequest,
  report: Report,
  previous: Answer | undefined,
  signal: AbortSignal,
): Promise<Answer> {
  const issue = issueIn(request.ticket);
  const [me, { fields }] = await Promise.all([myself.fetch(signal), jira.fetchIssue(issue, ['project'], signal)]);
  const place = { issue, isServiceDesk: ServiceDesk.safeParse(fields).success };

  const found = await findAnswer(jira, { issue, me, previousId: previous?.id }, signal);
  const kept = found && (await removeIfPublic(jira, place, found, signal));
  const written =
    (kept && (await replace(jira, place, kept, report, signal))) ??
    (await create(jira, place, request, report, signal));
  await demandInternal(jira, place, written, signal);
  return { ticket: request.ticket, id: written.id };
}

function create(
  jira: JiraClient,
  { issue, isServiceDesk }: Place,
  { ticket, run }: RunRequest,
  report: Report,
  signal: AbortSignal,
): Promise<Comment> {
  const marker: Property = { key: MARKER, value: { ticket: ticket.id, run } };
  const properties = isServiceDesk ? [marker, internal] : [marker];
  return send(report, (body) => jira.createComment(issue, body, properties, signal));
}

/** Undefined when someone deleted it since we found it. */
async function replace(
  jira: JiraClient,
  { issue }: Place,
  { id }: Comment,
  report: Report,
  signal: AbortSignal,
): Promise<Comment | undefined> {
  try {
    return await send(report, (body) => jira.replaceComment(issue, id, body, signal));
  } catch (error) {
    if (error instanceof TaiError && error.code === 'TICKET_NOT_FOUND') return undefined;
    throw error;
  }
}

/** The plain form is tried once; what refuses that too would refuse it for ever. */
async function send(report: Report, write: (body: Doc) => Promise<Comment>): Promise<Comment> {
  try {
    return await write(renderReport(report));
  } catch (error) {
    if (isRefusedOnTheWay(error)) return await write(renderPlain(report, 'without proof'));
    if (!(error instanceof TaiError) || error.code !== 'ANSWER_REJECTED') throw error;
    return await write(renderPlain(report, 'with proof'));
  }
}

/** An answer customers can read is none to keep: it may be what a lost reply left behind, or the issue was moved here. */
async function removeIfPublic(
  jira: JiraClient,
  { issue, isServiceDesk }: Place,
  comment: Comment,
  signal: AbortSignal,
): Promise<Comment | undefined> {
  if (!isServiceDesk || comment.jsdPublic === false) return comment;
  try {
    await jira.deleteComment(issue, comment.id, signal);
  } catch (error) {
    if (!(error instanceof TaiError) || error.retryable) throw error;
    if (error.code === 'TICKET_NOT_FOUND') return undefined;
    const message = `customers can read our comment ${comment.id} in ${issue}, and we may not remove it`;
    throw new TaiError('ANSWER_REJECTED', message, error);
  }
  return undefined;
}

async function demandInternal(jira: JiraClient, place: Place, comment: Comment, signal: AbortSignal): Promise<void> {
  if ((await removeIfPublic(jira, place, comment, signal)) !== undefined) return;
  throw new TaiError('ANSWER_REJECTED', 'Jira made our internal note visible to customers, so it was removed again');
}
