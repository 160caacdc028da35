import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { AgentRule } from '../../integrations/jira/access-settings.ts';
import { createIsAgent } from '../../integrations/jira/agents.ts';
import { openRest } from '../../integrations/jira/rest.ts';
import { JIRA_EMAIL, JIRA_TOKEN, type JiraStandIn, people, startJira } from '../support/jira-stand-in.ts';

const mia = people.mia.accountId;
const joe = '5b10a2844c20165700ede999';
const { signal } = new AbortController();
let jira: JiraStandIn;
let now = 0;

function open(rule?: AgentRule) {
  const settings = { baseUrl: jira.url, email: JIRA_EMAIL, token: JIRA_TOKEN, timeoutMs: 5_000 };
  return createIsAgent(openRest(settings), rule, () => now);
}

beforeEach(async () => {
  jira = await startJira();
  jira.addIssue({ key: 'OPS-1', summary: 'web-03 is slow' });
});
afterEach(async () => {
  await jira.close();
});

describe('an agent', () => {
  it('is whoever the ticket can be assigned to, unless told otherwise', async () => {
    const isAgent = open();

    expect([await isAgent(mia, 'OPS-1', signal), await isAgent(joe, 'OPS-1', signal)]).toEqual([true, false]);
    expect(jira.requests.map(({ url }) => url)).toEqual([
      `/rest/api/3/user/assignable/search?issueKey=OPS-1&accountId=${mia}`,
      `/rest/api/3/user/assignable/search?issueKey=OPS-1&accountId=${joe}`,
    ]);
  });

  it.each<[string, AgentRule]>([
    ['a member of a group', { groups: ['ops'] }],
    ['a member of a group, by its id', { groups: ['id-of-ops'] }],
    ['who has a licence of the service desk', { licensed: true }],
    ['an account of the list', { accounts: [joe] }],
    ['who has a role in the project', { roles: ['Service Desk Team'] }],
    ['whose group has a role in the project', { roles: ['Duty'] }],
  ])('can be %s', async (_, rule) => {
    jira.admin.groups.set(joe, ['ops']);
    jira.admin.licensed.add(joe);
    jira.admin.roles.set('Service Desk Team', { id: '10001', accounts: [joe], groups: [] });
    jira.admin.roles.set('Duty', { id: '10002', accounts: [], groups: ['ops'] });

    const isAgent = open(rule);

    expect([await isAgent(joe, 'OPS-1', signal), await isAgent(mia, 'OPS-1', signal)]).toEqual([true, false]);
  });

  it.each<[string, AgentRule | undefined]>([
    ['who can be assigned the ticket', undefined],
    ['who has a role', { roles: ['Duty'] }],
    ['whose group has a role', { roles: ['Guests'] }],
    ['a member of a group', { groups: ['ops'] }],
  ])('is found in Data Center as well: %s', async (_, rule) => {
    const other = await startJira({ kind: 'data-center', email: null });
    onTestFinished(() => other.close());
    other.addIssue({ key: 'OPS-1', summary: 'web-03 is slow' });
    other.admin.names.set('JIRAUSER1', 'joe').set('JIRAUSER2', 'joe2');
    other.admin.assignable.add('JIRAUSER1');
    other.admin.groups.set('JIRAUSER1', ['ops']);
    other.admin.roles.set('Duty', { id: '10001', accounts: ['JIRAUSER1'], groups: [] });
    other.admin.roles.set('Guests', { id: '10002', accounts: [], groups: ['ops'] });
    const settings = { baseUrl: other.url, token: JIRA_TOKEN, timeoutMs: 5_000, deployment: 'data-center' } as const;

    const isAgent = createIsAgent(openRest(settings), rule, () => now);

    expect([
      await isAgent('JIRAUSER1', 'OPS-1', signal),
      await isAgent('JIRAUSER2', 'OPS-1', signal),
      await isAgent('JIRAUSER3', 'OPS-1', signal),
    ]).toEqual([true, false, false]);
  });

  it('is known for five minutes, for all tickets of the project', async () => {
    const isAgent = open();
    await isAgent(mia, 'OPS-1', signal);
    jira.admin.assignable.clear();

    const kept = await isAgent(mia, 'OPS-2', signal);
    now += 5 * 60_000;
    const asked = await isAgent(mia, 'OPS-1', signal);

    expect([kept, asked]).toEqual([true, false]);
  });

  it('is found for a ticket known only by its id', async () => {
    jira.admin.groups.set(joe, ['ops']);
    jira.admin.roles.set('Duty', { id: '10002', accounts: [], groups: ['ops'] });

    expect(await open({ roles: ['Duty'] })(joe, jira.issue('OPS-1').id, signal)).toBe(true);
    expect(await open()(mia, jira.issue('OPS-1').id, signal)).toBe(true);
  });

  it('can not be told where our account may not ask', async () => {
    jira.admin.lacking.add('USER_PICKER').add('ASSIGN_ISSUES').add('ADMINISTER_PROJECTS');

    await expect(open()(mia, 'OPS-1', signal)).rejects.toMatchObject({ code: 'TICKET_FORBIDDEN' });
    await expect(open({ roles: ['Duty'] })(mia, 'OPS-1', signal)).rejects.toMatchObject({ code: 'TICKET_FORBIDDEN' });
  });
});
