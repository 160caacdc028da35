import { z } from 'zod';
import type { Comment } from './client.ts';
import { issueIn } from './names.ts';
import { personId } from './person.ts';
import { demandHidden, findPlace } from './place.ts';
import { create, type Desk } from './write.ts';
import type { TicketRef } from '../../src/domain/ticket.ts';

/** The comment property of what we say beside our answer: which comment or request it is about. */
const NOTE = 'tai-note';
const Note = z.object({ key: z.literal(NOTE), value: z.object({ about: z.string() }) });

/**
 * A comment beside our answer: help, or why a request was refused. Written once for what it is `about`, however often it is
 * called; only the newest hundred comments are searched for it.
 */
export async function writeNote(
  { jira, myself, look, settings }: Desk,
  note: { readonly ticket: TicketRef; readonly about: string; readonly lines: readonly string[] },
  signal: AbortSignal,
): Promise<void> {
  const issue = issueIn(note.ticket);
  const [me, place] = await Promise.all([myself.fetch(signal), findPlace(jira, issue, settings.visibility, signal)]);
  const { comments } = await jira.fetchComments(issue, 0, signal);
  if (comments.some((comment) => isAbout(comment, me, note.about))) return;
  const body = look.note(note.lines);
  const marker = { key: NOTE, value: { about: note.about } };
  await demandHidden(jira, place, await create(jira, place, marker, () => body, signal), signal);
}

function isAbout({ author, properties }: Comment, me: string, about: string): boolean {
  if (author === undefined || personId(author) !== me) return false;
  return properties.some((property) => Note.safeParse(property).data?.value.about === about);
}
