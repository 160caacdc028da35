import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JiraSettings } from '../../integrations/jira/settings.ts';
import { type JiraStandIn, people, startJira } from '../support/jira-stand-in.ts';
import { aRequest } from '../support/jira-stand-in/example-report.ts';
import { openAt } from '../support/jira-stand-in/open.ts';

let jira: JiraStandIn;
const signal = new AbortController().signal;

function paths(settings: Partial<JiraSettings>) {
  return openAt(jira, settings)
    .doors(async () => '')
    .map((door) => 'path' in door && door.path);
}

beforeEach(async () => {
  jira = await startJira();
  jira.addIssue({
    key: 'OPS-1',
    summary: 'web-03 is slow',
    description: 'since *today*',
    fields: { customfield_10042: 'web-03' },
  });
});
afterEach(async () => {
  await jira.close();
});

describe('reading a ticket from Jira', () => {
  it('asks for the fields in use and nothing else', async () => {
    const ticket = await openAt(jira, { hostField: 'customfield_10042' }).fetchTicket(aRequest('OPS-1'), signal);

    expect(ticket).toEqual({
      ref: { system: 'jira', id: 'OPS-1' },
      label: 'OPS-1',
      scope: 'jira:OPS',
      title: 'web-03 is slow',
      text: 'since today',
      hosts: ['web-03'],
      createdAt: '2026-11-20T02:14:07.000+01:00',
    });
    expect(jira.requests.map(({ url }) => decodeURIComponent(url))).toEqual([
      '/rest/api/3/issue/OPS-1?fields=summary,description,environment,created,project,labels,components,reporter,attachment,customfield_10042',
      '/rest/api/3/myself',
      '/rest/api/3/issue/OPS-1/comment?startAt=0&maxResults=100&orderBy=-created&expand=properties',
    ]);
  });

  it('finds an issue by its id and keeps the name it was asked by', async () => {
    const { id } = jira.issue('OPS-1');

    const ticket = await openAt(jira).fetchTicket(aRequest(id), signal);

    expect(ticket).toMatchObject({ ref: { id }, label: 'OPS-1', scope: 'jira:OPS' });
  });

  it('sends a personal access token when there is no address, and keeps a path in the base URL', async () => {
    const other = await startJira({ email: null, token: 'pat' });
    other.addIssue({ key: 'OPS-1', summary: 'x' });

    const read = openAt(other, { email: undefined, token: 'pat', baseUrl: `${other.url}//` });

    await expect(read.fetchTicket(aRequest('OPS-1'), signal)).resolves.toMatchObject({ title: 'x' });
    await other.close();
  });

  it.each(['../../../admin', 'OPS-1/comment', 'ops-1', ''])('asks Jira nothing about %j', async (id) => {
    const read = openAt(jira).fetchTicket(aRequest(id), signal);

    await expect(read).rejects.toMatchObject({ code: 'TICKET_NOT_FOUND' });
    expect(jira.requests).toEqual([]);
  });

  it.each([
    ['an issue that is not there', 'OPS-2', {}, 'TICKET_NOT_FOUND'],
    ['a wrong token', 'OPS-1', { token: 'wrong' }, 'TICKET_FORBIDDEN'],
    ['a project that is not ours', 'OPS-1', { projects: ['NET'] }, 'TICKET_FORBIDDEN'],
  ])('is refused for %s', async (_, key, settings, code) => {
    const read = openAt(jira, settings).fetchTicket(aRequest(key), signal);

    await expect(read).rejects.toMatchObject({ code, retryable: false });
  });
});

describe('the doors of Jira', () => {
  it('exist only with their secrets', () => {
    expect(paths({})).toEqual([]);
    expect(paths({ webhookSecret: '', automationSecret: '' })).toEqual([]);
    expect(paths({ webhookSecret: 'a' })).toEqual(['/webhooks/jira']);
    expect(paths({ automationSecret: 'a' })).toEqual(['/webhooks/jira/automation']);
  });

  it('take what the stand-in signs, and no command of our own account', async () => {
    const [door] = openAt(jira, { webhookSecret: 'a' }).doors(async () => '');
    if (door?.kind !== 'webhook') throw new Error('no webhook door');
    await expect.poll(() => jira.requests.length).toBe(1);

    const created = door.receive(jira.signedIssueCreated('OPS-1', 'a'));
    const command = door.receive(jira.commentCreated('OPS-1', 'a', { text: '/tai web-04' }));
    const forged = door.receive(jira.signedIssueCreated('OPS-1', 'b'));

    expect(created).toMatchObject({ ask: { ticket: { id: 'OPS-1' }, trigger: 'created' } });
    expect(command).toMatchObject({ ask: { hosts: ['web-04'], trigger: 'comment' } });
    expect(forged).toMatchObject({ kind: 'rejected', status: 401 });
    await expect
      .poll(() => door.receive(jira.commentCreated('OPS-1', 'a', { text: '/tai', by: people.tai })))
      .toEqual({ kind: 'ignored', reason: 'a comment written by us' });
  });
});
