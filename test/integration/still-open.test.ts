import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSlack } from '../../integrations/slack/index.ts';
import { type JiraStandIn, startJira } from '../support/jira-stand-in.ts';
import { aRequest as aJiraRequest } from '../support/jira-stand-in/example-report.ts';
import { openAt } from '../support/jira-stand-in/open.ts';
import { BOT, openSlackStandIn, type SlackStandIn } from '../support/slack-stand-in.ts';
import { settingsFor } from '../support/slack-stand-in/door.ts';
import { aRequest as aSlackRequest } from '../support/slack-stand-in/samples.ts';

const { signal } = new AbortController();

describe('whether a Jira issue is still open', () => {
  let jira: JiraStandIn;
  beforeEach(async () => {
    jira = await startJira();
  });
  afterEach(() => jira.close());

  it.each([
    ['new', true],
    ['indeterminate', true],
    ['done', false],
  ])('is read from the category of its status: %s', async (key, isOpen) => {
    jira.addIssue({ key: 'OPS-1', summary: 'x', fields: { status: { name: 'Any', statusCategory: { key } } } });

    expect(await openAt(jira).isOpen(aJiraRequest('OPS-1'), signal)).toBe(isOpen);
  });

  it('is not when the issue is gone, and is when its status can not be seen', async () => {
    jira.addIssue({ key: 'OPS-1', summary: 'x' });

    expect(await openAt(jira).isOpen(aJiraRequest('OPS-2'), signal)).toBe(false);
    expect(await openAt(jira).isOpen(aJiraRequest('OPS-1'), signal)).toBe(true);
  });
});

describe('whether a Slack thread is still there', () => {
  let slack: SlackStandIn;
  beforeEach(async () => {
    slack = await openSlackStandIn();
  });
  afterEach(() => slack.close());

  it('is asked of Slack', async () => {
    const system = openSlack(settingsFor(slack));
    const ts = slack.workspace.say(`<@${BOT.user}> web-03 is slow`);

    const before = await system.isOpen(aSlackRequest(ts), signal);
    slack.workspace.remove('C0OPS', ts);
    const after = await system.isOpen(aSlackRequest(ts), signal);

    expect([before, after]).toEqual([true, false]);
  });

  it('is taken for so where the scope to read it is missing', async () => {
    slack.scopes.clear();

    expect(await openSlack(settingsFor(slack)).isOpen(aSlackRequest('1790000001.000117'), signal)).toBe(true);
  });
});
