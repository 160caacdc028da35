import { describe, expect, it, vi } from 'vitest';
import { BOT, mention, press, signedButton, signedMention } from '../support/slack-stand-in.ts';
import type { StoredMessage } from '../support/slack-stand-in/workspace.ts';
import { blamesDisk, HOST, openWorld, SECRETS, statesAt, type World } from './world.ts';

const WAIT = { timeout: 30_000, interval: 50 };

async function untilRuns(url: string, states: readonly string[]): Promise<void> {
  await vi.waitFor(async () => expect(await statesAt(url)).toEqual(states), WAIT);
}

/** The bot's only message, as Slack keeps it. */
function reply(world: World): StoredMessage {
  const [answer, ...others] = world.slack.workspace.answers();
  if (!answer || others.length > 0) throw new Error(`${others.length + (answer ? 1 : 0)} replies, not one`);
  return answer;
}

function pressed(answer: StoredMessage) {
  const value = /"value":"((?:[^"\\]|\\.)*)"/.exec(JSON.stringify(answer.blocks))?.[1] ?? '';
  return { ts: answer.ts, value: JSON.parse(`"${value}"`) };
}

function ask(world: World) {
  const text = `<@${BOT.user}> ${HOST} answers 500`;
  return { text, ts: world.slack.workspace.say(text) };
}

describe('a mention in Slack', () => {
  it('gets a placeholder and then the report over HTTP, and the button edits the same reply', {
    timeout: 60_000,
  }, async () => {
    const world = await openWorld({ vllm: { answer: blamesDisk } });
    const { url } = await world.serve('start');
    const signing = { url: `${url}/webhooks/slack`, secret: SECRETS.signing };
    const asked = ask(world);

    const acknowledged = await signedMention(signing, { ...asked, eventId: 'Ev1' });
    const again = await signedMention({ ...signing, retry: 1 }, { ...asked, eventId: 'Ev1' });
    await untilRuns(url, ['done']);
    const first = reply(world);
    const button = await signedButton(signing, pressed(first));
    await untilRuns(url, ['done', 'done']);

    expect([acknowledged.status, again.status, button.status]).toEqual([200, 200, 200]);
    expect(world.slack.callsOf('chat.postMessage').map(({ args }) => args['thread_ts'])).toEqual([asked.ts]);
    expect(JSON.stringify(first.blocks)).toContain('100% /var');
    expect(reply(world).ts).toBe(first.ts);
    expect(JSON.stringify(reply(world).blocks)).toContain('100% /var');
    expect(reply(world).edits).toBeGreaterThan(first.edits);
  });

  it('is answered over Socket Mode, where no address of ours is public', { timeout: 60_000 }, async () => {
    const world = await openWorld({ slackMode: 'socket', vllm: { answer: blamesDisk } });
    const { url } = await world.serve('start');

    const acknowledged = await world.slack.socket.deliver('events_api', mention(ask(world)));
    await untilRuns(url, ['done']);
    const button = await world.slack.socket.deliver('interactive', press(pressed(reply(world))));
    await untilRuns(url, ['done', 'done']);

    expect([acknowledged, button]).toEqual([true, true]);
    expect(JSON.stringify(reply(world).blocks)).toContain('100% /var');
  });

  it('shows a proved cause while the model still writes, and says so when it does not stand', {
    timeout: 60_000,
  }, async () => {
    let probes = 0;
    const world = await openWorld({
      vllm: {
        answer: blamesDisk,
        // It is cut off after its cause, and says nothing when it is asked again.
        misbehave: (nth) => (probes === 0 ? undefined : nth === probes + 1 ? 'token limit' : 'empty'),
        pieceMs: (nth) => (nth === probes + 1 ? 500 : 0),
      },
    });
    const { url, process } = await world.serve('start');
    await process.line(/model server tried out/);
    probes = world.vllm.requests.length;

    const signing = { url: `${url}/webhooks/slack`, secret: SECRETS.signing };
    await signedMention(signing, { ...ask(world), eventId: 'Ev1' });
    await vi.waitFor(() => expect(reply(world).text).toContain('So far: '), WAIT);
    const { text } = reply(world);
    await untilRuns(url, ['done']);

    expect(text).toMatch(/So far: The \/var filesystem is 100% full\. \(\w+; E\d+\.\d+\)/);
    expect(JSON.stringify(reply(world).blocks)).toMatch(/withdrawn: The \/var filesystem is 100% full\. \(/);
    expect(world.slack.callsOf('chat.postMessage')).toHaveLength(1);
  });

  it('with a wrong signature gets 401 and nothing else', async () => {
    const world = await openWorld();
    const { url } = await world.serve('start');

    const { status } = await signedMention({ url: `${url}/webhooks/slack`, secret: 'another' }, ask(world));

    expect(status).toBe(401);
    expect(world.slack.workspace.answers()).toEqual([]);
  });
});
