import { z } from 'zod';
import type { Delivery, Received } from '../../src/domain/ports.ts';
import { adfToText } from './adf-to-text.ts';
import { CommentEvent, type Heard, hearComment } from './comment-event.ts';
import { type Filter, reasonToLeave } from './filter.ts';
import { checkGate, type Gate } from './gate.ts';
import { hearLabel, LabelEvent } from './label-event.ts';
import { IssueKey, NumericId, refTo } from './names.ts';
import type { OwnAccount } from './own-account.ts';
import { Person } from './person.ts';
import { requesterOf } from './requester.ts';
import { askWithin, ignored, parseJson, rejected } from './received.ts';

export interface WebhookRules extends Gate {
  readonly projects: readonly string[] | undefined;
  readonly filter: Filter;
  /** Set on an issue it asks for a run. */
  readonly rerunLabel: string;
  readonly ownAccount: Pick<OwnAccount, 'known' | 'names'>;
  readonly now: () => Date;
}

const Named = z.object({ webhookEvent: z.string() });
const Created = z.object({
  issue: z.object({ id: NumericId, key: IssueKey, fields: z.unknown() }),
  user: Person.optional().catch(undefined),
});

/**
 * What a `POST /webhooks/jira` asks for. The key is made of what happened, not of `X-Atlassian-Webhook-Identifier`: that
 * one is the same for a delivery sent again, but two registrations for one event have two of them, and polling has none.
 */
export function receive(delivery: Delivery, rules: WebhookRules): Heard {
  const refusal = checkGate(delivery, rules);
  if (refusal !== undefined) return rejected(401, refusal);
  const json = parseJson(delivery.body);
  if (json === undefined) return rejected(400, 'the body is not JSON');

  const event = Named.safeParse(json).data?.webhookEvent ?? 'a body without an event';
  switch (event) {
    case 'jira:issue_created':
      return receiveCreated(json, rules);
    case 'jira:issue_updated':
      return receiveUpdated(json, rules);
    case 'comment_created':
      return receiveComment(json, rules);
    default:
      return ignored(`nothing to do for ${event.slice(0, 60)}`);
  }
}

function receiveCreated(json: unknown, { projects, filter }: WebhookRules): Received {
  const created = Created.safeParse(json);
  if (!created.success) return ignored('no issue in the event');
  const { issue, user } = created.data;
  const reason = reasonToLeave(issue.fields, filter);
  if (reason !== undefined) return ignored(reason);
  const by = requesterOf(user);
  const ask = { key: `jira-${issue.id}-created`, ticket: refTo(issue), trigger: 'created', hosts: [] } as const;
  return askWithin(projects, { ...ask, ...(by && { by }) });
}

/** Jira says "updated" for very many reasons; only our label is one for us. */
function receiveUpdated(json: unknown, rules: WebhookRules): Received {
  const updated = LabelEvent.safeParse(json);
  return updated.success ? hearLabel(updated.data, rules) : ignored('an update without changes');
}

function receiveComment(json: unknown, rules: WebhookRules): Heard {
  const commented = CommentEvent.safeParse(json);
  if (!commented.success) return ignored('no comment in the event');
  const { comment, issue } = commented.data;
  const id = issue?.id ?? issueIdIn(comment.self);
  if (id === undefined) return ignored('a comment without an issue');
  const said = { ...comment, text: adfToText(comment.body), issue: { key: issue?.key, id } };
  return hearComment(said, rules);
}

/** Data Center sends comments without their issue; the comment's own address has it: …/issue/115254/comment/9. */
function issueIdIn(self: string): string | undefined {
  return /\/issue\/(\d+)\/comment\//.exec(self)?.[1];
}
