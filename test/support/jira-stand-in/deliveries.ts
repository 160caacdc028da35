import { createHmac } from 'node:crypto';
import type { Delivery } from '../../../src/domain/ports.ts';
import { type Account, people, type StoredChange, type StoredIssue } from './store.ts';

/** A body as Jira Cloud signs it: HMAC over the bytes sent. `identifier` stays the same when Jira sends it again. */
export function sign(json: unknown, secret: string, identifier = 'f6d7c1ab0000000000000001'): Delivery {
  const body = Buffer.from(typeof json === 'string' ? json : JSON.stringify(json));
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return {
    headers: {
      'content-type': 'application/json',
      'x-hub-signature': `sha256=${signature}`,
      'x-atlassian-webhook-identifier': identifier,
      'x-atlassian-webhook-flow': 'Primary',
    },
    body,
  };
}

/** `jira:issue_created` in the shape of API v2: the description is text, whatever it is in v3. */
export function issueCreated({ id, key, fields }: StoredIssue, site: string): unknown {
  const { summary, description, project, created, labels } = fields;
  return {
    timestamp: 1_763_600_047_000,
    webhookEvent: 'jira:issue_created',
    issue_event_type_name: 'issue_created',
    user: { self: `${site}/rest/api/2/user?accountId=${people.mia.accountId}`, ...people.mia, active: true },
    issue: {
      id,
      key,
      self: `${site}/rest/api/2/${id}`,
      fields: { summary, description: typeof description === 'string' ? description : null, project, created, labels },
    },
  };
}

export interface CommentEvent {
  readonly text: string;
  readonly id?: string;
  readonly by?: Account;
}

/** `comment_created`: no user, and an issue with few fields. */
export function commentCreated({ id, key, fields }: StoredIssue, site: string, event: CommentEvent): unknown {
  const comment = event.id ?? '10500';
  const author = event.by ?? people.mia;
  return {
    timestamp: 1_763_600_107_000,
    webhookEvent: 'comment_created',
    comment: {
      self: `${site}/rest/api/2/issue/${id}/comment/${comment}`,
      id: comment,
      author,
      body: event.text,
      updateAuthor: author,
      created: '2026-11-20T02:15:07.000+0100',
      jsdPublic: true,
    },
    issue: {
      id,
      key,
      self: `${site}/rest/api/2/${id}`,
      fields: { summary: fields['summary'], project: fields['project'] },
    },
  };
}

/** `jira:issue_updated` for a change of labels, or of anything else. */
export function issueUpdated({ id, key, fields }: StoredIssue, site: string, change: StoredChange): unknown {
  return {
    timestamp: Date.parse(change.created),
    webhookEvent: 'jira:issue_updated',
    issue_event_type_name: 'issue_updated',
    user: { ...change.author, active: true },
    issue: {
      id,
      key,
      self: `${site}/rest/api/2/${id}`,
      fields: { summary: fields['summary'], labels: fields['labels'] },
    },
    changelog: { id: change.id, items: change.items },
  };
}

/** What an Automation rule's "Send web request" brings: a header with a secret, no signature. */
export function automationRequest(json: unknown, secret: string): Delivery {
  const body = Buffer.from(JSON.stringify(json));
  return { headers: { 'content-type': 'application/json', 'x-tai-secret': secret }, body };
}
