import type { Answer, RunRequest, Trigger } from '../../src/domain/run.ts';
import { TaiError } from '../../src/domain/errors.ts';
import type { Comment } from './client.ts';
import { PROGRESS } from './look.ts';
import { demandHidden, type Place } from './place.ts';
import { create, type Desk, findOurs, markerOf, replace } from './write.ts';

/** Someone waits for these; a new ticket's watchers are told once, when there is an answer. */
const waitedFor: ReadonlySet<Trigger> = new Set<Trigger>(['comment', 'button', 'mention']);

/**
 * Says in our comment that a run is under way: above the answer that stands there, or in a comment of its own, which the
 * answer replaces. Undefined for a run that nobody waits for.
 */
export async function writeProgress(
  desk: Desk,
  request: RunRequest,
  previous: Answer | undefined,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  if (!waitedFor.has(request.trigger)) return undefined;
  const { place, kept } = await findOurs(desk, request, previous, signal);
  const line = lineFor(request);
  const written =
    (kept && (await putAbove(desk, place, kept, line, signal))) ??
    (await create(desk.jira, place, markerOf(request), () => desk.look.note([line]), signal));
  await demandHidden(desk.jira, place, written, signal);
  return { ticket: request.ticket, id: written.id };
}

/** The answer that stands there must not be lost to a line above it. */
async function putAbove(
  { jira, look }: Desk,
  place: Place,
  comment: Comment,
  line: string,
  signal: AbortSignal,
): Promise<Comment | undefined> {
  const body = look.under(line, comment.body);
  try {
    return await replace(jira, place, comment, () => body, signal);
  } catch (error) {
    if (error instanceof TaiError && error.code === 'ANSWER_REJECTED') return comment;
    throw error;
  }
}

function lineFor({ hosts, since, requestedAt, run }: RunRequest): string {
  const where = hosts.length === 0 ? 'the hosts of this ticket' : hosts.join(', ');
  const when = since === undefined ? '' : ` since ${minute(since)}`;
  return `${PROGRESS} at ${where}${when}; asked at ${minute(requestedAt)}, run ${run}. The answer will stand here.`;
}

function minute(time: string): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
