import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSlack } from '../../integrations/slack/index.ts';
import type { TicketSystem } from '../../src/domain/ports.ts';
import { openSlackStandIn, type SlackStandIn } from '../support/slack-stand-in.ts';
import { settingsFor } from '../support/slack-stand-in/door.ts';
import { aReport, aRequest } from '../support/slack-stand-in/samples.ts';

const { signal } = new AbortController();
let slack: SlackStandIn;
let system: TicketSystem;

beforeEach(async () => {
  slack = await openSlackStandIn();
  system = openSlack(settingsFor(slack));
});

afterEach(() => slack.close());

describe('an answer in Slack', () => {
  it('begins as a placeholder in the thread, with eyes on the mention', async () => {
    const ts = slack.workspace.say('web-03 is slow');
    const progress = await system.writeProgress(aRequest(ts), undefined, signal);

    expect(slack.workspace.answers()).toMatchObject([{ threadTs: ts, text: 'Looking at it…', blocks: [] }]);
    expect(progress).toEqual({ ticket: aRequest(ts).ticket, id: `C0OPS:${slack.workspace.answers()[0]?.ts}` });
    expect([...slack.reactions]).toEqual([`C0OPS:${ts}:eyes`]);
  });

  it('replaces the placeholder, and is replaced by the next run', async () => {
    const request = aRequest(slack.workspace.say('web-03 is slow'));
    const progress = await system.writeProgress(request, undefined, signal);
    const answer = await system.writeAnswer(request, aReport(), progress, signal);
    const again = await system.writeProgress(request, answer, signal);
    const between = slack.workspace.answers();
    const last = await system.writeAnswer(request, aReport({ headline: 'Fine again.' }), again, signal);

    expect(between).toMatchObject([{ text: 'Looking at it again…', blocks: [] }]);
    expect(slack.workspace.answers()).toHaveLength(1);
    expect(JSON.stringify(slack.workspace.answers())).toContain('Fine again.');
    expect(new Set([progress?.id, answer.id, again?.id, last.id]).size).toBe(1);
  });

  it('shows in the placeholder what is proved so far, as text and never as markup, and what was withdrawn', async () => {
    const request = aRequest(slack.workspace.say('web-03 is slow'));
    const placeholder = await system.writeProgress(request, undefined, signal);
    if (!placeholder) throw new Error('there is no placeholder');
    const cause = { statement: '/var is full, says <@U1>', confidence: 'medium', lines: ['E4.3'] } as const;
    const withdrawn = [{ statement: 'It is the memory', why: 'the answer as a whole says otherwise' }];
    await system.writeSoFar?.(
      request,
      { looks: 14, doing: 'Asking gemma4:a4b…', causes: [cause], withdrawn },
      placeholder,
      signal,
    );
    const [shown] = slack.workspace.answers();
    await system.writeAnswer(request, aReport(), placeholder, signal);

    expect(shown?.text).toBe(
      [
        'Looking at it… 14 looks done. Asking gemma4:a4b…',
        'So far: /var is full, says &lt;@U1&gt; (medium; E4.3)',
        'Withdrawn: It is the memory (the answer as a whole says otherwise)',
      ].join('\n'),
    );
    expect(JSON.stringify(shown?.blocks)).toContain('So far: /var is full, says <@U1> (medium; E4.3)');
    expect(JSON.stringify(shown?.blocks)).not.toMatch(/"type":"(?:user|link|mrkdwn)"/);
    expect(slack.workspace.answers()).toHaveLength(1);
    expect(JSON.stringify(slack.workspace.answers())).not.toContain('So far');
  });

  it('tells the caller when what is known so far can not be shown, and posts nothing instead', async () => {
    const request = aRequest(slack.workspace.say('web-03 is slow'));
    const gone = { ticket: request.ticket, id: 'C0OPS:1111111111.000100' };

    const shown = system.writeSoFar?.(request, { looks: 1, doing: undefined, causes: [], withdrawn: [] }, gone, signal);

    await expect(shown).rejects.toMatchObject({ code: 'TICKET_NOT_FOUND' });
    expect(slack.workspace.answers()).toEqual([]);
  });

  it('writes nothing that Slack would unfurl, parse or send to the channel', async () => {
    const request = aRequest(slack.workspace.say('web-03 is slow'));
    const answer = await system.writeAnswer(request, aReport(), undefined, signal);
    await system.writeAnswer(request, aReport(), answer, signal);

    const [posted, updated] = [slack.callsOf('chat.postMessage')[0]?.args, slack.callsOf('chat.update')[0]?.args];
    const literal = { parse: 'none', link_names: 'false' };
    expect(posted).toMatchObject({ ...literal, unfurl_links: 'false', unfurl_media: 'false', mrkdwn: 'false' });
    expect(posted).not.toHaveProperty('reply_broadcast');
    expect(updated).toMatchObject(literal);
  });

  it('is found by its marker when nobody remembers it', async () => {
    const request = aRequest(slack.workspace.say('web-03 is slow'));
    await system.writeProgress(request, undefined, signal);
    await system.writeProgress(request, undefined, signal);
    await system.writeAnswer(request, aReport(), undefined, signal);

    expect(slack.workspace.answers()).toMatchObject([{ edits: 2 }]);
  });

  it('is not mistaken for the answer of another mention, nor for a message of someone else', async () => {
    const threadTs = slack.workspace.say('all is slow');
    const first = aRequest(slack.workspace.say('first', { threadTs }), { threadTs });
    const second = aRequest(slack.workspace.say('second', { threadTs }), { threadTs });
    const event_payload = { ticket: second.ticket.id };
    slack.workspace.add('C0OPS', { threadTs, botId: 'B0OTHER', metadata: { event_type: 'tai_answer', event_payload } });
    await system.writeAnswer(first, aReport(), undefined, signal);
    await system.writeAnswer(second, aReport(), undefined, signal);

    expect(slack.workspace.answers().map(({ edits }) => edits)).toEqual([0, 0]);
  });

  it('is written without any of the optional scopes', async () => {
    for (const scope of ['channels:history', 'groups:history', 'reactions:write']) slack.scopes.delete(scope);
    const request = aRequest(slack.workspace.say('web-03 is slow'));
    const progress = await system.writeProgress(request, undefined, signal);
    await system.writeAnswer(request, aReport(), progress, signal);

    expect(slack.workspace.answers()).toMatchObject([{ edits: 1 }]);
  });

  it('is written anew when someone has deleted it', async () => {
    const request = aRequest(slack.workspace.say('web-03 is slow'));
    const first = await system.writeAnswer(request, aReport(), undefined, signal);
    slack.workspace.remove('C0OPS', first.id.split(':')[1] ?? '');
    const second = await system.writeAnswer(request, aReport(), first, signal);

    expect(second.id).not.toBe(first.id);
    expect(slack.workspace.answers()).toHaveLength(1);
  });

  it.each(['invalid_blocks', 'msg_blocks_too_long', 'msg_too_long'])('goes as plain text after %s', async (error) => {
    const request = aRequest(slack.workspace.say('web-03 is slow'));
    const progress = await system.writeProgress(request, undefined, signal);
    slack.troubleNext('chat.update', { kind: 'error', error });
    await system.writeAnswer(request, aReport(), progress, signal);

    expect(slack.workspace.answers()).toMatchObject([{ blocks: [], text: expect.stringContaining('/var is full') }]);
  });

  it('is given up when plain text is refused too', async () => {
    const request = aRequest(slack.workspace.say('web-03 is slow'));
    slack.troubleNext('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    slack.troubleNext('chat.postMessage', { kind: 'error', error: 'msg_too_long' });

    await expect(system.writeAnswer(request, aReport(), undefined, signal)).rejects.toMatchObject({
      code: 'ANSWER_REJECTED',
    });
  });

  it('hands a rate limit to whoever asked, with the time to wait', async () => {
    const request = aRequest(slack.workspace.say('web-03 is slow'));
    slack.troubleNext('chat.postMessage', { kind: 'status', status: 429, retryAfterSeconds: 7 });

    await expect(system.writeAnswer(request, aReport(), undefined, signal)).rejects.toMatchObject({
      code: 'TICKET_SYSTEM_BUSY',
      retryAfterMs: 7_000,
    });
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
  });

  it.each([
    ['TICKET_FORBIDDEN', { kind: 'error', error: 'not_in_channel' }],
    ['TICKET_FORBIDDEN', { kind: 'error', error: 'invalid_auth' }],
    ['TICKET_FORBIDDEN', { kind: 'error', error: 'missing_scope' }],
    ['TICKET_FORBIDDEN', { kind: 'status', status: 403 }],
    ['TICKET_SYSTEM_BUSY', { kind: 'error', error: 'ratelimited' }],
    ['TICKET_SYSTEM_UNAVAILABLE', { kind: 'error', error: 'internal_error' }],
    ['TICKET_SYSTEM_UNAVAILABLE', { kind: 'status', status: 502 }],
    ['TICKET_SYSTEM_UNAVAILABLE', { kind: 'silence' }],
    ['ANSWER_REJECTED', { kind: 'error', error: 'invalid_arguments' }],
  ] as const)('fails with %s after %j', async (code, trouble) => {
    const impatient = openSlack(settingsFor(slack, { timeoutMs: 300 }));
    const request = aRequest(slack.workspace.say('web-03 is slow'));
    slack.troubleNext('chat.postMessage', trouble);

    await expect(impatient.writeAnswer(request, aReport(), undefined, signal)).rejects.toMatchObject({ code });
  });

  it('fails for good in a channel that is archived or gone', async () => {
    const request = aRequest(slack.workspace.say('web-03 is slow'));
    const gone = aRequest('1790000001.000117', {
      ticket: { system: 'slack', id: 'C0GONE:1790000001.000117:1790000001.000117' },
    });
    slack.workspace.archive('C0OPS');

    await expect(system.writeAnswer(request, aReport(), undefined, signal)).rejects.toMatchObject({ retryable: false });
    await expect(system.writeAnswer(gone, aReport(), undefined, signal)).rejects.toMatchObject({
      code: 'TICKET_FORBIDDEN',
    });
  });

  it('stops when it is told to', async () => {
    const request = aRequest(slack.workspace.say('web-03 is slow'));
    slack.troubleNext('chat.postMessage', { kind: 'silence' });
    const stop = AbortSignal.timeout(100);

    await expect(system.writeAnswer(request, aReport(), undefined, stop)).rejects.toMatchObject({
      code: 'TICKET_SYSTEM_UNAVAILABLE',
    });
  });

  it('goes nowhere for a ticket that is no mention', async () => {
    const request = aRequest('1790000001.000117', { ticket: { system: 'slack', id: '../x' } });

    await expect(system.writeAnswer(request, aReport(), undefined, signal)).rejects.toMatchObject({
      code: 'TICKET_NOT_FOUND',
    });
    expect(slack.calls).toHaveLength(0);
  });
});
