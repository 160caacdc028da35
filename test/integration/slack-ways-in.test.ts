import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openSlack, type SlackSettings } from '../../integrations/slack/index.ts';
import { TaiError } from '../../src/domain/errors.ts';
import { aRun } from '../support/fake-app.ts';
import { fakeDesk } from '../support/fake-desk.ts';
import {
  openSlackStandIn,
  PERSON,
  signedButton,
  signedMention,
  signedMessage,
  signedShortcut,
  signedSlash,
  type SlackStandIn,
} from '../support/slack-stand-in.ts';
import { type Desk, openDesk, serveDoor, settingsFor } from '../support/slack-stand-in/door.ts';
import { SIGNING_SECRET as secret } from '../support/slack-stand-in/samples.ts';

const ts = '1790000001.000117';
const threadTs = '1790000000.000001';
let slack: SlackStandIn;
let desk: Desk;
const served: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  slack = await openSlackStandIn();
  desk = openDesk();
});

afterEach(async () => {
  for (const each of served.splice(0)) await each.close();
  await slack.close();
});

async function open(change: Partial<SlackSettings> = {}): Promise<{ url: string; secret: string }> {
  const [door] = openSlack(settingsFor(slack, { desk: fakeDesk(), ...change })).doors(desk.accept);
  const server = await serveDoor(door);
  served.push(server);
  return { url: server.url, secret };
}

/** The private answer to a command. */
async function typed(response: Promise<Response>): Promise<{ response_type: string; text: string }> {
  return z.object({ response_type: z.string(), text: z.string() }).parse(await (await response).json());
}

async function whispered(text: string): Promise<void> {
  await vi.waitFor(
    () => expect(slack.seen.whispers.map((each) => each.text)).toContainEqual(expect.stringContaining(text)),
    5_000,
  );
}

describe('/tai', () => {
  it('begins a thread with the question, and asks for a run in it', async () => {
    const response = await signedSlash(await open(), 'web-03 <!channel> since 2h');

    const [question] = slack.workspace.answers();
    expect(response.status).toBe(200);
    expect(question?.text).toBe('person asks tai: web-03 @channel since 2h');
    expect(desk.asks).toMatchObject([
      { ticket: { id: `C0OPS:${question?.ts}:${question?.ts}` }, text: 'web-03 @channel since 2h', by: { id: PERSON } },
    ]);
    expect(Date.now() - Date.parse(desk.asks[0]?.since ?? '')).toBeGreaterThanOrEqual(7_200_000);
  });

  it('help and status answer the one who typed them, and write nothing', async () => {
    const run = aRun();
    const ours = aRun({ request: { ...run.request, ticket: { system: 'slack', id: `C0OPS:${ts}:${ts}` } } });
    const signing = await open({ desk: fakeDesk({ runs: [run, ours] }) });
    const help = await typed(signedSlash(signing, 'help'));
    const status = await typed(signedSlash(signing, 'status'));

    expect(help).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('/tai OPS-123') });
    expect(status.text).toContain('vLLM: off');
    expect(status.text).toContain('*.prod.example.com');
    expect(status.text.match(/UTC/g)).toHaveLength(1);
    expect(slack.workspace.answers()).toEqual([]);
  });

  it('says so when it was not understood, and when tai is no member of the channel', async () => {
    slack.workspace.addChannel('C0ELSE');
    slack.workspace.describeChannel('C0ELSE', { is_member: false });
    const signing = await open();
    const unclear = await typed(signedSlash(signing, 'since 2h'));
    const outside = await typed(signedSlash(signing, 'web-03', { channel_id: 'C0ELSE' }));
    const direct = await typed(signedSlash(signing, 'web-03', { channel_id: 'D0DIRECT' }));

    expect(unclear.text).toContain('name a host');
    expect(outside.text).toContain('/invite @tai');
    expect(direct.text).toContain('ask in a channel');
    expect(desk.asks).toEqual([]);
  });

  it('that could not be accepted says so in its message and to who typed it', async () => {
    desk.refuse(new TaiError('REDIS_UNAVAILABLE', 'Redis is down'));
    const response = await signedSlash(await open(), 'web-03');

    expect(response.status).toBe(503);
    expect(slack.workspace.answers()).toMatchObject([{ text: expect.stringContaining('Please ask again') }]);
  });
});

describe('the shortcut on a message', () => {
  it('asks about it, and tells the one who chose it', async () => {
    const response = await signedShortcut(await open(), { ts, replyUrl: slack.replyUrl });

    expect(response.status).toBe(200);
    expect(desk.asks).toMatchObject([{ ticket: { id: `C0OPS:${ts}:${ts}` }, text: 'db-02 is slow' }]);
    await whispered('comes in the thread');
  });
});

