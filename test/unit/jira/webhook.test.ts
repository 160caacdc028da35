import { describe, expect, it } from 'vitest';
import { receive, type WebhookRules } from '../../../integrations/jira/webhook.ts';
import type { Delivery } from '../../../src/domain/ports.ts';
import { sign } from '../../support/jira-stand-in/deliveries.ts';
import { jiraSample } from '../../support/jira-stand-in/samples.ts';

const secret = 'a secret';
const rules: WebhookRules = {
  secret,
  projects: undefined,
  filter: {},
  rerunLabel: 'tai-rerun',
  ownAccount: { known: () => '712020:tai', names: () => ['712020:tai'] },
  now: () => new Date('2026-11-20T01:15:10Z'),
};

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

  it('says that a customer wrote the ticket', () => {
    const event: object = JSON.parse(jiraSample('issue-created'));

    expect(receiveSigned({ ...event, user: { accountId: 'qm:1', accountType: 'customer' } })).toMatchObject({
      ask: { by: { id: 'qm:1', kind: 'customer' } },
    });
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
    ['an update', jiraSample('issue-updated'), 'an update that did not set the label tai-rerun'],
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

  it('asks for a look since a time, on the clock of whoever said it', () => {
    const author = { accountId: 'mia', accountType: 'atlassian', timeZone: 'Asia/Kolkata' };

    const hers = receiveSigned(comment({ body: '/tai since 06:30', author }));
    const servers = receiveSigned(comment({ body: '/tai since 02:10' }));

    expect(hers).toMatchObject({ ask: { since: '2026-11-20T01:00:00.000Z' } });
    expect(servers).toMatchObject({ ask: { since: '2026-11-20T01:10:00.000Z' } });
  });

  it('asks when our account is mentioned, and for help when that is asked for', () => {
    const mention = receiveSigned(comment({ body: 'what is it, [~accountid:712020:tai] web-09' }));
    const help = receiveSigned(comment({ body: '/tai help' }));
    const elsewhere = receiveSigned(comment({ body: '/tai help' }), { projects: ['NET'] });

    expect(mention).toMatchObject({ ask: { hosts: ['web-09'], trigger: 'comment' } });
    expect(help).toEqual({ kind: 'help', ticket: { system: 'jira', id: 'OPS-4211' }, comment: '10532' });
    expect(elsewhere).toMatchObject({ kind: 'ignored' });
  });

  it.each([
    ['types', { types: ['Alert'] }],
    ['labels', { labels: ['triage'] }],
  ])('is ignored for a new issue that the filter of %s leaves out', (_, filter) => {
    expect(receiveSigned(jiraSample('issue-created'), { filter })).toMatchObject({ kind: 'ignored' });
    expect(receiveSigned(jiraSample('comment-created'), { filter })).toMatchObject({ kind: 'ask' });
  });

  it("is ignored for a customer's request where those are left out", () => {
    const event = JSON.parse(jiraSample('issue-created'));
    event.issue.fields.creator = { accountType: 'customer' };

    expect(receiveSigned(event, { filter: { customers: false } })).toMatchObject({ kind: 'ignored' });
    expect(receiveSigned(event, { filter: { types: ['incident'], customers: true } })).toMatchObject({ kind: 'ask' });
  });
});

describe('our label', () => {
  const user = { accountId: 'mia', accountType: 'atlassian' };

  function labelled(from: string | null, to: string, by: object | undefined = user) {
    const items = [{ field: 'labels', fieldId: 'labels', fromString: from, toString: to }];
    const event = { webhookEvent: 'jira:issue_updated', user: by, issue: { id: '115254', key: 'OPS-4211' } };
    return receiveSigned({ ...event, changelog: { id: '230412', items } });
  }

  it('asks for a run, named by the change, when it is set', () => {
    expect(labelled('web', 'web tai-rerun')).toEqual({
      kind: 'ask',
      ask: {
        key: 'jira-115254-label-230412',
        ticket: { system: 'jira', id: 'OPS-4211' },
        trigger: 'button',
        hosts: [],
        by: { id: 'mia', kind: 'person' },
      },
    });
    expect(labelled(null, 'tai-rerun')).toMatchObject({ kind: 'ask' });
  });

  it.each([
    ['is taken off', 'tai-rerun', 'web', user],
    ['was there before', 'tai-rerun', 'tai-rerun web', user],
    ['is part of another', 'web', 'web tai-rerun-not', user],
    ['is set by an app', '', 'tai-rerun', { accountId: 'a', accountType: 'app' }],
    ['is set by us', '', 'tai-rerun', { accountId: '712020:tai', accountType: 'atlassian' }],
  ])('asks for nothing when it %s', (_, from, to, by) => {
    expect(labelled(from, to, by)).toMatchObject({ kind: 'ignored' });
  });
});

describe('a delivery of a Jira that can not sign', () => {
  const body = Buffer.from(jiraSample('comment-created-data-center'));
  const gate: Partial<WebhookRules> = {
    secret: undefined,
    pathToken: 'a long word',
    allowFrom: ['10.1.0.0/16', '::1'],
  };
  const good: Delivery = { headers: {}, body, path: '/webhooks/jira/a%20long%20word', from: '10.1.2.3' };

  it.each<[string, Partial<Delivery>]>([
    ['as it should be', {}],
    ['from an IPv4 address written as IPv6', { from: '::ffff:10.1.2.3' }],
    ['from one address', { from: '::1' }],
  ])('is taken %s', (_, change) => {
    expect(receive({ ...good, ...change }, { ...rules, ...gate })).toMatchObject({ kind: 'ask' });
  });

  it.each<[string, Delivery]>([
    ['with another word in its path', { ...good, path: '/webhooks/jira/guess' }],
    ['with half an escape in its path', { ...good, path: '/webhooks/jira/%E0%A4%A' }],
    ['without a path', { headers: {}, body, from: '10.1.2.3' }],
    ['from elsewhere', { ...good, from: '192.0.2.1' }],
    ['from nowhere', { headers: {}, body, path: good.path ?? '' }],
  ])('is rejected %s', (_, delivery) => {
    expect(receive(delivery, { ...rules, ...gate })).toMatchObject({ kind: 'rejected', status: 401 });
  });

  it('must be signed rightly where it is signed, whatever its path', () => {
    const forged = { ...good, headers: { 'x-hub-signature': `sha256=${'0'.repeat(64)}` } };
    const signed = { ...sign(body.toString(), secret), path: good.path ?? '', from: '10.1.2.3' };

    expect(receive(forged, { ...rules, ...gate, secret })).toMatchObject({ kind: 'rejected', status: 401 });
    expect(receive(signed, { ...rules, ...gate, secret })).toMatchObject({ kind: 'ask' });
  });
});
