import { describe, expect, it } from 'vitest';
import { receive, type WebhookRules } from '../../../integrations/jira/webhook.ts';
import { sign } from '../../support/jira-stand-in/deliveries.ts';
import { jiraSample } from '../../support/jira-stand-in/samples.ts';

const secret = 'a secret';
const rules: WebhookRules = { secret, projects: undefined, ownAccount: () => '712020:tai' };

function receiveSigned(json: unknown, change: Partial<WebhookRules> = {}) {
  return receive(sign(json, secret), { ...rules, ...change });
}

function comment(change: object) {
  const event: { comment: object } = JSON.parse(jiraSample('comment-created'));
  return { ...event, comment: { ...event.comment, ...change } };
}

describe('a delivery of Jira', () => {
  it('asks for a run when an issue was created', () => {
    const received = receiveSigned(jiraSample('issue-created'));

    expect(received).toEqual({
      kind: 'ask',
      ask: {
        key: 'jira-115254-created',
        ticket: { system: 'jira', id: 'OPS-4211' },
        trigger: 'created',
        hosts: [],
        by: { id: '5b10a2844c20165700ede21g', kind: 'person' },
      },
    });
  });

  it('has the same key whatever registration it came from', () => {
    const first = receive(sign(jiraSample('issue-created'), secret, 'one'), rules);
    const second = receive(sign(jiraSample('issue-created'), secret, 'two'), rules);

    expect(first).toEqual(second);
  });

  it('asks for a run of the hosts named in a command, in a comment with a small issue', () => {
    const received = receiveSigned(jiraSample('comment-created'));

    expect(received).toEqual({
      kind: 'ask',
      ask: {
        key: 'jira-115254-comment-10532',
        ticket: { system: 'jira', id: 'OPS-4211' },
        trigger: 'comment',
        hosts: ['web-04.prod.example.com'],
        by: { id: '5b10a2844c20165700ede21g', kind: 'person' },
      },
    });
  });

  it('is an opinion of the last answer when the command says so', () => {
    expect(receiveSigned(comment({ body: '/tai bad' }))).toMatchObject({ ask: { feedback: 'bad', hosts: [] } });
  });

  it('says that a customer asks', () => {
    const author = { accountId: 'qm:1', accountType: 'customer' };

    expect(receiveSigned(comment({ author }))).toMatchObject({ ask: { by: { id: 'qm:1', kind: 'customer' } } });
  });

  it('takes the issue from the address of a Data Center comment', () => {
    const received = receiveSigned(jiraSample('comment-created-data-center'));

    expect(received).toMatchObject({
      ask: { key: 'jira-115254-comment-77001', ticket: { id: '115254' }, trigger: 'comment', hosts: [] },
    });
  });

  it.each([
    ['an app', { author: { accountId: '557058:automation', accountType: 'app' } }],
    ['us', { author: { accountId: '712020:tai', accountType: 'atlassian' } }],
    ['nobody', { author: null }],
  ])('is ignored when the command was written by %s', (_, change) => {
    expect(receiveSigned(comment(change))).toMatchObject({ kind: 'ignored' });
  });

  it.each(['thanks', 'please run /tai', '/taipei', ' ', { type: 'doc', version: 1, content: [] }])(
    'is ignored when the comment says %j',
    (body) => {
      expect(receiveSigned(comment({ body }))).toMatchObject({
        kind: 'ignored',
        reason: 'a comment that is not for us',
      });
    },
  );

  it.each([
    ['an update', jiraSample('issue-updated'), 'nothing to do for jira:issue_updated'],
    ['no event', '{}', 'nothing to do for a body without an event'],
    ['null', 'null', 'nothing to do for a body without an event'],
    ['an issue without a key', '{"webhookEvent":"jira:issue_created","issue":{"id":"1"}}', 'no issue in the event'],
    [
      'a path for a key',
      '{"webhookEvent":"jira:issue_created","issue":{"id":"1","key":"../X-1"}}',
      'no issue in the event',
    ],
    ['a comment of no issue', JSON.stringify({ ...comment({ self: 'x' }), issue: null }), 'a comment without an issue'],
  ])('is ignored when it brings %s', (_, body, reason) => {
    expect(receiveSigned(body)).toEqual({ kind: 'ignored', reason });
  });

  it('is ignored for a project that is not ours', () => {
    const received = receiveSigned(jiraSample('issue-created'), { projects: ['NET'] });

    expect(received).toEqual({ kind: 'ignored', reason: 'project OPS is not one of ours' });
  });

  it('is rejected when it was changed on the way', () => {
    const { headers, body } = sign(jiraSample('issue-created'), secret);

    const received = receive({ headers, body: Buffer.concat([body, Buffer.from(' ')]) }, rules);

    expect(received).toMatchObject({ kind: 'rejected', status: 401 });
  });

  it('is told that it is no JSON only after its signature was right', () => {
    const forged = receive({ headers: {}, body: Buffer.from('{') }, rules);
    const ours = receiveSigned('{');

    expect(forged).toMatchObject({ kind: 'rejected', status: 401 });
    expect(ours).toMatchObject({ kind: 'rejected', status: 400 });
  });
});
