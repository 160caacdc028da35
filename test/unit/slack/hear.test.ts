import { describe, expect, it } from 'vitest';
import { judgeBySaid } from '../../../integrations/slack/gate.ts';
import { type Heard, hear, type Hearing } from '../../../integrations/slack/hear.ts';
import { hearRerun } from '../../../integrations/slack/press.ts';
import { hearShortcut } from '../../../integrations/slack/shortcut.ts';
import { BOT, CHANNEL, mention, message, PERSON, press, shortcut, TEAM } from '../../support/slack-stand-in.ts';

const identity = { teamId: TEAM, botUserId: BOT.user, botId: BOT.id };
const hearing: Hearing = { identity, alertBots: ['B0LISTED'], followUps: 'questions' };
const ts = '1790000001.000117';
const threadTs = '1790000000.000001';

/** What becomes of a delivery by what it says itself. */
function judge(heard: Heard, channels?: readonly string[]): string {
  if (heard.kind === 'ignored') return 'ignored';
  return judgeBySaid(heard.who, identity, { channels: channels ?? [CHANNEL], alertBots: ['B0LISTED'] }).kind;
}

describe('a mention', () => {
  it('asks for a run about itself', () => {
    const heard = hear(mention({ ts, text: `<@${BOT.user}> 502 on <http://web-03|web-03>` }), hearing);

    expect(heard).toMatchObject({
      kind: 'asked',
      ask: {
        key: `slack-${CHANNEL}-${ts}`,
        ticket: { system: 'slack', id: `${CHANNEL}:${ts}:${ts}` },
        thread: { system: 'slack', id: 'C0OPS:1790000001.000117' },
        trigger: 'mention',
        hosts: [],
        text: '502 on web-03',
        by: { kind: 'person', id: PERSON },
      },
    });
  });

  it('remembers the thread it was written in', () => {
    const heard = hear(mention({ ts, threadTs }), hearing);

    expect(heard).toMatchObject({ ask: { ticket: { id: `${CHANNEL}:${threadTs}:${ts}` } } });
  });

  it('keeps its key when it is edited', () => {
    const edited = { edited: { user: PERSON, ts: '1790000009.000000' } };
    const first = hear(mention({ ts, eventId: 'Ev1' }), hearing);
    const second = hear(mention({ ts, eventId: 'Ev2', text: 'now db-02', event: edited }), hearing);

    expect(first).toMatchObject({ ask: { key: `slack-${CHANNEL}-${ts}` } });
    expect(second).toMatchObject({ ask: { key: `slack-${CHANNEL}-${ts}` } });
  });

  it('is kept no longer than a ticket needs', () => {
    const heard = hear(mention({ ts, text: 'x'.repeat(30_000) }), hearing);

    expect(heard.kind === 'asked' && heard.ask.text).toHaveLength(8_000);
  });

  it.each([
    ['another workspace', 'ignored', { envelope: { team_id: 'T0OTHER' } }],
    ['a channel shared with another company', 'refused', { envelope: { is_ext_shared_channel: true } }],
    ['a person of another workspace', 'refused', { event: { user_team: 'T0OTHER' } }],
    ['a source of another workspace', 'refused', { event: { source_team: 'T0OTHER' } }],
    ['an author of another workspace', 'refused', { event: { team: 'T0OTHER' } }],
    ['a guest', 'refused', { event: { user_profile: { is_restricted: true } } }],
    ['a single-channel guest', 'refused', { event: { user_profile: { is_ultra_restricted: true } } }],
    ['a stranger', 'refused', { event: { user_profile: { is_stranger: true } } }],
    ['a bot', 'ignored', { event: { bot_id: 'B0ALERTS' } }],
    ['a bot that is listed', 'welcome', { event: { bot_id: 'B0LISTED', user: undefined } }],
    [
      'a listed bot in a shared channel',
      'refused',
      { event: { bot_id: 'B0LISTED' }, envelope: { is_ext_shared_channel: true } },
    ],
    ['ourselves', 'ignored', { event: { user: BOT.user } }],
    ['our own bot', 'ignored', { event: { bot_id: BOT.id } }],
    ['nobody', 'ignored', { event: { user: undefined } }],
    ['a canvas', 'ignored', { event: { subtype: 'document_mention' } }],
    ['a timestamp that is none', 'ignored', { event: { ts: '1790000001.000117:x' } }],
    ['a thread that is none', 'ignored', { event: { thread_ts: '../1' } }],
    ['a direct message', 'ignored', { event: { channel: 'D0DIRECT' } }],
    ['a channel that is none', 'ignored', { event: { channel: 'C0OPS/../x' } }],
    ['another event', 'ignored', { event: { type: 'reaction_added' } }],
  ])('of %s is %s', (_what, kind, change) => {
    expect(judge(hear(mention({ ts, ...change }), hearing))).toBe(kind);
  });

  it('in a channel that is not listed is refused, when there is a list', () => {
    expect(judge(hear(mention({ ts }), hearing), ['C0OTHER'])).toBe('refused');
    expect(judge(hear(mention({ ts }), hearing), [CHANNEL])).toBe('welcome');
  });
});

