import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSlack } from '../../integrations/slack/index.ts';
import type { TicketSystem } from '../../src/domain/ports.ts';
import type { RunRequest } from '../../src/domain/run.ts';
import { BOT, openSlackStandIn, type SlackStandIn } from '../support/slack-stand-in.ts';
import { settingsFor } from '../support/slack-stand-in/door.ts';
import { aRequest } from '../support/slack-stand-in/samples.ts';

const { signal } = new AbortController();
let slack: SlackStandIn;
let system: TicketSystem;

beforeEach(async () => {
  slack = await openSlackStandIn();
  system = openSlack(settingsFor(slack));
});

afterEach(() => slack.close());

/** A request as it is when the mention could not travel with it. */
function withoutText({ text: _text, ...request }: RunRequest): RunRequest {
  return request;
}

describe('a ticket read from Slack', () => {
  it('is the mention, without a further question when nothing was said before', async () => {
    const ticket = await system.fetchTicket(
      aRequest('1790000001.000117', { text: 'web-03 is slow\nsince 2h' }),
      signal,
    );

    expect(ticket).toEqual({
      ref: { system: 'slack', id: 'C0OPS:1790000001.000117:1790000001.000117' },
      label: 'Slack thread',
      scope: 'slack:C0OPS',
      title: 'web-03 is slow',
      text: 'web-03 is slow\nsince 2h',
      hosts: [],
      createdAt: '2026-09-21T14:13:21.000Z',
    });
    expect(slack.callsOf('conversations.replies')).toHaveLength(0);
  });

  it('has the thread before the mention as context, but not our own words nor later ones', async () => {
    const { workspace } = slack;
    const threadTs = workspace.add('C0OPS', {
      botId: 'B0ALERTS',
      attachments: [{ fallback: 'DiskFull on <http://db-02|db-02>' }],
    }).ts;
    workspace.say('anyone &lt;looking&gt;?', { threadTs });
    workspace.add('C0OPS', { botId: BOT.id, text: 'Looking at it…', threadTs });
    const ts = workspace.say(`<@${BOT.user}> please look`, { threadTs });
    workspace.say('it was db-09 after all', { threadTs });

    const ticket = await system.fetchTicket(aRequest(ts, { threadTs, text: 'please look' }), signal);

    expect(ticket.text).toBe('please look\n\nEarlier in the thread:\nDiskFull on db-02\nanyone <looking>?');
  });

  it('keeps the first and the newest messages of a long thread, and says how many are left out', async () => {
    const threadTs = slack.workspace.say('message 0');
    for (let number = 1; number <= 40; number += 1) slack.workspace.say(`message ${number}`, { threadTs });
    const ts = slack.workspace.say('look', { threadTs });

    const ticket = await system.fetchTicket(aRequest(ts, { threadTs, text: 'look' }), signal);

    expect(ticket.text).toContain('message 0\n(21 messages left out)\nmessage 22\n');
    expect(ticket.text.endsWith('message 40')).toBe(true);
  });

  it('stays small when messages are long', async () => {
    const threadTs = slack.workspace.say('x'.repeat(12_000));
    for (let number = 1; number <= 15; number += 1) slack.workspace.say('y'.repeat(12_000), { threadTs });
    const ts = slack.workspace.say('look', { threadTs });

    const ticket = await system.fetchTicket(aRequest(ts, { threadTs, text: 'look' }), signal);

    expect(ticket.text.length).toBeLessThan(8_200);
  });

  it('is the mention alone without the history scope', async () => {
    slack.scopes.delete('channels:history');
    slack.scopes.delete('groups:history');
    const threadTs = slack.workspace.say('DiskFull on db-02');

    const ticket = await system.fetchTicket(
      aRequest(slack.workspace.say('look', { threadTs }), { threadTs, text: 'look' }),
      signal,
    );

    expect(ticket.text).toBe('look');
  });

  it('reads the mention again when the button could not carry all of it', async () => {
    const said = `web-03 is slow ${'and slower '.repeat(300)}on db-02`;
    const ts = slack.workspace.say(`<@${BOT.user}> ${said}`);

    const whole = await system.fetchTicket(
      aRequest(ts, { trigger: 'button', text: `${said.slice(0, 1_000)}…` }),
      signal,
    );
    const unknown = await system.fetchTicket(withoutText(aRequest(ts)), signal);

    expect([whole.text, unknown.text]).toEqual([said, said]);
  });

  it('makes do with what the button carried when the mention can not be read', async () => {
    slack.scopes.clear();

    const cut = await system.fetchTicket(aRequest('1790000001.000117', { text: 'web-03 is slow…' }), signal);
    const nothing = await system.fetchTicket(withoutText(aRequest('1790000001.000117')), signal);

    expect(cut.text).toBe('web-03 is slow…');
    expect(nothing).toMatchObject({ title: 'Mention in Slack', text: '' });
  });

  it('waits for Slack when Slack is busy, rather than going on without the thread', async () => {
    const threadTs = slack.workspace.say('DiskFull on db-02');
    slack.troubleNext('conversations.replies', { kind: 'status', status: 429, retryAfterSeconds: 30 });

    await expect(
      system.fetchTicket(aRequest(slack.workspace.say('look', { threadTs }), { threadTs }), signal),
    ).rejects.toMatchObject({
      code: 'TICKET_SYSTEM_BUSY',
      retryAfterMs: 30_000,
    });
  });

  it('is not found for an id that names no mention', async () => {
    const request = aRequest('1790000001.000117', { ticket: { system: 'slack', id: 'C0OPS:1:2' } });

    await expect(system.fetchTicket(request, signal)).rejects.toMatchObject({ code: 'TICKET_NOT_FOUND' });
  });
});

function link(channel: string, at: string): string {
  return `https://acme.slack.com/archives/${channel}/p${at.replace('.', '')}`;
}

describe('a permalink in a question', () => {
  it('brings the message it leads to, of this channel or a listed one', async () => {
    slack.workspace.addChannel('C0SECRET');
    slack.workspace.addChannel('C0LISTED');
    const here = slack.workspace.say('db-01 is out of memory');
    const reply = slack.workspace.say('it swaps', { threadTs: here });
    const there = slack.workspace.say('db-07 is full', { channel: 'C0LISTED' });
    const secretTs = slack.workspace.say('db-09 is ours alone', { channel: 'C0SECRET' });
    const text = [
      link('C0OPS', here),
      `${link('C0OPS', reply)}?thread_ts=${here}`,
      link('C0SECRET', secretTs),
      link('C0LISTED', there),
    ];
    const at = slack.workspace.say('see links');
    const listed = openSlack(settingsFor(slack, { channels: ['C0OPS', 'C0LISTED'] }));

    const request = {
      run: 'raaaaaaaaaaaaaaaa',
      ticket: { system: 'slack', id: `C0OPS:${at}:${at}` },
      trigger: 'mention',
      hosts: [],
    } as const;
    const ticket = await listed.fetchTicket(
      { ...request, text: text.join(' '), requestedAt: '2026-11-20T02:12:00.000Z' },
      signal,
    );

    expect(ticket.text).toContain('Linked message:\ndb-01 is out of memory');
    expect(ticket.text).toContain('it swaps');
    expect(ticket.text).toContain('db-07 is full');
    expect(ticket.text).not.toContain('db-09');
  });
});
