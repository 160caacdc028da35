import type { Comment, JiraClient } from './client.ts';
import { personId } from './person.ts';
import { isoTime } from './times.ts';
import { toText } from './to-text.ts';

const MOST_COMMENTS = 20;
const MOST_CHARACTERS = 8_000;
const CHARACTERS_EACH = 2_000;

/** What agents and other programs wrote below the ticket, oldest first: not customers, not we ourselves, no commands to us. */
export async function readAgentComments(
  jira: Pick<JiraClient, 'fetchComments'>,
  issue: string,
  me: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { comments } = await jira.fetchComments(issue, 0, signal);
  const kept: string[] = [];
  let characters = 0;
  for (const comment of comments.filter((one) => isTheirs(one, me)).slice(0, MOST_COMMENTS)) {
    const text = toText(comment.body);
    if (text === '' || /^\/tai\b/i.test(text)) continue;
    const told = `${isoTime(comment.created) ?? ''} ${comment.author?.displayName ?? 'someone'}: ${clip(text)}`.trim();
    characters += told.length;
    if (characters > MOST_CHARACTERS) break;
    kept.unshift(told);
  }
  return kept;
}

function isTheirs({ author }: Comment, me: string): boolean {
  return author !== undefined && personId(author) !== me && author.accountType !== 'customer';
}

function clip(text: string): string {
  return text.length <= CHARACTERS_EACH ? text : `${text.slice(0, CHARACTERS_EACH)}…`;
}
