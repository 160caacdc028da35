import { afterEach, describe, expect, it } from 'vitest';
import { type JiraStandIn, people, startJira } from '../support/jira-stand-in.ts';
import { aReport, aRequest } from '../support/jira-stand-in/example-report.ts';
import { openAt } from '../support/jira-stand-in/open.ts';

let jira: JiraStandIn;
const signal = new AbortController().signal;

async function startDesk(keepsNotesInternal = true): Promise<void> {
  jira = await startJira({ keepsNotesInternal });
  jira.addIssue({ key: 'HELP-1', summary: 'mail is slow', projectTypeKey: 'service_desk' });
}

function write() {
  return openAt(jira).writeAnswer(aRequest('HELP-1'), aReport(), undefined, signal);
}

afterEach(async () => {
  await jira.close();
});

describe('an answer on a service desk', () => {
  it('is a note that customers do not see, and stays one when it is edited', async () => {
    await startDesk();

    const first = await write();
    const second = await write();

    expect(second).toEqual(first);
    expect(jira.comments('HELP-1')[0]?.properties).toContainEqual({
      key: 'sd.public.comment',
      value: { internal: true },
    });
    const edit = jira.requests.find(({ method }) => method === 'PUT');
    expect(Object.keys(JSON.parse(edit?.body ?? ''))).toEqual(['body']);
  });

  it('is removed and fails loudly where the site made it public', async () => {
    await startDesk(false);

    await expect(write()).rejects.toMatchObject({ code: 'ANSWER_REJECTED', retryable: false });
    expect(jira.comments('HELP-1')).toEqual([]);
    expect(jira.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('says so when it is public and we may not remove it', async () => {
    await startDesk(false);
    jira.misbehave({ kind: 'status', status: 403, method: 'DELETE' });

    await expect(write()).rejects.toMatchObject({
      code: 'ANSWER_REJECTED',
      message: expect.stringContaining('customers can read our comment'),
    });
  });

  it('is taken as removed when someone else was faster', async () => {
    await startDesk(false);
    jira.misbehave({ kind: 'status', status: 404, method: 'DELETE' });

    await expect(write()).rejects.toMatchObject({ message: expect.stringContaining('removed again') });
  });

  it('replaces an earlier one that customers can read', async () => {
    await startDesk();
    const body = { type: 'doc', version: 1, content: [] };
    const leak = jira.addComment('HELP-1', { author: people.tai, body, properties: [{ key: 'tai', value: {} }] });

    const answer = await write();

    expect(jira.comments('HELP-1').map(({ id }) => id)).toEqual([answer.id]);
    expect(answer.id).not.toBe(leak.id);
  });
});
