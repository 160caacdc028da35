import { describe, expect, it } from 'vitest';
import { readCommand, readWish } from '../../../integrations/slack/command.ts';
import { BOT, CHANNEL, PERSON, slash } from '../../support/slack-stand-in.ts';

const now = new Date('2026-11-20T10:00:00.000Z');

describe('/tai', () => {
  it.each([
    ['', { kind: 'help' }],
    ['help', { kind: 'help' }],
    ['Status', { kind: 'status' }],
    ['web-03', { kind: 'triage', text: 'web-03' }],
    ['OPS-123', { kind: 'triage', text: 'OPS-123' }],
    ['web-03 since 2h', { kind: 'triage', text: 'web-03 since 2h', since: '2026-11-20T08:00:00.000Z' }],
    ['since 30m web-03', { kind: 'triage', text: 'since 30m web-03', since: '2026-11-20T09:30:00.000Z' }],
    ['web-03 slow since yesterday', { kind: 'triage', text: 'web-03 slow since yesterday' }],
  ])('"%s" is understood', (text, wish) => {
    expect(readWish(text, now)).toEqual(wish);
  });

  it('says what to write when the time is none or nothing else was said', () => {
    expect(readWish('web-03 since 2 fortnights', now)).toMatchObject({ kind: 'unclear' });
    expect(readWish('since 2h', now)).toMatchObject({
      kind: 'unclear',
      reason: expect.stringContaining('name a host'),
    });
  });

  it('carries who typed it, where', () => {
    expect(readCommand(slash('web-03', { trigger_id: '1.2' }), BOT.user, now)).toMatchObject({
      kind: 'command',
      key: 'slack-command-1.2',
      who: { channel: CHANNEL, user: PERSON },
    });
  });

  it('in a direct message has no thread to answer in, but help', () => {
    expect(readCommand(slash('web-03', { channel_id: 'D0DIRECT' }), BOT.user, now)).toEqual({ kind: 'elsewhere' });
    expect(readCommand(slash('help', { channel_id: 'D0DIRECT' }), BOT.user, now)).toMatchObject({
      wish: { kind: 'help' },
    });
  });

  it('is nothing that is no command', () => {
    expect(readCommand({ command: '/tai' }, BOT.user, now)).toBeUndefined();
  });
});
