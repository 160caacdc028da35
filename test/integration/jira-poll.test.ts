import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCursors } from '../../workers/cursors.ts';
import { openJira } from '../../integrations/jira/index.ts';
import type { JiraSettings } from '../../integrations/jira/settings.ts';
import type { Cursors } from '../../src/domain/cursors.ts';
import type { Ask, Closable } from '../../src/domain/ports.ts';
import { A_RUN_ID } from '../support/fake-app.ts';
import {
  JIRA_EMAIL,
  JIRA_TOKEN,
  type JiraOptions,
  type JiraStandIn,
  people,
  startJira,
} from '../support/jira-stand-in.ts';
import { startRedis } from '../support/redis.ts';

let jira: JiraStandIn;
let open: Closable[] = [];

function inMemory(): Cursors & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return { kept, find: async (name) => kept.get(name), save: async (name, value) => void kept.set(name, value) };
}

async function start(options: JiraOptions = {}): Promise<void> {
  jira = await startJira(options);
  open.push(jira);
}

/** Polls until closed; what was asked for, in its order. */
async function poll(cursors: Cursors = inMemory(), change: Partial<JiraSettings> = {}, accept?: (ask: Ask) => void) {
  const asks: Ask[] = [];
  const settings = { baseUrl: jira.url, email: JIRA_EMAIL, token: JIRA_TOKEN, timeoutMs: 5_000, pollMs: 50, ...change };
  const door = openJira(settings, cursors)
    .doors(async (ask) => {
      accept?.(ask);
      asks.push(ask);
      return A_RUN_ID;
    })
    .find(({ kind }) => kind === 'socket');
  if (door?.kind !== 'socket') throw new Error('no polling');
  const polling = await door.open();
  open.push(polling);
  return { polling, keys: () => [...new Set(asks.map(({ key }) => key))], asks };
}

function said(content: readonly unknown[]) {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content }] };
}

const now = () => new Date().toISOString();

beforeEach(() => start());
afterEach(async () => {
  for (const one of open.toReversed()) await one.close();
  open = [];
});

