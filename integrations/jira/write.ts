import { TaiError } from '../../src/domain/errors.ts';
import type { Report } from '../../src/domain/report.ts';
import type { Answer, RunRequest } from '../../src/domain/run.ts';
import type { Body, Comment, JiraClient, Property } from './client.ts';
import { isRefusedOnTheWay } from './failure.ts';
import { findAnswer, MARKER } from './find-answer.ts';
import type { Look } from './look.ts';
import { issueIn } from './names.ts';
import type { OwnAccount } from './own-account.ts';
import { demandHidden, findPlace, type Place, propertiesAt, removeIfExposed } from './place.ts';
import type { JiraSettings } from './settings.ts';

/** What writing takes beside what is written. */
export interface Desk {
  readonly jira: JiraClient;
  readonly myself: OwnAccount;
  readonly look: Look;
  readonly settings: Pick<JiraSettings, 'visibility'>;
}

/**
 * Creates our comment, or replaces the one that is there. A POST whose answer is lost is not sent again: the error is
 * retryable, and the retry finds the comment by its marker. One that a person has edited is theirs and stays as it is.
 */
export async function writeAnswer(
  desk: Desk,
  request: RunRequest,
  report: Report,
  previous: Answer | undefined,
  signal: AbortSignal,
): Promise<Answer> {
  const { place, kept } = await findOurs(desk, request, previous, signal);
  const shape = createShape(desk.look, report);
  const written =
    (kept && (await replace(desk.jira, place, kept, shape, signal))) ??
    (await create(desk.jira, place, markerOf(request), shape, signal));
  await demandHidden(desk.jira, place, written, signal);
  return { ticket: request.ticket, id: written.id };
}

/** Our comment in this issue, when it is there, is still ours and only those who may can read it. */
export async function findOurs(
  { jira, myself, settings }: Desk,
  { ticket }: RunRequest,
  previous: Answer | undefined,
  signal: AbortSignal,
): Promise<{ readonly place: Place; readonly kept: Comment | undefined }> {
  const issue = issueIn(ticket);
  const [me, place] = await Promise.all([myself.fetch(signal), findPlace(jira, issue, settings.visibility, signal)]);
  const found = await findAnswer(jira, { issue, me, previousId: previous?.id }, signal);
  return { place, kept: found && (await removeIfExposed(jira, place, found, signal)) };
}

export function markerOf({ ticket, run }: RunRequest): Property {
  return { key: MARKER, value: { ticket: ticket.id, run } };
}

/** The forms of one text, best first: each is tried when the one before was refused. */
export type Shape = (refused: 'nothing' | 'by jira' | 'on the way') => Body;

function createShape(look: Look, report: Report): Shape {
  return (refused) => {
    switch (refused) {
      case 'nothing':
        return look.rich(report);
      case 'by jira':
        return look.plain(report, 'with proof');
      case 'on the way':
        return look.plain(report, 'without proof');
      default:
        return refused satisfies never;
    }
  };
}

export function create(
  jira: JiraClient,
  place: Place,
  marker: Property,
  shape: Shape,
  signal: AbortSignal,
): Promise<Comment> {
  const { issue, visibility } = place;
  const properties = propertiesAt(place, marker);
  return send(shape, (body) => jira.createComment(issue, { body, properties, visibility }, signal));
}

/** Undefined when someone deleted it since we found it. */
export async function replace(
  jira: JiraClient,
  { issue, visibility }: Place,
  { id }: Comment,
  shape: Shape,
  signal: AbortSignal,
): Promise<Comment | undefined> {
  try {
    return await send(shape, (body) => jira.replaceComment(issue, id, { body, visibility }, signal));
  } catch (error) {
    if (error instanceof TaiError && error.code === 'TICKET_NOT_FOUND') return undefined;
    throw error;
  }
}

/** The plain form is tried once; what refuses that too would refuse it for ever. */
async function send(shape: Shape, write: (body: Body) => Promise<Comment>): Promise<Comment> {
  try {
    return await write(shape('nothing'));
  } catch (error) {
    if (isRefusedOnTheWay(error)) return await write(shape('on the way'));
    if (!(error instanceof TaiError) || error.code !== 'ANSWER_REJECTED') throw error;
    return await write(shape('by jira'));
  }
}
