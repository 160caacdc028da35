import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adfToText } from '../../integrations/jira/adf-to-text.ts';
import { type JiraStandIn, people, startJira } from '../support/jira-stand-in.ts';
import { aReport, aRequest } from '../support/jira-stand-in/example-report.ts';
import { openAt } from '../support/jira-stand-in/open.ts';

let jira: JiraStandIn;
const signal = new AbortController().signal;

beforeEach(async () => {
  jira = await startJira();
  jira.addIssue({ key: 'OPS-1', summary: 'web-03 is slow' });
});
afterEach(async () => {
  await jira.close();
});

function opened(tai = openAt(jira, { webhookSecret: 'a' })) {
  const [door] = tai.doors(async () => '');
  if (door?.kind !== 'webhook') throw new Error('no webhook door');
  return { tai, ask: async (text: string) => door.receive(jira.commentCreated('OPS-1', 'a', { text, id: '77' })) };
}

describe('/tai help', () => {
  it('is answered with a comment that says what may be said, once however often it is delivered', async () => {
    const { ask } = opened();

    const received = await Promise.all([ask('/tai help'), ask('/tai help'), opened().ask('/tai help')]);

    expect(received).toContainEqual({ kind: 'ignored', reason: 'asked for help, which was written' });
    const texts = jira.comments('OPS-1').map(({ body }) => adfToText(body));
    expect(texts[0]).toContain('/tai web-03 since 2h');
    expect(texts[0]).toContain('tai-rerun');
    expect(
      await opened()
        .ask('/tai help')
        .then(() => jira.comments('OPS-1').length),
    ).toBe(texts.length);
  });

  it('says what was not understood, and is never taken for the answer', async () => {
    const { tai, ask } = opened();
    await ask('/tai since 99:99');

    await tai.writeAnswer(aRequest('OPS-1'), aReport(), undefined, signal);

    const [help, answer] = jira.comments('OPS-1').map(({ body }) => adfToText(body));
    expect(help).toContain('Not understood: "since 99:99"');
    expect(answer).toContain('/var is full');
  });

  it('is internal on a service desk', async () => {
    jira.addIssue({ key: 'HELP-1', summary: 'x', projectTypeKey: 'service_desk' });
    const [door] = openAt(jira, { webhookSecret: 'a' }).doors(async () => '');
    if (door?.kind !== 'webhook') throw new Error('no webhook door');

    await door.receive(jira.commentCreated('HELP-1', 'a', { text: '/tai help' }));

    expect(jira.comments('HELP-1')[0]).toMatchObject({
      author: people.tai,
      properties: expect.arrayContaining([{ key: 'sd.public.comment', value: { internal: true } }]),
    });
  });

  it('fails for the sender to try again while Jira is away', async () => {
    const { ask } = opened();
    jira.misbehave({ kind: 'status', status: 503, method: 'POST' });

    await expect(ask('/tai help')).rejects.toMatchObject({ code: 'TICKET_SYSTEM_UNAVAILABLE' });
    await ask('/tai help');

    expect(jira.comments('OPS-1')).toHaveLength(1);
  });
});
