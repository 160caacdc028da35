import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adfToText } from '../../integrations/jira/adf-to-text.ts';
import type { TicketSystem } from '../../src/domain/ports.ts';
import type { Answer } from '../../src/domain/run.ts';
import { type JiraStandIn, people, startJira } from '../support/jira-stand-in.ts';
import { aReport, aRequest } from '../support/jira-stand-in/example-report.ts';
import { openAt } from '../support/jira-stand-in/open.ts';

let jira: JiraStandIn;
let tai: TicketSystem;
const signal = new AbortController().signal;

function write(headline: string, previous?: Answer, ticket = 'OPS-1'): Promise<Answer> {
  return tai.writeAnswer(aRequest(ticket), aReport({ headline }), previous, signal);
}

/** What people see under the issue. */
function shown(): readonly string[] {
  return jira.comments('OPS-1').map(({ body }) => adfToText(body));
}

beforeEach(async () => {
  jira = await startJira();
  jira.addIssue({ key: 'OPS-1', summary: 'web-03 is slow' });
  tai = openAt(jira);
});
afterEach(async () => {
  await jira.close();
});

describe('our answer in an issue', () => {
  it('is one comment with our marker', async () => {
    const answer = await write('/var is full');

    const [comment] = jira.comments('OPS-1');
    expect(shown()).toEqual([expect.stringContaining('/var is full')]);
    expect(answer).toEqual({ ticket: { system: 'jira', id: 'OPS-1' }, id: comment?.id });
    expect(comment?.properties).toEqual([{ key: 'tai', value: { ticket: 'OPS-1', run: 'raaaaaaaaaaaaaaaa' } }]);
  });

  it('is edited by the next run, without a mail and without losing its marker', async () => {
    const first = await write('first');

    const second = await write('second', first);

    expect(second).toEqual(first);
    expect(shown()).toEqual([expect.stringContaining('second')]);
    expect(jira.issue('OPS-1').mails).toBe(1);
    expect(jira.comments('OPS-1')[0]?.properties).toHaveLength(1);
    expect(jira.requests.filter(({ url }) => url.endsWith('/myself'))).toHaveLength(1);
  });

  it('is found by its marker when nobody remembers it', async () => {
    const first = await write('first');

    const second = await openAt(jira).writeAnswer(aRequest('OPS-1'), aReport(), undefined, signal);

    expect(second).toEqual(first);
    expect(jira.comments('OPS-1')).toHaveLength(1);
  });

  it('is found under hundreds of comments of others', async () => {
    const first = await write('first');
    const chatter = { type: 'doc', version: 1, content: [] };
    for (let count = 0; count < 250; count += 1) {
      jira.addComment('OPS-1', { author: people.mia, body: chatter, properties: [] });
    }

    await expect(write('second')).resolves.toEqual(first);
  });

  it('is one when it is written twice at once', async () => {
    jira.misbehave({ kind: 'slow', ms: 200, method: 'POST' });

    const answers = await Promise.all([write('one'), write('two'), write('three')]);

    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(shown()).toEqual([expect.stringContaining('three')]);
  });

  it('is the same for the key and for the id of an issue', async () => {
    const first = await write('by key');

    const second = await write('by id', undefined, jira.issue('OPS-1').id);

    expect(second.id).toBe(first.id);
  });

  it('is made anew when someone deleted it', async () => {
    const first = await write('first');
    jira.comments('OPS-1').splice(0);

    const second = await write('second', first);

    expect(second.id).not.toBe(first.id);
    expect(shown()).toEqual([expect.stringContaining('second')]);
  });

  it('is made anew when it is deleted between finding and editing', async () => {
    const first = await write('first');
    jira.misbehave({ kind: 'status', status: 404, method: 'PUT' });

    const second = await write('second', first);

    expect(second.id).not.toBe(first.id);
  });

  it.each([
    ['our marker under another name', { author: people.mia, properties: [{ key: 'tai', value: {} }] }],
    ['our name without the marker', { author: people.tai, properties: [] }],
  ])('is never written over a comment with %s', async (_, comment) => {
    const body = { type: 'doc', version: 1, content: [] };
    const other = jira.addComment('OPS-1', { ...comment, body });

    const answer = await write('ours', { ticket: { system: 'jira', id: 'OPS-1' }, id: other.id });

    expect(answer.id).not.toBe(other.id);
    expect(other.body).toEqual(body);
  });

  it('takes a remembered id that is none for nothing', async () => {
    await write('ours', { ticket: { system: 'jira', id: 'OPS-1' }, id: '../../../myself' });

    expect(jira.comments('OPS-1')).toHaveLength(1);
    expect(jira.requests.some(({ url }) => url.includes('comment/..'))).toBe(false);
  });

  it('is left alone once a person has edited it, and a new one is written and edited from then on', async () => {
    const first = await write('first');
    const [theirs] = jira.comments('OPS-1');
    if (theirs) Object.assign(theirs, { updateAuthor: people.mia });
    const before = structuredClone(theirs);

    const second = await write('second', first);
    const third = await write('third', second);

    expect(second.id).not.toBe(first.id);
    expect(third.id).toBe(second.id);
    expect(jira.comments('OPS-1')[0]).toEqual(before);
    expect(shown()).toEqual([expect.stringContaining('first'), expect.stringContaining('third')]);
  });

  it('is within what Jira allows to be written to one issue, else waits as long as it was told', async () => {
    for (let count = 0; count < 20; count += 1) await write(`run ${count}`);

    await expect(write('one more')).rejects.toMatchObject({
      code: 'TICKET_SYSTEM_BUSY',
      retryAfterMs: expect.any(Number),
    });
  });
});

