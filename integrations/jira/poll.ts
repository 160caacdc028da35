import type { Accept } from '../../src/domain/ports.ts';
import type { Issue, JiraClient } from './client.ts';
import { type Heard, type HelpWanted, hearComment } from './comment-event.ts';
import { commentText } from './comment-text.ts';
import { type Filter, filterFields, reasonToLeave } from './filter.ts';
import { hearLabel, setsLabel } from './label-event.ts';
import { IssueKey, refTo } from './names.ts';
import type { OwnAccount } from './own-account.ts';
import { Person } from './person.ts';
import { askWithin } from './received.ts';
import { requesterOf } from './requester.ts';
import type { Search } from './search.ts';
import { isoTime } from './times.ts';

const MINUTE_MS = 60_000;
/** Looked back at again each time: Jira's index is late, clocks differ, a poll may have failed half way. */
const OVERLAP_MS = 5 * MINUTE_MS;
/** What is older when tai comes back is past a first look. */
const LONGEST_MS = 7 * 24 * 60 * MINUTE_MS;

export interface PollParts {
  readonly jira: Pick<JiraClient, 'fetchComments'>;
  readonly search: Search;
  readonly ownAccount: OwnAccount;
  readonly projects: readonly string[] | undefined;
  readonly filter: Filter;
  readonly rerunLabel: string;
  readonly accept: Accept;
  readonly help: (wanted: HelpWanted) => Promise<unknown>;
  readonly now: () => Date;
}

/** Issues as they were when they were last looked through, by their time of change. */
export type Seen = Map<string, string>;

/**
 * Everything that happened since `since`, asked for by the same keys that webhooks give it, so both may be on and looking twice
 * does nothing. Rejects when it did not get through; then the same time has to be looked at again.
 */
export async function pollOnce(parts: PollParts, since: Date, seen: Seen, signal: AbortSignal): Promise<void> {
  await parts.ownAccount.fetch(signal);
  const nowMs = parts.now().getTime();
  const fromMs = Math.max(since.getTime() - OVERLAP_MS, nowMs - LONGEST_MS);
  const window = `"-${Math.ceil((nowMs - fromMs) / MINUTE_MS)}m"`;
  const projects = parts.projects === undefined ? [] : [`project in (${parts.projects.join(', ')})`];

  const own = parts.filter.jql === undefined ? [] : [`(${parts.filter.jql})`];
  const created = [...projects, ...own, `created >= ${window}`].join(' AND ');
  for await (const issue of parts.search.find(
    `${created} ORDER BY created ASC`,
    ['created', ...filterFields],
    signal,
  )) {
    if (timeOf(issue, 'created') >= fromMs) await takeCreated(issue, parts);
  }
  const updated = [...projects, `updated >= ${window}`].join(' AND ');
  for await (const issue of parts.search.find(`${updated} ORDER BY updated ASC`, ['updated', 'labels'], signal)) {
    await takeUpdated(issue, fromMs, parts, seen, signal);
  }
}

async function takeCreated(issue: Issue, { filter, projects, accept }: PollParts): Promise<void> {
  if (!IssueKey.safeParse(issue.key).success || reasonToLeave(issue.fields, filter) !== undefined) return;
  const by = requesterOf(Person.safeParse(issue.fields['creator']).data);
  const ask = { key: `jira-${issue.id}-created`, ticket: refTo(issue), trigger: 'created', hosts: [] } as const;
  const received = askWithin(projects, { ...ask, ...(by && { by }) });
  if (received.kind === 'ask') await accept(received.ask);
}

async function takeUpdated(
  issue: Issue,
  fromMs: number,
  parts: PollParts,
  seen: Seen,
  signal: AbortSignal,
): Promise<void> {
  const updated = String(issue.fields['updated']);
  if (seen.get(issue.id) === updated || !IssueKey.safeParse(issue.key).success) return;
  for await (const comment of commentsSince(issue.key, fromMs, parts, signal)) {
    const said = { ...comment, text: commentText(comment.body), issue };
    await take(hearComment(said, parts), parts);
  }
  await takeLabel(issue, fromMs, parts, signal);
  seen.set(issue.id, updated);
}

async function* commentsSince(issue: string, fromMs: number, { jira }: PollParts, signal: AbortSignal) {
  for (let startAt = 0; ; ) {
    const { comments, total } = await jira.fetchComments(issue, startAt, signal);
    for (const comment of comments) {
      if (Date.parse(isoTime(comment.created) ?? '') < fromMs) return;
      yield comment;
    }
    startAt += comments.length;
    if (comments.length === 0 || startAt >= total) return;
  }
}

/** The label may stand there since long: only the change that set it, and when, says whether it asks for something. */
async function takeLabel(issue: Issue, fromMs: number, parts: PollParts, signal: AbortSignal): Promise<void> {
  const labels: unknown = issue.fields['labels'];
  if (!Array.isArray(labels) || !labels.includes(parts.rerunLabel)) return;
  for (const { id, author, created, items } of await parts.search.changesOf(issue.key, signal)) {
    if (Date.parse(isoTime(created) ?? '') < fromMs) return;
    if (!setsLabel(items, parts.rerunLabel)) continue;
    await take(hearLabel({ user: author, issue, changelog: { id, items } }, parts), parts);
  }
}

async function take(heard: Heard, { accept, help }: PollParts): Promise<void> {
  if (heard.kind === 'ask') await accept(heard.ask);
  if (heard.kind === 'help') await help(heard);
}

function timeOf({ fields }: Issue, name: string): number {
  return Date.parse(isoTime(fields[name]) ?? '');
}
