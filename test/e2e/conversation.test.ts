import { describe, expect, it, vi } from 'vitest';
import { BOT, signedMention } from '../support/slack-stand-in.ts';
import { blamesDisk, HOST, openWorld, runsAt, SECRETS, statesAt, type World } from './world.ts';

const WAIT = { timeout: 30_000, interval: 50 };

async function untilRuns(url: string, states: readonly string[]): Promise<void> {
  await vi.waitFor(async () => expect(await statesAt(url)).toEqual(states), WAIT);
}

function logins({ sshd }: World): number {
  return sshd.log().split('Accepted publickey').length - 1;
}

/** Mentions tai in a thread, the first time as its root. */
function talker(world: World, url: string) {
  let threadTs: string | undefined;
  let count = 0;
  return async (words: string): Promise<void> => {
    const text = `<@${BOT.user}> ${words}`;
    const ts = world.slack.workspace.say(text, threadTs === undefined ? {} : { threadTs });
    const where = threadTs === undefined ? { ts } : { ts, threadTs };
    threadTs ??= ts;
    count += 1;
    const signing = { url: `${url}/webhooks/slack`, secret: SECRETS.signing };
    const { status } = await signedMention(signing, { text, ...where, eventId: `Ev${count}` });
    expect(status).toBe(200);
  };
}

/** The user's part of each prompt about a ticket, in order: the server is tried out as well. */
function prompts({ vllm }: World): string[] {
  return vllm.requests.map(({ messages }) => messages[1].content).filter((prompt) => prompt.startsWith('DATA '));
}

async function post(url: string, body: object): Promise<{ status: number; json: Record<string, string> }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, json: JSON.parse(await response.text()) };
}

async function textOfRun(url: string, run: string): Promise<string> {
  await fetch(`${url}/api/runs/${run}/events`).then((events) => events.text());
  return JSON.parse(await (await fetch(`${url}/api/runs/${run}`)).text()).report;
}

describe('a question in the Slack thread where tai answered', () => {
  it('goes on from the evidence there, with the same prompt before the new words', { timeout: 60_000 }, async () => {
    const world = await openWorld({ vllm: { answer: blamesDisk } });
    const { url } = await world.serve('start');
    const say = talker(world, url);
    await say(`${HOST} answers 500`);
    await untilRuns(url, ['done']);
    const looked = logins(world);

    await say('are you sure about that?');
    await untilRuns(url, ['done', 'done']);

    const [first = '', second = ''] = prompts(world);
    const runs = (await runsAt(url)).map(({ id }) => id).toReversed();
    expect(world.vllm.requestIds).toEqual(runs.map((id) => expect.stringMatching(`^tai-${id}-[0-9a-f]{6}-1$`)));
    expect(second.startsWith(first)).toBe(true);
    expect(second.slice(first.length)).toContain('are you sure about that?');
    expect(logins(world)).toBe(looked);
    const answers = world.slack.workspace.answers();
    expect(answers).toHaveLength(2);
    expect(JSON.stringify(answers[1]?.blocks)).toMatch(/Goes on from run r[a-z2-7]{16}.*nothing new was looked at/);
    expect(JSON.stringify(answers[1]?.blocks)).toContain('100% /var');
  });

  it('takes a fresh look when that is asked for', { timeout: 60_000 }, async () => {
    const world = await openWorld({ vllm: { answer: blamesDisk } });
    const { url } = await world.serve('start');
    const say = talker(world, url);
    await say(`${HOST} answers 500`);
    await untilRuns(url, ['done']);

    await say('again, please');
    await untilRuns(url, ['done', 'done']);

    expect(JSON.stringify(world.slack.workspace.answers()[1]?.blocks)).not.toContain('Goes on from');
  });

  it('contacts no host that is not allowed, whatever it says', { timeout: 60_000 }, async () => {
    const world = await openWorld({ vllm: { answer: blamesDisk } });
    const { url } = await world.serve('start');
    const say = talker(world, url);
    await say(`${HOST} answers 500`);
    await untilRuns(url, ['done']);

    await say('it is not web-03, look at mail-01.corp.example.org');
    await untilRuns(url, ['done', 'done']);

    const [, answer] = world.slack.workspace.answers();
    expect(JSON.stringify(answer?.blocks)).toContain('mail-01.corp.example.org');
    expect(JSON.stringify(answer?.blocks)).toMatch(/refused/i);
  });
});

describe('a question under a run on the page', () => {
  it('goes on from it, and is answered on the page alone', { timeout: 60_000 }, async () => {
    const world = await openWorld({ vllm: { answer: blamesDisk } });
    const { url } = await world.serve('start');
    await talker(world, url)(`${HOST} answers 500`);
    await untilRuns(url, ['done']);
    const { runs } = JSON.parse(await (await fetch(`${url}/api/runs`)).text());

    const asked = await post(`${url}/api/runs/${runs[0].id}/questions`, { text: 'it began yesterday at nine' });
    const report = await textOfRun(url, asked.json['run'] ?? '');

    expect(asked.status).toBe(202);
    expect(report).toContain(`Goes on from run ${runs[0].id}`);
    expect(report).toMatch(/Taken for its begin: \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
    expect(report).toMatch(/\/var.*full/);
    expect(world.slack.workspace.answers()).toHaveLength(1);
  });

  it('is answered by rules and a plain sentence where no model is', { timeout: 60_000 }, async () => {
    const world = await openWorld({ vllm: { misbehave: () => 'busy' } });
    const { url } = await world.serve('start');
    await talker(world, url)(`${HOST} answers 500`);
    await untilRuns(url, ['done']);
    const { runs } = JSON.parse(await (await fetch(`${url}/api/runs`)).text());

    const asked = await post(`${url}/api/runs/${runs[0].id}/questions`, { text: 'why?' });
    const report = await textOfRun(url, asked.json['run'] ?? '');

    expect(report).toContain('There is no model to answer the question in words');
    expect(report).toMatch(/\/var.*full/);
  });

  it.each([
    ['no words', {}, 400],
    ['a field that is none', { text: 'x', hosts: ['db-02'] }, 400],
  ])('is refused with %s', async (_why, body, status) => {
    const world = await openWorld();
    const { url } = await world.serve('start');

    const asked = await post(`${url}/api/tickets`, { text: 'everything is slow' });
    await textOfRun(url, asked.json['run'] ?? '');
    const answer = await post(`${url}/api/runs/${asked.json['run']}/questions`, body);

    expect(answer.status).toBe(status);
    expect(answer.json['error']).toContain('Send {"text"');
  });
});