describe('a restricted answer', () => {
  const visibility = { type: 'role', value: 'Developers' } as const;

  it('is kept for a role, also when it is edited', async () => {
    tai = openAt(jira, { visibility });
    await write('first');
    await write('second');

    expect(jira.comments('OPS-1')).toMatchObject([{ visibility }]);
  });

  it('replaces one that everyone can read', async () => {
    const open = await write('open');
    tai = openAt(jira, { visibility });

    const kept = await write('kept');

    expect(jira.comments('OPS-1').map(({ id }) => id)).toEqual([kept.id]);
    expect(kept.id).not.toBe(open.id);
  });

  it('is removed and fails loudly where the site drops the restriction', async () => {
    const lax = await startJira({ keepsRestrictions: false });
    lax.addIssue({ key: 'OPS-1', summary: 'x' });

    const writing = openAt(lax, { visibility }).writeAnswer(aRequest('OPS-1'), aReport(), undefined, signal);

    await expect(writing).rejects.toMatchObject({
      code: 'ANSWER_REJECTED',
      message: expect.stringContaining('everyone'),
    });
    expect(lax.comments('OPS-1')).toEqual([]);
    await lax.close();
  });
});

describe('while a run is under way', () => {
  it('a new ticket hears nothing', async () => {
    await expect(tai.writeProgress(aRequest('OPS-1'), undefined, signal)).resolves.toBeUndefined();
    expect(jira.requests).toEqual([]);
  });

  it('whoever asked is told so in a comment that the answer replaces', async () => {
    const request = aRequest('OPS-1', { trigger: 'comment', hosts: ['web-04'], since: '2026-11-20T01:00:00Z' });

    const placeholder = await tai.writeProgress(request, undefined, signal);
    const [said] = shown();
    const answer = await write('/var is full', placeholder);

    expect(said).toMatch(/^tai is looking at web-04 since 2026-11-20 01:00 UTC; .* run raaaaaaaaaaaaaaaa/);
    expect(answer.id).toBe(placeholder?.id);
    expect(shown()).toEqual([expect.not.stringContaining('tai is looking')]);
    expect(jira.issue('OPS-1').mails).toBe(1);
  });

  it('the answer before stays below the line that says so, however often it is said', async () => {
    const before = await write('/var is full');
    const request = aRequest('OPS-1', { trigger: 'button' });

    await tai.writeProgress(request, before, signal);
    await tai.writeProgress(request, before, signal);

    expect(shown()).toHaveLength(1);
    expect(shown()[0]?.match(/tai is looking/g)).toHaveLength(1);
    expect(shown()[0]).toContain('/var is full');
    expect(jira.issue('OPS-1').mails).toBe(1);
  });
});
