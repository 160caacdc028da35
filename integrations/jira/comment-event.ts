import { z } from 'zod';
import type { Received } from '../../src/domain/ports.ts';
import type { TicketRef } from '../../src/domain/ticket.ts';
import { parseCommand } from './command.ts';
import { IssueKey, NumericId, refTo } from './names.ts';
import type { OwnAccount } from './own-account.ts';
import { Person, personId } from './person.ts';
import { requesterOf } from './requester.ts';
import { askWithin, ignored } from './received.ts';
import type { Clock } from './time-window.ts';
import { isoTime, offsetOf } from './times.ts';

export const CommentEvent = z.object({
  comment: z.object({
    id: NumericId,
    self: z.string().catch(''),
    body: z.unknown(),
    created: z.string().optional().catch(undefined),
    author: Person.optional().catch(undefined),
  }),
  issue: z.object({ id: NumericId.optional(), key: IssueKey.optional() }).nullish(),
});

/** Someone wants to know what may be said to us. */
export interface HelpWanted {
  readonly kind: 'help';
  readonly ticket: TicketRef;
  readonly comment: string;
  /** What they said and we did not understand. */
  readonly unclear?: string;
}

export type Heard = Received | HelpWanted;

/** One comment, wherever it was seen: `text` has mentions as `[~accountid:…]`. */
export interface Said {
  readonly id: string;
  readonly text: string;
  readonly created?: string | undefined;
  readonly author?: Person | undefined;
  readonly issue: { readonly id: string; readonly key?: string | undefined };
}

export interface CommentRules {
  readonly projects: readonly string[] | undefined;
  readonly ownAccount: Pick<OwnAccount, 'known' | 'names'>;
  readonly now: () => Date;
}

export function hearComment(said: Said, { projects, ownAccount, now }: CommentRules): Heard {
  const stranger = reasonToIgnore(said.author, ownAccount.known());
  if (stranger !== undefined) return ignored(stranger);
  const command = parseCommand(said.text, { ...clockOf(said, now), names: ownAccount.names() });
  if (command === undefined) return ignored('a comment that is not for us');

  const ticket = refTo(said.issue);
  const by = requesterOf(said.author);
  const key = `jira-${said.issue.id}-comment-${said.id}`;
  const ask = { key, ticket, trigger: 'comment', hosts: [], ...(by && { by }) } as const;
  switch (command.kind) {
    case 'help':
      return helpWithin(projects, { ...command, ticket, comment: said.id }, said.author);
    case 'feedback':
      return askWithin(projects, { ...ask, feedback: command.verdict });
    case 'run':
      return askWithin(projects, { ...ask, hosts: command.hosts, ...(command.since && { since: command.since }) });
    default:
      return command satisfies never;
  }
}

/** A comment is meant for when it was written, on the clock of its writer, else on that which Jira shows. */
function clockOf({ created, author }: Said, now: () => Date): Clock {
  const time = isoTime(created);
  return { now: time === undefined ? now() : new Date(time), zone: author?.timeZone ?? offsetOf(time) };
}

/** Customers would not see what we write. */
function helpWithin(projects: readonly string[] | undefined, help: HelpWanted, author: Person | undefined): Heard {
  if (author?.accountType === 'customer') return ignored('help asked for by a customer');
  const { ticket, comment: key } = help;
  const asked = askWithin(projects, { key, ticket, trigger: 'comment', hosts: [] });
  return asked.kind === 'ask' ? help : asked;
}

/** Apps and we ourselves give no commands, so that no two programs keep each other busy. */
function reasonToIgnore(author: Person | undefined, ownAccount: string | undefined): string | undefined {
  const id = author && personId(author);
  if (id === undefined) return 'a comment without an author';
  if (author?.accountType === 'app') return 'a comment written by an app';
  return id === ownAccount ? 'a comment written by us' : undefined;
}
