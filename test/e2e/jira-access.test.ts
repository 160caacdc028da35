import { describe, expect, it, vi } from 'vitest';
import { people } from '../support/jira-stand-in.ts';
import { textOf } from './text-of.ts';
import { HOST, openWorld, post, runsAt, SECRETS, statesAt } from './world.ts';

const WAIT = { timeout: 30_000, interval: 100 };
const joe = { accountId: '5b10a2844c20165700ede999', accountType: 'atlassian', displayName: 'Joe' } as const;
const customer = { accountId: 'qm:4711', accountType: 'customer', displayName: 'Kim' } as const;

async function openTriaged(environment: Readonly<Record<string, string>> = {}) {
  const world = await openWorld();
  world.jira.addIssue({ key: 'OPS-1', summary: `${HOST} answers 500` });
  const { url, process } = await world.serve('start', environment);
  await post(`${url}/webhooks/jira`, world.jira.signedIssueCreated('OPS-1', SECRETS.webhook));
  await vi.waitFor(async () => expect(await statesAt(url)).toEqual(['done']), WAIT);

  let comments = 30_000;
  const say = (text: string, by: typeof joe | typeof customer | typeof people.mia) =>
    post(
      `${url}/webhooks/jira`,
      world.jira.commentCreated('OPS-1', SECRETS.webhook, { text, by, id: String((comments += 1)) }),
    );
  const shown = () => world.jira.comments('OPS-1').map(({ body }) => textOf(body));
  return { world, url, process, say, shown };
}

describe('who may direct tai in Jira', () => {
  it('is an agent; someone else is told once and gets no run, a customer gets nothing', async () => {
    const { url, process, say, shown } = await openTriaged();

    await say('/tai', joe);
    await say('/tai db-01.prod.example.com', joe);
    await say('/tai', customer);
    await vi.waitFor(() => expect(process.output().match(/request refused, no run/g)).toHaveLength(2), WAIT);
    await vi.waitFor(() => expect(shown()).toHaveLength(2), WAIT);

    expect(shown()[1]).toContain('Only people whom this ticket can be assigned to may direct tai here');
    expect(await statesAt(url)).toEqual(['done']);

    await say('/tai', people.mia);
    await vi.waitFor(async () => expect(await statesAt(url)).toEqual(['done', 'done']), WAIT);
    expect(shown()).toHaveLength(2);
  });

  it('has an opinion, which is kept with the run and starts none', async () => {
    const { url, process, say } = await openTriaged();

    await say('/tai bad', people.mia);
    await say('/tai good', joe);
    await vi.waitFor(() => expect(process.output()).toMatch(/"kept":true.*"feedback"/), WAIT);
    await vi.waitFor(() => expect(process.output()).toContain('request refused'), WAIT);

    const [run] = await runsAt(url);
    const kept = await (await fetch(`${url}/api/runs/${run?.id}`)).json();
    expect(kept).toMatchObject({ feedback: [{ by: people.mia.accountId, verdict: 'bad' }] });
    expect(await statesAt(url)).toEqual(['done']);
  });

  it('may ask so often and no more, and is told so', async () => {
    const { url, say, shown } = await openTriaged({ TAI_JIRA_QUOTAS_PER_TICKET: '2' });

    await say('/tai', people.mia);
    await vi.waitFor(async () => expect(await statesAt(url)).toEqual(['done', 'done']), WAIT);
    await say('/tai', people.mia);
    await vi.waitFor(() => expect(shown()).toHaveLength(2), WAIT);

    expect(shown()[1]).toContain('more than 2 runs an hour for one ticket');
    expect(await statesAt(url)).toEqual(['done', 'done']);
  });
});