function said(text: string, change: Partial<Hearing> = {}, event: object = {}): string {
  return hear(message({ ts, threadTs, text, event }), { ...hearing, ...change }).kind;
}

describe('a message without a mention', () => {
  it.each([
    ['is it db-02?', 'questions', 'follow-up'],
    ['tai, look at db-02', 'questions', 'follow-up'],
    ['again please', 'questions', 'follow-up'],
    ['I restarted it', 'questions', 'ignored'],
    ['I restarted it', 'all', 'follow-up'],
    ['is it db-02?', 'mentions', 'ignored'],
    ['<@U0ELSE> is it db-02?', 'all', 'ignored'],
    [`<@${BOT.user}> is it db-02?`, 'all', 'ignored'],
  ] as const)('"%s" with followUps %s is %s', (text, followUps, kind) => {
    expect(said(text, { followUps })).toBe(kind);
  });

  it('outside a thread is none of our business', () => {
    expect(hear(message({ ts }), { ...hearing, followUps: 'all' }).kind).toBe('ignored');
  });

  it('that was edited, joined or written by us is ignored', () => {
    expect(said('is it db-02?', {}, { subtype: 'message_changed' })).toBe('ignored');
    expect(said('is it db-02?', {}, { bot_id: BOT.id })).toBe('ignored');
  });

  it('of a listed bot is an alert when it begins a thread, with what its attachments say', () => {
    const attachments = [{ fallback: 'DiskFull on db-02' }];
    const event = { bot_id: 'B0LISTED', user: undefined, subtype: 'bot_message', attachments };
    const alert = hear(message({ ts, text: '', event }), hearing);
    const inThread = hear(message({ ts, threadTs, text: '', event }), hearing);
    const other = hear(message({ ts, event: { ...event, bot_id: 'B0OTHER' } }), hearing);

    expect(alert).toMatchObject({ kind: 'asked', ask: { trigger: 'created', text: 'DiskFull on db-02' } });
    expect([inThread.kind, other.kind]).toEqual(['ignored', 'ignored']);
  });
});

describe('the shortcut "Triage with tai"', () => {
  it('asks about the message it was chosen on', () => {
    const heard = hearShortcut(shortcut({ ts, threadTs }), identity);

    expect(heard).toMatchObject({
      kind: 'asked',
      who: { channel: CHANNEL, user: PERSON, threadTs, shared: 'unsaid' },
      ask: {
        ticket: { id: `${CHANNEL}:${threadTs}:${ts}` },
        trigger: 'button',
        text: 'db-02 is slow',
        by: { id: PERSON },
      },
    });
  });

  it('of someone of another workspace is refused', () => {
    expect(judge(hearShortcut(shortcut({ ts, user: { team_id: 'T0OTHER' } }), identity))).toBe('refused');
  });

  it('in a direct message is ignored', () => {
    expect(hearShortcut(shortcut({ ts, channel: 'D0DIRECT' }), identity).kind).toBe('ignored');
  });
});

describe('the button "Run again"', () => {
  const id = `${CHANNEL}:${ts}:${ts}`;
  const value = JSON.stringify({ ticket: id, text: 'web-03 is slow' });
  const under = '1790000002.000234';

  it('asks for another run of the same mention, with the text the button carried', () => {
    const heard = hearRerun(press({ ts: under, value, actionTs: '1790000100.000001' }));

    expect(heard).toMatchObject({
      kind: 'asked',
      ask: {
        key: `slack-${CHANNEL}-${under}-button-1790000100.000001`,
        ticket: { system: 'slack', id },
        thread: { system: 'slack', id: 'C0OPS:1790000001.000117' },
        trigger: 'button',
        text: 'web-03 is slow',
      },
    });
  });

  it('of someone of another workspace, and in a channel that is not listed, is refused', () => {
    expect(judge(hearRerun(press({ ts: under, value, user: { team_id: 'T0OTHER' } })))).toBe('refused');
    expect(judge(hearRerun(press({ ts: under, value })), ['C0OTHER'])).toBe('refused');
  });

  it.each([
    ['another button', press({ ts: under, value, actionId: 'other' })],
    ['a value that is no value', press({ ts: under, value: 'x' })],
    ['a value about another channel', press({ ts: under, value: JSON.stringify({ ticket: `C0ELSE:${ts}:${ts}` }) })],
    ['a value that names no mention', press({ ts: under, value: JSON.stringify({ ticket: 'OPS-1' }) })],
    ['no body', undefined],
  ])('ignores %s', (_what, body) => {
    expect(hearRerun(body).kind).toBe('ignored');
  });
});
