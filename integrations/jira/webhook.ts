import { z } from 'zod';
import type { Delivery, Received } from '../../src/domain/ports.ts';
import { adfToText } from './adf-to-text.ts';
import { parseCommand } from './command.ts';
import { IssueKey, NumericId, refTo } from './names.ts';
import { Person, personId } from './person.ts';
import { requesterOf } from './requester.ts';
import { askWithin, ignored, parseJson, rejected } from './received.ts';
import { isSignedWith } from './signature.ts';

export interface WebhookRules {
  readonly secret: string;
  readonly projects: readonly string[] | undefined;
  /** The account we write with, once it is known. */
  readonly ownAccount: () => string | undefined;
}

const Named = z.object({ webhookEvent: z.string() });
const Created = z.object({
  issue: z.object({ id: NumericId, key: IssueKey }),
  user: Person.optional().catch(undefined),
});
const Commented = z.object({
  comment: z.object({
    id: NumericId,
    self: z.string().catch(''),
    body: z.unknown(),
    author: Person.optional().catch(undefined),
  }),
  issue: z.object({ id: NumericId.optional(), key: IssueKey.optional() }).nullish(),
});
type Commented = z.infer<typeof Commented>;

/**
 * What a `POST /webhooks/jira` asks for. The key is made of what happened, not of `X-Atlassian-Webhook-Identifier`: that
 * one is the same for a delivery sent again, but two registrations for one event have two of them.
 */
export function receive({ headers, body }: Delivery, rules: WebhookRules): Received {
  if (!isSignedWith(rules.secret, body, headers['x-hub-signature'])) return rejected(401, 'wrong or missing signature');
  const json = parseJson(body);
  if (json === undefined) return rejected(400, 'the body is not JSON');

  const event = Named.safeParse(json).data?.webhookEvent ?? 'a body without an event';
  switch (event) {
    case 'jira:issue_created':
      return receiveCreated(json, rules);
    case 'comment_created':
      return receiveComment(json, rules);
    default:
      return ignored(`nothing to do for ${event.slice(0, 60)}`);
  }
}

function receiveCreated(json: unknown, { projects }: WebhookRules): Received {
  const created = Created.safeParse(json);
  if (!created.success) return ignored('no issue in the event');
  const { issue, user } = created.data;
  const by = requesterOf(user);
  const ask = { key: `jira-${issue.id}-created`, ticket: refTo(issue), trigger: 'created', hosts: [] } as const;
  return askWithin(projects, { ...ask, ...(by && { by }) });
}

function receiveComment(json: unknown, { projects, ownAccount }: WebhookRules): Received {
  const commented = Commented.safeParse(json);
  if (!commented.success) return ignored('no comment in the event');
  const { comment, issue } = commented.data;
  const stranger = reasonToIgnore(comment, ownAccount());
  if (stranger !== undefined) return ignored(stranger);

  const command = parseCommand(adfToText(comment.body));
  if (command === undefined) return ignored('a comment that is not for us');
  const id = issue?.id ?? issueIdIn(comment);
  if (id === undefined) return ignored('a comment without an issue');
  const by = requesterOf(comment.author);
  return askWithin(projects, {
    key: `jira-${id}-comment-${comment.id}`,
    ticket: refTo({ key: issue?.key, id }),
    trigger: 'comment',
    hosts: command.hosts,
    ...(by && { by }),
    ...(command.feedback && { feedback: command.feedback }),
  });
}

/** Apps and we ourselves give no commands, so that no two programs keep each other busy. */
function reasonToIgnore({ author }: Commented['comment'], ownAccount: string | undefined): string | undefined {
  const id = author && personId(author);
  if (id === undefined) return 'a comment without an author';
  if (author?.accountType === 'app') return 'a comment written by an app';
  return id === ownAccount ? 'a comment written by us' : undefined;
}

/** Data Center sends comments without their issue; the comment's own address has it: …/issue/115254/comment/9. */
function issueIdIn({ self }: Commented['comment']): string | undefined {
  return /\/issue\/(\d+)\/comment\//.exec(self)?.[1];
}