describe('polling', () => {
  it('asks for the same runs as webhooks: new tickets, commands, mentions, the label', async () => {
    const { keys, asks } = await poll();
    const issue = jira.addIssue({ key: 'OPS-1', summary: 'x', created: now() });
    const command = said([{ type: 'text', text: '/tai web-03 since 2h' }]);
    const mention = said([
      { type: 'mention', attrs: { id: people.tai.accountId, text: '@tai' } },
      { type: 'text', text: ' web-04' },
    ]);
    const first = jira.addComment('OPS-1', { author: people.mia, body: command, properties: [] });
    const second = jira.addComment('OPS-1', { author: people.mia, body: mention, properties: [] });
    const change = jira.setLabels('OPS-1', ['tai-rerun']);

    const expected = [
      `jira-${issue.id}-created`,
      `jira-${issue.id}-comment-${first.id}`,
      `jira-${issue.id}-comment-${second.id}`,
      `jira-${issue.id}-label-${change.id}`,
    ];
    await expect.poll(() => keys().toSorted()).toEqual(expected.toSorted());
    expect(asks.find(({ key }) => key.endsWith(second.id))).toMatchObject({ hosts: ['web-04'], trigger: 'comment' });
    expect(asks.find(({ key }) => key.endsWith(first.id))?.since).toBeDefined();
    const [webhook] = openJira({ baseUrl: jira.url, token: 'x', timeoutMs: 1_000, webhookSecret: 'a' }).doors(
      async () => A_RUN_ID,
    );
    if (webhook?.kind !== 'webhook') throw new Error('no webhook');
    const labelled = await webhook.receive(jira.labelSet('OPS-1', 'a', change));
    const created = await webhook.receive(jira.signedIssueCreated('OPS-1', 'a'));
    expect([labelled, created].map((one) => one.kind === 'ask' && one.ask.key)).toEqual([expected[3], expected[0]]);
  });

  it('leaves alone what is old, of apps, of ourselves, of other projects and what the filter leaves out', async () => {
    jira.addIssue({ key: 'OPS-1', summary: 'old' });
    jira.addComment('OPS-1', {
      author: people.mia,
      created: '2026-11-20T02:14:07.000+0100',
      body: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: '/tai' }] }] },
      properties: [],
    });
    const fits = jira.addIssue({ key: 'OPS-2', summary: 'x', created: now(), labels: ['triage', 'high'] });
    jira.addIssue({ key: 'OPS-3', summary: 'x', created: now(), labels: ['triage'] });
    jira.addIssue({ key: 'NET-1', summary: 'x', created: now(), labels: ['triage', 'high'] });
    jira.setLabels('OPS-3', ['tai-rerun'], people.automation);
    for (const author of [people.automation, people.tai]) {
      const body = {
        type: 'doc',
        version: 1,
        content: [{ type: 'paragraph', content: [{ type: 'text', text: '/tai' }] }],
      };
      jira.addComment('OPS-3', { author, body, properties: [] });
    }

    const { keys } = await poll(inMemory(), {
      projects: ['OPS'],
      filter: { labels: ['triage'], jql: 'labels = high' },
    });

    expect(keys()).toEqual([`jira-${fits.id}-created`]);
  });

  it('reads all pages, and of Data Center too', async () => {
    await start({ kind: 'data-center', email: null, pageSize: 3 });
    for (let number = 1; number <= 8; number += 1)
      jira.addIssue({ key: `OPS-${number}`, summary: 'x', created: now() });
    jira.addComment('OPS-8', { author: people.mia, body: '[~tai] web-09', properties: [] });

    const { keys } = await poll(inMemory(), { deployment: 'data-center', email: undefined });
    await start({ pageSize: 3 });
    for (let number = 1; number <= 8; number += 1)
      jira.addIssue({ key: `OPS-${number}`, summary: 'x', created: now() });
    const cloud = await poll();

    expect(keys()).toHaveLength(9);
    expect(cloud.keys()).toHaveLength(8);
  });

  it('goes on after a restart from where it was, and loses nothing of the time between', async () => {
    const redis = await startRedis();
    open.push(redis);
    const cursors = openCursors(redis.connection);
    open.push(cursors);
    await cursors.save('jira', new Date(Date.now() - 3 * 60 * 60_000).toISOString());
    const between = jira.addIssue({
      key: 'OPS-1',
      summary: 'x',
      created: new Date(Date.now() - 2 * 60 * 60_000).toISOString(),
    });
    jira.addIssue({ key: 'OPS-2', summary: 'before', created: new Date(Date.now() - 4 * 60 * 60_000).toISOString() });

    const { keys, polling } = await poll(cursors);
    await polling.close();

    expect(keys()).toEqual([`jira-${between.id}-created`]);
    expect(Date.parse((await cursors.find('jira')) ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  it('does not go on past what could not be accepted or read, and says so once', async () => {
    const cursors = inMemory();
    let refuse = true;
    const troubles: string[] = [];
    const accept = () => {
      if (refuse) throw new Error('Redis is away');
    };
    const { keys } = await poll(cursors, { onPollTrouble: ({ code }) => troubles.push(code) }, accept);
    const before = cursors.kept.get('jira');
    const issue = jira.addIssue({ key: 'OPS-1', summary: 'x', created: now() });

    await expect.poll(() => troubles).toEqual(['TICKET_SYSTEM_UNAVAILABLE']);
    jira.misbehave({ kind: 'busy', retryAfter: '0', path: /search/, times: 3 });
    await expect.poll(() => troubles).toContain('TICKET_SYSTEM_BUSY');
    refuse = false;

    await expect.poll(() => keys()).toEqual([`jira-${issue.id}-created`]);
    await expect.poll(() => cursors.kept.get('jira')).not.toBe(before);
  });

  it('stops the start when the token or the JQL is wrong', async () => {
    jira.addIssue({ key: 'OPS-1', summary: 'x' });

    await expect(poll(inMemory(), { token: 'wrong' })).rejects.toMatchObject({ code: 'TICKET_FORBIDDEN' });
    await expect(poll(inMemory(), { filter: { jql: 'nonsense ~~ 3' } })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('jira.jql'),
    });
  });
});
