import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openJira } from '../../integrations/jira/index.ts';
import { toIssueWriter } from '../../src/app/write-to-issue.ts';
import { parseConfig } from '../../src/config.ts';
import type { FrontDesk } from '../../src/domain/front-desk.ts';
import { aRun } from '../support/fake-app.ts';
import { JIRA_EMAIL, JIRA_TOKEN, type JiraStandIn, startJira } from '../support/jira-stand-in.ts';
import { aReport, aRequest } from '../support/slack-stand-in/samples.ts';

const { signal } = new AbortController();
let jira: JiraStandIn;

// Loading it takes longer on a busy machine than Jira keeps an idle connection.
beforeAll(async () => {
  await import('jira.js/cloud');
});

beforeEach(async () => {
  jira = await startJira();
});

afterEach(() => jira.close());

function writer(slack = 'jiraProjects: [OPS]'): FrontDesk['writeToIssue'] {
  const access = { baseUrl: jira.url, email: JIRA_EMAIL, token: JIRA_TOKEN };
  const yaml = `jira: ${JSON.stringify(access)}\nslack: {botToken: xoxb-1, appToken: xapp-1, ${slack}}`;
  const system = openJira({ ...access, timeoutMs: 5_000 });
  return toIssueWriter(parseConfig(yaml, {}), () => system);
}

function aRunAbout(text: string) {
  return aRun({ request: aRequest('1790000001.000117', { text }), report: aReport(), state: 'done' });
}

describe('a report written into Jira from Slack', () => {
  it('makes an issue that says what it is about, with the report as its comment', async () => {
    const { key, url } = (await writer()?.(aRunAbout('web-03 is slow'), signal)) ?? { key: '', url: '' };

    expect(url).toBe(`${jira.url}/browse/${key}`);
    expect(jira.issue(key).fields['summary']).toContain('/var is full');
    expect(JSON.stringify(jira.comments(key))).toContain('/var is full');
  });

  it('goes into the issue that the question named', async () => {
    jira.addIssue({ key: 'OPS-77', summary: 'web-03 is slow' });
    const written = await writer()?.(aRunAbout('web-03 is slow, see OPS-77'), signal);

    expect(written?.key).toBe('OPS-77');
    expect(jira.comments('OPS-77')).toHaveLength(1);
  });

  it('is not offered where no project is linked, and refused while there is no report', async () => {
    const { report: _report, ...early } = aRunAbout('web-03 is slow');

    expect(writer('followUps: all')).toBeUndefined();
    await expect(writer()?.(early, signal)).rejects.toMatchObject({ code: 'TICKET_NOT_FOUND' });
  });

  it('says what Jira refused', async () => {
    await expect(
      writer('jiraProjects: [OPS], jiraIssueType: Unknown')?.(aRunAbout('slow'), signal),
    ).rejects.toMatchObject({
      code: 'ANSWER_REJECTED',
    });
  });
});
