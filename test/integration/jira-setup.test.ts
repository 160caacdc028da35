import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiveAutomation } from '../../integrations/jira/automation.ts';
import { createInJira, planJira } from '../../src/app/setup-jira.ts';
import { parseConfig } from '../../src/config.ts';
import { JIRA_EMAIL, JIRA_TOKEN, type JiraStandIn, startJira } from '../support/jira-stand-in.ts';

const SECRET = 'hush-hush-webhook';
let jira: JiraStandIn;

function configure(change: object = {}) {
  const settings = {
    baseUrl: jira.url,
    email: JIRA_EMAIL,
    token: JIRA_TOKEN,
    projects: ['OPS', 'DBA'],
    webhookSecret: SECRET,
  };
  return parseConfig(JSON.stringify({ jira: { ...settings, ...change } }), {});
}

async function create(change: object = {}) {
  const config = configure(change);
  return createInJira(config, planJira(config, 'https://tai.example.com'), AbortSignal.timeout(10_000));
}

beforeEach(async () => {
  jira = await startJira();
  jira.admin.lacking.delete('ADMINISTER');
});
afterEach(async () => {
  await jira.close();
});

describe('tai jira setup --create', () => {
  it('creates the webhook once, however often it is run', async () => {
    expect([await create(), await create(), await create()]).toEqual([
      { kind: 'created' },
      { kind: 'unchanged' },
      { kind: 'unchanged' },
    ]);
    expect(jira.admin.webhooks.map(({ json }) => json)).toEqual([
      {
        name: 'tai',
        url: 'https://tai.example.com/webhooks/jira',
        events: ['jira:issue_created', 'jira:issue_updated', 'comment_created'],
        enabled: true,
        excludeBody: false,
        filters: { 'issue-related-events-section': 'project in (OPS, DBA)' },
        secret: SECRET,
      },
    ]);
  });

  it('puts right the one that is there, and leaves others alone', async () => {
    const other = { id: '1', json: { name: 'chat', url: 'https://chat.example.com/webhooks/jira', events: [] } };
    const ours = {
      id: '2',
      json: { name: 'old', url: 'https://tai.example.com/webhooks/jira', events: [], enabled: false },
    };
    jira.admin.webhooks.push(other, ours);

    expect(await create()).toEqual({ kind: 'changed', what: ['switched on', 'events', 'JQL', 'secret'] });
    expect(await create()).toEqual({ kind: 'unchanged' });
    expect(jira.admin.webhooks[0]).toEqual(other);
    expect(jira.admin.webhooks).toHaveLength(2);
  });

  it('is refused without the right, and without a secret', async () => {
    jira.admin.lacking.add('ADMINISTER');

    await expect(create()).rejects.toMatchObject({ code: 'TICKET_FORBIDDEN' });
    await expect(create({ webhookSecret: undefined })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('TAI_JIRA_WEBHOOK_SECRET'),
    });
    expect(jira.admin.webhooks).toEqual([]);
  });
});

describe('Data Center', () => {
  it('gets an address with the word that only its user knows, which is not printed, and nothing is created', async () => {
    const change = { deployment: 'data-center', pathToken: 'hush-hush-hush-hush', email: undefined };
    const { webhook } = planJira(configure(change), 'https://tai.example.com');

    expect(webhook.url).toBe('https://tai.example.com/webhooks/jira/<the value of TAI_JIRA_PATH_TOKEN>');
    await expect(create(change)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    expect(jira.requests).toEqual([]);
  });
});

describe('what is printed', () => {
  it('has no secret in it', () => {
    const plan = planJira(configure({ automationSecret: 'hush-hush-button' }), 'https://tai.example.com');

    expect(JSON.stringify(plan)).not.toContain('hush-hush');
    expect(plan.secrets).toEqual({ webhook: true, automation: true });
  });

  it('is a rule whose request tai takes', () => {
    const { rule } = planJira(configure(), 'https://tai.example.com');
    const text = JSON.stringify(rule);
    const [, body = ''] = /"customBody":("(?:[^"\\]|\\.)*")/.exec(text) ?? [];
    const sent = String(JSON.parse(body))
      .replace('{{issue.key.asJsonString}}', '"OPS-7"')
      .replace('{{userInputs.host.asJsonString}}', '"web-03"')
      .replace('{{userInputs.since.asJsonString}}', '""');

    const headers = { 'x-tai-secret': 's' };
    const rules = { secret: 's', projects: undefined, now: () => new Date(0) };
    const received = receiveAutomation({ headers, body: Buffer.from(sent) }, rules);

    expect(text).toContain('"url":"https://tai.example.com/webhooks/jira/automation"');
    expect(received).toMatchObject({ kind: 'ask', ask: { ticket: { id: 'OPS-7' }, hosts: ['web-03'] } });
  });
});
