import { TaiError } from '../../src/domain/errors.ts';
import type { Comment, JiraClient } from './client.ts';
import { NumericId } from './names.ts';
import { personId } from './person.ts';

/** The comment property by which we know our answer again. Its value is for people: nothing reads it back. */
export const MARKER = 'tai';

interface Search {
  readonly issue: string;
  /** Our account. */
  readonly me: string;
  /** Where the answer was the last time. */
  readonly previousId: string | undefined;
}

/** Our answer in this issue: by its id, else the newest one with our marker that our account wrote and nobody else edited. */
export async function findAnswer(jira: JiraClient, search: Search, signal: AbortSignal): Promise<Comment | undefined> {
  const { issue, me, previousId } = search;
  if (NumericId.safeParse(previousId).success && previousId !== undefined) {
    const comment = await findComment(jira, issue, previousId, signal);
    if (comment !== undefined && isOurs(comment, me)) return comment;
  }
  for (let seen = 0; ; ) {
    const { comments, total } = await jira.fetchComments(issue, seen, signal);
    const ours = comments.find((comment) => isOurs(comment, me));
    seen += comments.length;
    if (ours !== undefined || comments.length === 0 || seen >= total) return ours;
  }
}

async function findComment(
  jira: JiraClient,
  issue: string,
  id: string,
  signal: AbortSignal,
): Promise<Comment | undefined> {
  try {
    return await jira.fetchComment(issue, id, signal);
  } catch (error) {
    if (error instanceof TaiError && error.code === 'TICKET_NOT_FOUND') return undefined;
    throw error;
  }
}

/**
 * All are needed: anyone may write a comment with our words, our account may have written one by hand, and what a person has
 * edited since is theirs.
 */
function isOurs({ author, updateAuthor = author, properties }: Comment, me: string): boolean {
  if (author === undefined || updateAuthor === undefined || personId(author) !== me) return false;
  return personId(updateAuthor) === me && properties.some(({ key }) => key === MARKER);
}
