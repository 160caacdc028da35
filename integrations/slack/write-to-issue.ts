import { TaiError } from '../../src/domain/errors.ts';
import type { Run } from '../../src/domain/run.ts';
import type { Message } from './client.ts';
import type { Delivering } from './delivering.ts';
import { findMention } from './ids.ts';
import { toEscapedText } from './text.ts';
import type { Who } from './who.ts';

const ISSUE_EVENT = 'tai_issue';
/** A second press within this is a double click. */
const AGAIN_MS = 10 * 60_000;
const ISSUE_MS = 60_000;

/** Writes the report into an issue and says in the thread where. Comes back at once; what goes wrong the asker is told. */
export async function writeToIssue(
  parts: Delivering,
  { run, who, key }: { readonly run: Run; readonly who: Who; readonly key: string },
): Promise<void> {
  const { settings, tell } = parts;
  const { desk } = settings;
  if (desk?.writeToIssue === undefined) return tell(who, 'Jira is not linked here (slack.jiraProjects).');
  const once = { key: `slack:to-issue:${run.request.run}`, most: 1, windowMs: AGAIN_MS, about: 'one issue' };
  if ((await desk.take(key, [once])) !== undefined) return tell(who, 'This report was just written into an issue.');

  desk
    .writeToIssue(run, AbortSignal.timeout(ISSUE_MS))
    .then((issue) => announce(parts, run, who, issue))
    .catch((error: unknown) => {
      const reason = error instanceof TaiError ? error.message : 'of an error of its own, which its log has';
      tell(who, `tai could not write the issue: ${reason}.`);
    });
  return undefined;
}

async function announce(
  { client, settings }: Delivering,
  run: Run,
  { user }: Who,
  { key, url }: { readonly key: string; readonly url: string },
): Promise<void> {
  const mention = findMention(run.request.ticket.id);
  if (mention === undefined) return;
  const metadata = { event_type: ISSUE_EVENT, event_payload: { run: run.request.run, by: user ?? '' } };
  const message: Message = { text: toEscapedText(`Written into ${key}: ${url}`, 500), blocks: [], metadata };
  await client.post(mention.channel, mention.threadTs, message, AbortSignal.timeout(settings.timeoutMs));
}
