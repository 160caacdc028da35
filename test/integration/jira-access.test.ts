import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adfToText } from '../../integrations/jira/adf-to-text.ts';
import type { JiraSettings } from '../../integrations/jira/settings.ts';
import { createAllowList } from '../../src/hosts/allow.ts';
import { createFullHosts } from '../support/full-host.ts';
import { JIRA_EMAIL, JIRA_TOKEN, type JiraStandIn, people, startJira } from '../support/jira-stand-in.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { deliver, type Replica, startReplica, untilIdle } from '../support/replica.ts';

const HOST = 'web-03.prod.example.com';
const SECRETS = { webhookSecret: 'webhook secret', automationSecret: 'automation secret' };
const joe = { accountId: '5b10a2844c20165700ede999', accountType: 'atlassian', displayName: 'Joe' } as const;
const customer = { accountId: 'qm:4711', accountType: 'customer', displayName: 'Kim' } as const;
let jira: JiraStandIn;
let redis: TestRedis;
let comments = 30_000;

beforeEach(async () => {
  [redis, jira] = await Promise.all([startRedis(), startJira()]);
});
afterEach(async () => {
  await Promise.all([jira.close(), redis.close()]);
});

async function start(change: Partial<JiraSettings> = {}): Promise<Replica> {
  const settings = {
    baseUrl: jira.url,
    email: JIRA_EMAIL,
    token: JIRA_TOKEN,
    timeoutMs: 15_000,
    ...SECRETS,
    ...change,
  };
  return startReplica(redis.connection, settings, createFullHosts([HOST]));
}

/** A new ticket, answered. */
async function triage(tai: Replica, key: string): Promise<void> {
  jira.addIssue({ key, summary: `${HOST} answers 500` });
  await deliver(`${tai.url}/webhooks/jira`, jira.signedIssueCreated(key, SECRETS.webhookSecret));
  await untilIdle(tai);
}

async function say(tai: Replica, text: string, by: typeof joe | typeof customer | typeof people.mia): Promise<void> {
  const event = { text, by, id: String((comments += 1)) };
  await deliver(`${tai.url}/webhooks/jira`, jira.commentCreated('OPS-1', SECRETS.webhookSecret, event));
  await untilIdle(tai);
}

function shown(key = 'OPS-1'): readonly string[] {
  return jira.comments(key).map(({ body }) => adfToText(body));
}

describe('who may direct tai in Jira', () => {
  it('is an agent; someone else is told once and gets no run, a customer gets nothing', async () => {
    const tai = await start();
    await triage(tai, 'OPS-1');

    await say(tai, '/tai', customer);
    expect(shown()).toHaveLength(1);
    await say(tai, '/tai', joe);
    await say(tai, `/tai ${HOST}`, joe);

    expect(shown()).toHaveLength(2);
    expect(shown()[1]).toContain('Only people whom this ticket can be assigned to may direct tai here');
    expect(await tai.runs.list(10)).toHaveLength(1);

    await say(tai, '/tai', people.mia);
    expect((await tai.runs.list(10)).map(({ state }) => state)).toEqual(['done', 'done']);
    expect(shown()).toHaveLength(2);
  });

  it('has an opinion, which is kept with the run and starts none', async () => {
    const tai = await start();
    await triage(tai, 'OPS-1');

    await say(tai, '/tai good', people.mia);
    await say(tai, '/tai bad, it was the network', people.mia);
    await say(tai, '/tai good', joe);

    const runs = await tai.runs.list(10);
    expect(runs.map(({ feedback }) => feedback)).toEqual([
      [{ by: people.mia.accountId, verdict: 'bad', at: expect.any(String) }],
    ]);
  });

  it('may ask so often and no more, and is told so', async () => {
    const tai = await start({ quotas: { perTicket: 2 } });
    await triage(tai, 'OPS-1');

    await say(tai, '/tai', people.mia);
    await say(tai, '/tai', people.mia);

    expect(await tai.runs.list(10)).toHaveLength(2);
    expect(shown()[1]).toContain('more than 2 runs an hour for one ticket');
  });

  it('hears nothing more than a refusal while Jira does not let tai ask', async () => {
    jira.admin.lacking.add('USER_PICKER').add('ASSIGN_ISSUES');
    const tai = await start();
    await triage(tai, 'OPS-1');

    await say(tai, '/tai', people.mia);

    expect(await tai.runs.list(10)).toHaveLength(1);
    expect(shown()[1]).toContain('tai doctor jira');
  });
});

describe('the hosts that a ticket may name', () => {
  it('are those of its project', async () => {
    const shell = createFullHosts([HOST]);
    const isAllowed = createAllowList([{ hosts: ['*.prod.example.com'], scopes: ['jira:OPS'] }]);
    const settings = { baseUrl: jira.url, email: JIRA_EMAIL, token: JIRA_TOKEN, timeoutMs: 15_000, ...SECRETS };
    const tai = await startReplica(redis.connection, settings, shell, isAllowed);

    await triage(tai, 'DBA-1');
    expect(shown('DBA-1')[0]).toContain('refused');
    expect(shell.opened).toEqual([]);

    await triage(tai, 'OPS-1');
    expect(shown('OPS-1')[0]).toContain('/var is full');
    expect(shell.opened).toContain(HOST);
  });
});

describe('the third ticket about a host and a finding', () => {
  it('names the ones before, and links them where that is on', async () => {
    const tai = await start({ linkRelated: 'Relates', outcome: { labels: true } });

    for (const key of ['OPS-101', 'OPS-144', 'OPS-150']) await triage(tai, key);

    expect(shown('OPS-101')[0]).not.toContain('time in 30 days');
    expect(shown('OPS-150')[0]).toContain(
      'Third time in 30 days that this is found on this host: ' +
        `OPS-144 (${jira.url}/browse/OPS-144), OPS-101 (${jira.url}/browse/OPS-101).`,
    );
    expect(jira.admin.links.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'OPS-144 OPS-101',
      'OPS-150 OPS-144',
      'OPS-150 OPS-101',
    ]);
    expect(jira.issue('OPS-150').fields['labels']).toEqual(['tai:cause']);
  });
});

describe('a Jira that asks to wait', () => {
  it('holds back one job and no worker: other tickets are answered meanwhile', async () => {
    const tai = await start();
    jira.misbehave({ kind: 'busy', retryAfter: '8', method: 'POST', path: /OPS-7\/comment/ });
    jira.addIssue({ key: 'OPS-7', summary: `${HOST} answers 500` });
    jira.addIssue({ key: 'OPS-8', summary: `${HOST} answers 500` });

    for (const key of ['OPS-7', 'OPS-8']) {
      await deliver(`${tai.url}/webhooks/jira`, jira.signedIssueCreated(key, SECRETS.webhookSecret));
    }
    await expect.poll(() => shown('OPS-8').length, { timeout: 15_000 }).toBe(1);
    await expect
      .poll(async () => (await tai.queues.counts()).answer, { timeout: 15_000 })
      .toMatchObject({ active: 0, delayed: 1 });
    await untilIdle(tai);

    expect([shown('OPS-7').length, shown('OPS-8').length]).toEqual([1, 1]);
    expect(jira.requests.filter(({ method, url }) => method === 'POST' && url.includes('OPS-7'))).toHaveLength(2);
  });
});
