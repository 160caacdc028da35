import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type JiraStandIn, people, startJira } from '../support/jira-stand-in.ts';
import { aReport, aRequest } from '../support/jira-stand-in/example-report.ts';
import { openAt } from '../support/jira-stand-in/open.ts';

let jira: JiraStandIn;
const signal = new AbortController().signal;
const settings = { deployment: 'data-center', email: undefined, token: 'pat' } as const;

beforeEach(async () => {
  jira = await startJira({ kind: 'data-center', email: null, token: 'pat' });
  jira.addIssue({ key: 'OPS-1', summary: 'web-03 is slow', description: 'since {{web-03}} *now*' });
  jira.addIssue({ key: 'HELP-1', summary: 'mail', projectTypeKey: 'service_desk' });
});
afterEach(async () => {
  await jira.close();
});

function write(headline: string, ticket = 'OPS-1') {
  return openAt(jira, settings).writeAnswer(aRequest(ticket), aReport({ headline }), undefined, signal);
}

describe('Jira Data Center', () => {
  it('is read and written by API v2 with a personal access token, in wiki markup, one comment that is edited', async () => {
    const ticket = await openAt(jira, settings).fetchTicket(aRequest('OPS-1'), signal);
    const first = await write('first');
    const second = await write('[~mia] !http://x/y!');

    expect(ticket).toMatchObject({ label: 'OPS-1', text: 'since `web-03` now' });
    expect(second).toEqual(first);
    expect(jira.comments('OPS-1')).toHaveLength(1);
    expect(jira.comments('OPS-1')[0]?.body).toContain(String.raw`\[\~mia\] \!http&#58;//x/y\!`);
    expect(jira.requests.every(({ url }) => url.startsWith('/rest/api/2/'))).toBe(true);
  });

  it('finds no answer of its own in what others wrote or edited', async () => {
    jira.addComment('OPS-1', { author: people.mia, body: 'x', properties: [{ key: 'tai', value: {} }] });
    const edited = await write('first');
    Object.assign(jira.comments('OPS-1')[1] ?? {}, { updateAuthor: people.mia });

    const second = await write('second');

    expect(second.id).not.toBe(edited.id);
    expect(jira.comments('OPS-1')).toHaveLength(3);
  });

  it('keeps an answer on a service desk internal, and asks the desk whether it is', async () => {
    const answer = await write('x', 'HELP-1');

    expect(jira.requests.map(({ url }) => url)).toContain(`/rest/servicedeskapi/request/HELP-1/comment/${answer.id}`);
    expect(jira.comments('HELP-1')[0]?.properties).toContainEqual({
      key: 'sd.public.comment',
      value: { internal: true },
    });
  });

  it('removes an answer that the desk shows to customers, and fails loudly', async () => {
    const lax = await startJira({ kind: 'data-center', email: null, token: 'pat', keepsNotesInternal: false });
    lax.addIssue({ key: 'HELP-1', summary: 'mail', projectTypeKey: 'service_desk' });

    const writing = openAt(lax, settings).writeAnswer(aRequest('HELP-1'), aReport(), undefined, signal);

    await expect(writing).rejects.toMatchObject({ code: 'ANSWER_REJECTED' });
    expect(lax.comments('HELP-1')).toEqual([]);
    await lax.close();
  });

  it('gets a plain answer where the rich one is refused', async () => {
    jira.misbehave({ kind: 'status', status: 400, method: 'POST', body: /panel/ });

    await write('first');

    expect(jira.comments('OPS-1')[0]?.body).not.toContain('{panel}');
    expect(jira.comments('OPS-1')[0]?.body).toContain('/dev/vda3  40G  40G  0 100% /var');
  });

  it('hears comments through the door with a word in its path', async () => {
    const [door] = openAt(jira, { ...settings, pathToken: 'a-long-enough-word', allowFrom: ['127.0.0.1'] }).doors(
      async () => '',
    );
    if (door?.kind !== 'webhook') throw new Error('no webhook door');
    const { body } = jira.commentCreated('OPS-1', 'unused', { text: '/tai web-04' });
    const delivery = { headers: {}, body, path: '/webhooks/jira/a-long-enough-word', from: '127.0.0.1' };

    expect(door.path).toBe('/webhooks/jira/:token');
    expect(door.receive(delivery)).toMatchObject({ ask: { ticket: { id: 'OPS-1' }, hosts: ['web-04'] } });
    expect(door.receive({ ...delivery, from: '192.0.2.1' })).toMatchObject({ kind: 'rejected' });
  });
});
