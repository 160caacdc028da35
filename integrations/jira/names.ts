import { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';
import type { TicketRef } from '../../src/domain/ticket.ts';

/** jira.js puts keys and ids into the path as they are, so "../" in one would reach another resource. */
export const IssueKey = z.string().regex(/^[A-Z][A-Z0-9_]+-\d+$/);
/** Ids of issues and comments; some senders write them as numbers. */
export const NumericId = z.union([z.string(), z.int().nonnegative().transform(String)]).pipe(z.string().regex(/^\d+$/));

/**
 * Our name for an issue: its key wherever the delivery has one, else its id (Data Center's comment events have only that).
 * A key and an id of one issue are two refs, so their runs do not join; the answer is still one, found by its marker.
 */
export function refTo(issue: { readonly key?: string | undefined; readonly id: string }): TicketRef {
  return { system: 'jira', id: issue.key ?? issue.id };
}

/** "OPS" of "OPS-1"; undefined for a numeric id. */
export function projectOf(keyOrId: string): string | undefined {
  return IssueKey.safeParse(keyOrId).success ? keyOrId.slice(0, keyOrId.lastIndexOf('-')) : undefined;
}

/** What may stand in a URL for this ticket. Throws TICKET_NOT_FOUND for anything that is neither a key nor an id. */
export function issueIn(ref: TicketRef): string {
  const name = z.union([IssueKey, NumericId]).safeParse(ref.id);
  if (!name.success) throw new TaiError('TICKET_NOT_FOUND', 'not the key or id of a Jira issue');
  return name.data;
}
