import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSlack, type SlackSettings } from '../../integrations/slack/index.ts';
import { TaiError } from '../../src/domain/errors.ts';
import type { Closable } from '../../src/domain/ports.ts';
import { mention, openSlackStandIn, press, type SlackStandIn } from '../support/slack-stand-in.ts';
import { type Desk, openDesk, settingsFor } from '../support/slack-stand-in/door.ts';

const ts = '1790000001.000117';
let slack: SlackStandIn;
let desk: Desk;
const opened: Closable[] = [];

beforeEach(async () => {
  slack = await openSlackStandIn();
  desk = openDesk();
});

afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
  await slack.close();
});

async function open(change: Partial<SlackSettings> = {}): Promise<Closable> {
  const [door] = openSlack(settingsFor(slack, { mode: 'socket', ...change })).doors(desk.accept);
  if (door?.kind !== 'socket') throw new Error('the door is no socket');
  const connection = await door.open();
  opened.push(connection);
  return connection;
}

describe('Socket Mode', () => {
  it('accepts a mention and acknowledges it', async () => {
    await open();

    expect(await slack.socket.deliver('events_api', mention({ ts }))).toBe(true);
    expect(desk.asks).toMatchObject([{ key: `slack-C0OPS-${ts}`, trigger: 'mention' }]);
  });

  it('accepts the button "Run again" and acknowledges it', async () => {
    await open();
    const value = JSON.stringify({ ticket: `C0OPS:${ts}:${ts}`, text: 'web-03 is slow' });

    expect(await slack.socket.deliver('interactive', press({ ts, value }))).toBe(true);
    expect(desk.asks).toMatchObject([{ trigger: 'button', text: 'web-03 is slow' }]);
  });

  it('does not acknowledge what was not accepted, so that Slack sends it again', async () => {
    await open();
    desk.refuse(new TaiError('REDIS_UNAVAILABLE', 'Redis is down'));
    const lost = await slack.socket.deliver('events_api', mention({ ts }), 300);
    desk.refuse(undefined);
    const retried = await slack.socket.deliver('events_api', mention({ ts }));

    expect([lost, retried]).toEqual([false, true]);
    expect(desk.asks).toHaveLength(1);
  });

  it('acknowledges and ignores what it has no use for', async () => {
    await open();

    expect(await slack.socket.deliver('events_api', mention({ ts, event: { bot_id: 'B0ALERTS' } }))).toBe(true);
    expect(desk.asks).toHaveLength(0);
  });

  it('takes large deliveries', async () => {
    await open();

    expect(await slack.socket.deliver('events_api', mention({ ts, text: `web-03 ${'é'.repeat(40_000)}` }))).toBe(true);
    expect(desk.asks).toHaveLength(1);
  });

  it('connects again when Slack recycles the connection', async () => {
    await open();
    await slack.socket.recycle();

    expect(await slack.socket.deliver('events_api', mention({ ts }))).toBe(true);
    expect(slack.socket.opened).toBe(2);
  });

  it('connects again when the line is cut and Slack is away for a moment', async () => {
    const heard: TaiError[] = [];
    await open({ onTrouble: (error) => heard.push(error) });
    slack.troubleNext('apps.connections.open', { kind: 'status', status: 503 });
    await slack.socket.cut();

    expect(await slack.socket.deliver('events_api', mention({ ts }))).toBe(true);
    expect(heard.map(({ code }) => code)).toEqual(['TICKET_SYSTEM_UNAVAILABLE']);
  });

  it('leaves when it is closed, and does not come back', async () => {
    const connection = await open();
    await connection.close();

    await vi.waitFor(() => expect(slack.socket.connected).toBe(0));
    expect(slack.socket.opened).toBe(1);
  });

  it.each([
    ['the token is refused', { botToken: 'xoxb-wrong' }, 'TICKET_FORBIDDEN'],
    ['the app token is refused', { appToken: 'xapp-wrong' }, 'TICKET_FORBIDDEN'],
    ['Slack can not be reached', { apiUrl: 'http://127.0.0.1:9/api/' }, 'TICKET_SYSTEM_UNAVAILABLE'],
  ])('says so when %s', async (_what, change, code) => {
    await expect(open(change)).rejects.toMatchObject({ code });
  });

  it('gives up a connection on which Slack says nothing', async () => {
    slack.socket.greets = false;

    await expect(open({ timeoutMs: 100 })).rejects.toMatchObject({ code: 'TICKET_SYSTEM_UNAVAILABLE' });
    await vi.waitFor(() => expect(slack.socket.connected).toBe(0));
  });

  it('does not open without its token', () => {
    const without = openSlack({ mode: 'socket', botToken: 'xoxb-1', timeoutMs: 1_000 });

    expect(() => without.doors(desk.accept)).toThrow('slack.appToken is needed when slack.mode is socket');
  });
});
