import { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';
import type { Comment, JiraClient, Property, Visibility } from './client.ts';

/** Where a comment of ours goes, and who may read it there. */
export interface Place {
  readonly issue: string;
  /** Where customers read comments unless they are internal. */
  readonly isServiceDesk: boolean;
  /** Whom it is kept for; a service desk has its internal notes instead. */
  readonly visibility: Visibility | undefined;
}

const ServiceDesk = z.object({ project: z.object({ projectTypeKey: z.literal('service_desk') }) });

/** JSON true, not "true": anything else leaves the comment public. */
const internal: Property = { key: 'sd.public.comment', value: { internal: true } };

export async function findPlace(
  jira: JiraClient,
  issue: string,
  visibility: Visibility | undefined,
  signal: AbortSignal,
): Promise<Place> {
  const { fields } = await jira.fetchIssue(issue, ['project'], signal);
  const isServiceDesk = ServiceDesk.safeParse(fields).success;
  return { issue, isServiceDesk, visibility: isServiceDesk ? undefined : visibility };
}

export function propertiesAt({ isServiceDesk }: Place, marker: Property): readonly Property[] {
  return isServiceDesk ? [marker, internal] : [marker];
}

/**
 * A comment that more people can read than may is none to keep: it may be what a lost reply left behind, or the issue was
 * moved here. Undefined when it is removed; throws ANSWER_REJECTED when it can not be.
 */
export async function removeIfExposed(
  jira: JiraClient,
  place: Place,
  comment: Comment,
  signal: AbortSignal,
): Promise<Comment | undefined> {
  if (!(await isExposed(jira, place, comment, signal))) return comment;
  try {
    await jira.deleteComment(place.issue, comment.id, signal);
  } catch (error) {
    if (!(error instanceof TaiError) || error.retryable) throw error;
    if (error.code === 'TICKET_NOT_FOUND') return undefined;
    const message = `${readers(place)} can read our comment ${comment.id} in ${place.issue}, and we may not remove it`;
    throw new TaiError('ANSWER_REJECTED', message, error);
  }
  return undefined;
}

/** Throws ANSWER_REJECTED when what was written is exposed, and removes it first. */
export async function demandHidden(
  jira: JiraClient,
  place: Place,
  comment: Comment,
  signal: AbortSignal,
): Promise<void> {
  if ((await removeIfExposed(jira, place, comment, signal)) !== undefined) return;
  const what = place.isServiceDesk ? 'our internal note' : 'our restricted comment';
  throw new TaiError('ANSWER_REJECTED', `Jira made ${what} visible to ${readers(place)}, so it was removed again`);
}

async function isExposed(jira: JiraClient, place: Place, comment: Comment, signal: AbortSignal): Promise<boolean> {
  if (place.isServiceDesk) return jira.isPublic(place.issue, comment, signal);
  const { visibility: wanted } = place;
  if (wanted === undefined) return false;
  return comment.visibility?.type !== wanted.type || comment.visibility.value !== wanted.value;
}

function readers({ isServiceDesk }: Place): string {
  return isServiceDesk ? 'customers' : 'everyone';
}
