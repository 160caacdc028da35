import { describe, expect, it } from 'vitest';
import { type Gate, receiveMention, receiveRerun } from '../../../integrations/slack/webhook.ts';
import { BOT, CHANNEL, mention, PERSON, press, TEAM } from '../../support/slack-stand-in.ts';

const gate: Gate = { identity: { teamId: TEAM, botUserId: BOT.user, botId: BOT.id }, channels: undefined };
const ts = '1790000001.000117';

describe('receiveMention', () => {
  it('asks for a run about the mention', () => {
    const received = receiveMention(mention({ ts, text: `<@${BOT.user}> 502 on <http://web-03|web-03>` }), gate);

    expect(received).toEqual({
      kind: 'ask',
      ask: {
        key: `slack-${CHANNEL}-${ts}`,
        ticket: { system: 'slack', id: `${CHANNEL}:${ts}:${ts}` },
        thread: { system: 'slack', id: 'C0OPS:1790000001.000117' },
        trigger: 'mention',
        hosts: [],
        text: '502 on web-03',
      },
    });
  });

  it('remembers the thread a mention was written in', () => {
    const received = receiveMention(mention({ ts, threadTs: '1790000000.000001' }), gate);

    expect(received).toMatchObject({ ask: { ticket: { id: `${CHANNEL}:1790000000.000001:${ts}` } } });
  });

  it('gives an edited mention the key it had', () => {
    const first = receiveMention(mention({ ts, eventId: 'Ev1' }), gate);
    const edited = receiveMention(
      mention({ ts, eventId: 'Ev2', text: 'now db-02', event: { edited: { user: PERSON, ts: '1790000009.000000' } } }),
      gate,
    );

    expect(first).toMatchObject({ ask: { key: `slack-${CHANNEL}-${ts}` } });
    expect(edited).toMatchObject({ ask: { key: `slack-${CHANNEL}-${ts}` } });
  });

  it('keeps no more of a very long mention than a ticket needs', () => {
    const received = receiveMention(mention({ ts, text: 'x'.repeat(30_000) }), gate);

    expect(received.kind === 'ask' && received.ask.text).toHaveLength(8_000);
  });

  it.each([
    ['a channel shared with another company', { envelope: { is_ext_shared_channel: true } }],
    ['another workspace', { envelope: { team_id: 'T0OTHER' } }],
    ['a person of another workspace', { event: { user_team: 'T0OTHER' } }],
    ['a source of another workspace', { event: { source_team: 'T0OTHER' } }],
    ['an author of another workspace', { event: { team: 'T0OTHER' } }],
    ['a guest', { event: { user_profile: { is_restricted: true } } }],
    ['a single-channel guest', { event: { user_profile: { is_ultra_restricted: true } } }],
    ['a stranger', { event: { user_profile: { is_stranger: true } } }],
    ['a bot', { event: { bot_id: 'B0ALERTS' } }],
    ['ourselves', { event: { user: BOT.user } }],
    ['nobody', { event: { user: undefined } }],
    ['a canvas', { event: { subtype: 'document_mention' } }],
    ['a timestamp that is none', { event: { ts: '1790000001.000117:x' } }],
    ['a thread that is none', { event: { thread_ts: '../1' } }],
    ['a direct message', { event: { channel: 'D0DIRECT' } }],
    ['a channel that is none', { event: { channel: 'C0OPS/../x' } }],
    ['another event', { event: { type: 'message' } }],
  ])('ignores %s', (_what, change) => {
    expect(receiveMention(mention({ ts, ...change }), gate).kind).toBe('ignored');
  });

  it('ignores channels that are not listed, when there is a list', () => {
    expect(receiveMention(mention({ ts }), { ...gate, channels: ['C0OTHER'] }).kind).toBe('ignored');
    expect(receiveMention(mention({ ts }), { ...gate, channels: [CHANNEL] }).kind).toBe('ask');
  });
});

describe('receiveRerun', () => {
  const id = `${CHANNEL}:${ts}:${ts}`;
  const value = JSON.stringify({ ticket: id, text: 'web-03 is slow' });
  const under = '1790000002.000234';

  it('asks for another run of the same mention, with the text the button carried', () => {
    const received = receiveRerun(press({ ts: under, value, actionTs: '1790000100.000001' }), gate);

    expect(received).toEqual({
      kind: 'ask',
      ask: {
        key: `slack-${CHANNEL}-${under}-button-1790000100.000001`,
        ticket: { system: 'slack', id },
        thread: { system: 'slack', id: 'C0OPS:1790000001.000117' },
        trigger: 'button',
        hosts: [],
        text: 'web-03 is slow',
      },
    });
  });

  it.each([
    ['someone of another workspace', press({ ts: under, value, user: { team_id: 'T0OTHER' } })],
    ['another button', press({ ts: under, value, actionId: 'other' })],
    ['a value that is no value', press({ ts: under, value: 'x' })],
    ['a value about another channel', press({ ts: under, value: JSON.stringify({ ticket: `C0ELSE:${ts}:${ts}` }) })],
    ['a value that names no mention', press({ ts: under, value: JSON.stringify({ ticket: 'OPS-1' }) })],
    ['no body', undefined],
  ])('ignores %s', (_what, body) => {
    expect(receiveRerun(body, gate).kind).toBe('ignored');
  });

  it('ignores channels that are not listed, when there is a list', () => {
    expect(receiveRerun(press({ ts: under, value }), { ...gate, channels: ['C0OTHER'] }).kind).toBe('ignored');
  });
});