describe('a follow-up', () => {
  it('counts without a mention in a thread where tai has answered, and nowhere else', async () => {
    const thread = { system: 'slack', id: `C0OPS:${threadTs}` };
    const signing = await open({
      desk: fakeDesk({ answers: [{ ticket: thread, id: 'C0OPS:1', run: 'raaaaaaaaaaaaaaaa' }] }),
    });
    await signedMessage(signing, { ts, threadTs });
    await signedMessage(signing, { ts, threadTs: '1790000000.000009' });

    expect(desk.asks).toMatchObject([{ key: `slack-C0OPS-${ts}`, trigger: 'mention', thread, text: 'is it db-02?' }]);
  });
});

describe('who may ask', () => {
  it.each([
    ['a guest', { is_restricted: true }, 'guests can not ask'],
    ['a guest of one channel', { is_ultra_restricted: true }, 'guests can not ask'],
    ['someone of another workspace', { team_id: 'T0OTHER' }, 'another workspace'],
    ['a stranger', { is_stranger: true }, 'another workspace'],
  ])('is not %s, who alone is told why', async (_what, person, reason) => {
    slack.workspace.describePerson(PERSON, person);
    const signing = await open();
    const response = await signedMention(signing, { ts });
    const told = await typed(signedSlash(signing, 'web-03'));

    expect(response.status).toBe(200);
    expect([desk.asks, slack.workspace.answers()]).toEqual([[], []]);
    await whispered(reason);
    expect(slack.seen.whispers).toMatchObject([{ user: PERSON, channel: 'C0OPS' }]);
    expect(told).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining(reason) });
  });

  it('is nobody while Slack does not let us see who is a guest', async () => {
    slack.scopes.delete('users:read');
    await signedMention(await open(), { ts });

    expect(desk.asks).toEqual([]);
    await whispered('users:read');
  });

  it('is nobody in a channel that is shared with another company, whatever way is taken', async () => {
    slack.workspace.describeChannel('C0OPS', { is_ext_shared: true });
    const signing = await open();
    await signedShortcut(signing, { ts, replyUrl: slack.replyUrl });
    await signedMention(signing, { ts, envelope: { is_ext_shared_channel: true } });
    await signedButton(signing, { ts, value: JSON.stringify({ ticket: `C0OPS:${ts}:${ts}` }) });
    const told = await typed(signedSlash(signing, 'web-03'));

    expect(desk.asks).toEqual([]);
    expect(told.text).toContain('shared with another company');
    await vi.waitFor(() => expect(slack.seen.whispers).toHaveLength(3), 5_000);
  });

  it('can be judged without the scope in a channel that was listed', async () => {
    slack.scopes.delete('channels:read');
    slack.scopes.delete('groups:read');
    const unlisted = await typed(signedSlash(await open(), 'web-03'));
    await signedSlash(await open({ channels: ['C0OPS'] }), 'web-03');

    expect(unlisted.text).toContain('channels:read');
    expect(desk.asks).toHaveLength(1);
  });

  it('is only who is in one of the user groups, when groups are listed', async () => {
    slack.workspace.setGroup('S0OPS', ['U0ELSE']);
    const signing = await open({ userGroups: ['S0OPS'] });
    await signedMention(signing, { ts });
    await signedMention(signing, { ts: '1790000002.000117', event: { user: 'U0ELSE' } });

    expect(desk.asks.map(({ by }) => by?.id)).toEqual(['U0ELSE']);
    await whispered('user groups');
  });

  it('is who has not asked too often, and a delivery that comes again counts once', async () => {
    const signing = await open({ quotas: { perUser: 1 } });
    await signedMention(signing, { ts });
    await signedMention(signing, { ts });
    await signedMention(signing, { ts: '1790000002.000117' });

    expect(new Set(desk.asks.map(({ key }) => key)).size).toBe(1);
    await whispered('more than 1 runs an hour for one person; the next one is taken in 60 min');
  });

  it('is decided again by a retry when Slack did not say who someone is', async () => {
    slack.troubleNext('users.info', { kind: 'status', status: 500 });
    const signing = await open();
    const lost = await signedMention(signing, { ts });
    const retried = await signedMention({ ...signing, retry: 1 }, { ts });

    expect([lost.status, retried.status]).toEqual([503, 200]);
    expect(desk.asks).toHaveLength(1);
  });

  it('asks Slack about a person once for many questions', async () => {
    const signing = await open();
    for (const each of ['1', '2', '3']) await signedMention(signing, { ts: `179000000${each}.000117` });

    expect(desk.asks).toHaveLength(3);
    expect(slack.callsOf('users.info')).toHaveLength(1);
  });
});
