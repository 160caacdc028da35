import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSlack } from '../../integrations/slack/index.ts';
import { TaiError } from '../../src/domain/errors.ts';
import {
  openSlackStandIn,
  sendSigned,
  signedButton,
  signedMention,
  signedUrlVerification,
  type SlackStandIn,
} from '../support/slack-stand-in.ts';
import { type Desk, openDesk, serveDoor, settingsFor } from '../support/slack-stand-in/door.ts';
import { SIGNING_SECRET } from '../support/slack-stand-in/samples.ts';

const secret = SIGNING_SECRET;
const ts = '1790000001.000117';
let slack: SlackStandIn;
let desk: Desk;
let served: Awaited<ReturnType<typeof serveDoor>>;

beforeEach(async () => {
  slack = await openSlackStandIn();
  desk = openDesk();
  const [door] = openSlack(settingsFor(slack)).doors(desk.accept);
  served = await serveDoor(door);
});

afterEach(async () => {
  await served.close();
  await slack.close();
});

describe('the Slack webhook', () => {
  it('accepts a signed mention before it answers', async () => {
    const response = await signedMention({ url: served.url, secret }, { ts });

    expect(response.status).toBe(200);
    expect(desk.asks).toMatchObject([{ key: `slack-C0OPS-${ts}`, trigger: 'mention', text: 'web-03 is slow' }]);
  });

  it('gives a delivery that Slack sends again the key it had', async () => {
    await signedMention({ url: served.url, secret }, { ts, eventId: 'Ev1' });
    const response = await signedMention({ url: served.url, secret, retry: 1 }, { ts, eventId: 'Ev1' });

    expect(response.status).toBe(200);
    expect(new Set(desk.asks.map(({ key }) => key)).size).toBe(1);
  });

  it('answers 503 while nothing can be accepted, and takes the retry after that', async () => {
    desk.refuse(new TaiError('REDIS_UNAVAILABLE', 'Redis is down'));
    const lost = await signedMention({ url: served.url, secret }, { ts });
    desk.refuse(undefined);
    const retried = await signedMention({ url: served.url, secret, retry: 1 }, { ts });

    expect([lost.status, retried.status]).toEqual([503, 200]);
    expect(desk.asks).toHaveLength(1);
  });

  it('answers 503 while Slack does not say who we are, and asks again', async () => {
    slack.troubleNext('auth.test', { kind: 'status', status: 500 });
    const first = await signedMention({ url: served.url, secret }, { ts });
    const second = await signedMention({ url: served.url, secret, retry: 1 }, { ts });
    await signedMention({ url: served.url, secret }, { ts });

    expect([first.status, second.status]).toEqual([503, 200]);
    expect(slack.callsOf('auth.test')).toHaveLength(2);
  });

  it('accepts the button "Run again"', async () => {
    const value = JSON.stringify({ ticket: `C0OPS:${ts}:${ts}`, text: 'web-03 is slow' });
    const response = await signedButton({ url: served.url, secret }, { ts: '1790000002.000234', value });

    expect(response.status).toBe(200);
    expect(desk.asks).toMatchObject([
      { trigger: 'button', text: 'web-03 is slow', ticket: { id: `C0OPS:${ts}:${ts}` } },
    ]);
  });

  it('tells whoever pressed the button when it could not be accepted', async () => {
    desk.refuse(new TaiError('REDIS_UNAVAILABLE', 'Redis is down'));
    const value = JSON.stringify({ ticket: `C0OPS:${ts}:${ts}` });
    const response = await signedButton({ url: served.url, secret }, { ts, value });

    expect(response.status).toBe(503);
  });

  it('answers the check of its address without asking Slack anything', async () => {
    const response = await signedUrlVerification({ url: served.url, secret }, 'a challenge');

    expect(await response.json()).toEqual({ challenge: 'a challenge' });
    expect(slack.calls).toHaveLength(0);
  });

  it.each([
    ['another secret', { secret: 'another secret' }],
    ['a stale stamp', { secret, skewSeconds: -400 }],
    ['a stamp from the future', { secret, skewSeconds: 400 }],
  ])('refuses %s with 401', async (_what, signing) => {
    const response = await signedMention({ url: served.url, ...signing }, { ts });

    expect(response.status).toBe(401);
    expect(desk.asks).toHaveLength(0);
  });

  it('refuses what is not signed at all, and asks Slack nothing', async () => {
    const plain = await fetch(served.url, { method: 'POST', body: '{}' });
    const strange = await fetch(served.url, {
      method: 'POST',
      body: '{}',
      headers: { 'x-slack-request-timestamp': 'Infinity' },
    });

    expect([plain.status, strange.status]).toEqual([401, 401]);
    expect(slack.calls).toHaveLength(0);
  });

  it('refuses a body of more than one megabyte with 413', async () => {
    const response = await signedMention({ url: served.url, secret }, { ts, text: 'x'.repeat(1_100_000) });

    expect(response.status).toBe(413);
  });

  it('ignores what it has no use for with 200', async () => {
    const elsewhere = await signedMention(
      { url: served.url, secret },
      { ts, envelope: { is_ext_shared_channel: true } },
    );
    const other = await signedMention({ url: served.url, secret }, { ts, event: { type: 'reaction_added' } });
    const limited = await sendSigned({ url: served.url, secret }, 'application/json', '{"type":"app_rate_limited"}');
    const button = await signedButton({ url: served.url, secret }, { ts, value: 'x', actionId: 'other' });

    expect([elsewhere.status, other.status, limited.status, button.status]).toEqual([200, 200, 200, 200]);
    expect(desk.asks).toHaveLength(0);
    expect(slack.callsOf('chat.postMessage')).toHaveLength(0);
  });

  it('answers 400 to a signed body that is no JSON, and 404 to any other path or method', async () => {
    const broken = await sendSigned({ url: served.url, secret }, 'application/json', '{');
    const elsewhere = await fetch(`${served.origin}/elsewhere`, { method: 'POST' });
    const get = await fetch(served.url);

    expect([broken.status, elsewhere.status, get.status]).toEqual([400, 404, 404]);
  });

  it('answers 503 before Slack gives up when accepting takes too long', async () => {
    const stuck = openSlack(settingsFor(slack)).doors(() => new Promise(() => undefined));
    const other = await serveDoor(stuck[0]);
    const response = await signedMention({ url: other.url, secret }, { ts });
    await other.close();

    expect(response.status).toBe(503);
  });

  it('does not open without its secret', () => {
    const slackWithout = openSlack({ mode: 'http', botToken: 'xoxb-1', timeoutMs: 1_000 });

    expect(() => slackWithout.doors(desk.accept)).toThrow('slack.signingSecret is needed when slack.mode is http');
  });
});
