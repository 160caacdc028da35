import { describe, expect, it, vi } from 'vitest';
import { requires } from '../support/requires.ts';
import { blamesDisk, HOST, openWorld, SECRETS, statesAt, type World } from './world.ts';
import { post } from '../support/post.ts';
import { textOf } from './text-of.ts';

const WAIT = { timeout: 30_000, interval: 50 };

function answersIn(world: World, key: string): string[] {
  return world.jira.comments(key).map(({ body }) => textOf(body));
}

async function aWorldWithTicket() {
  const world = await openWorld({ vllm: { answer: blamesDisk } });
  world.jira.addIssue({ key: 'OPS-1', summary: `${HOST} answers 500`, description: 'Since 06:20 every call fails.' });
  const { url } = await world.serve('start');
  return { world, url };
}

describe('a new Jira ticket', () => {
  it('is answered with one cited comment, however often it is delivered', async () => {
    const { world, url } = await aWorldWithTicket();
    const delivery = world.jira.signedIssueCreated('OPS-1', SECRETS.webhook);

    const responses = await Promise.all([1, 2, 3].map(() => post(`${url}/webhooks/jira`, delivery)));
    await vi.waitFor(() => expect(answersIn(world, 'OPS-1')).toHaveLength(1), WAIT);
    const late = await post(`${url}/webhooks/jira`, delivery);

    expect([...responses, late].map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const [answer = ''] = answersIn(world, 'OPS-1');
    expect(answer).toMatch(/\/var.*full/);
    expect(answer).toContain('41152812 41152812         0     100% /var');
    expect(answer).toContain('gemma4:a4b');
    expect(answersIn(world, 'OPS-1')).toHaveLength(1);
    // At the start the server was tried out by other questions.
    const asked = world.vllm.requests.filter(({ messages }) => messages[1].content.startsWith('DATA '));
    expect(asked).toHaveLength(1);
  });

  it('is run again by its button and by a comment, which edit the one comment', async () => {
    const { world, url } = await aWorldWithTicket();
    await post(`${url}/webhooks/jira`, world.jira.signedIssueCreated('OPS-1', SECRETS.webhook));
    await vi.waitFor(async () => expect(await statesAt(url)).toEqual(['done']), WAIT);

    const button = await post(
      `${url}/webhooks/jira/automation`,
      world.jira.automation({ issue: 'OPS-1' }, SECRETS.automation),
    );
    await vi.waitFor(async () => expect(await statesAt(url)).toEqual(['done', 'done']), WAIT);
    const comment = await post(
      `${url}/webhooks/jira`,
      world.jira.commentCreated('OPS-1', SECRETS.webhook, { text: '/tai' }),
    );
    await vi.waitFor(async () => expect(await statesAt(url)).toEqual(['done', 'done', 'done']), WAIT);

    expect([button.status, comment.status]).toEqual([200, 200]);
    expect(answersIn(world, 'OPS-1')).toHaveLength(1);
    expect(world.jira.requests.filter(({ method }) => method === 'PUT')).not.toHaveLength(0);
  });
});

describe('a delivery that is not to be trusted', () => {
  it('touches nothing and says what is wrong with it', async () => {
    const { world, url } = await aWorldWithTicket();
    const forged = world.jira.signedIssueCreated('OPS-1', 'another secret');
    const right = world.jira.signedIssueCreated('OPS-1', SECRETS.webhook);
    const unknown = world.jira.commentCreated('OPS-1', SECRETS.webhook, { text: 'thanks' });
    const button = world.jira.automation({ issue: 'OPS-1' }, 'another secret');

    const answers = await Promise.all([
      post(`${url}/webhooks/jira`, forged),
      post(`${url}/webhooks/jira`, { ...right, body: Buffer.alloc(6 * 1024 * 1024) }),
      post(`${url}/webhooks/jira`, unknown),
      post(`${url}/webhooks/jira/automation`, button),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([401, 413, 200, 401]);
    expect(await (await fetch(`${url}/api/runs`)).json()).toEqual({ runs: [] });
    expect(world.jira.requests.map((request) => request.url)).toEqual(['/rest/api/3/myself']);
  });

  it('does not reach a host that is not allowed, and the ticket hears so', async () => {
    const { world, url } = await aWorldWithTicket();
    world.jira.addIssue({ key: 'OPS-2', summary: 'mail-01.corp.example.org is slow' });

    await post(`${url}/webhooks/jira`, world.jira.signedIssueCreated('OPS-2', SECRETS.webhook));
    await vi.waitFor(() => expect(answersIn(world, 'OPS-2')).toHaveLength(1), WAIT);

    expect(answersIn(world, 'OPS-2')[0]).toContain('refused');
    expect(world.sshd.log()).not.toContain('Accepted publickey');
  });

  it('names no host and is answered with a question', async () => {
    const { world, url } = await aWorldWithTicket();
    world.jira.addIssue({ key: 'OPS-3', summary: 'everything is slow' });

    await post(`${url}/webhooks/jira`, world.jira.signedIssueCreated('OPS-3', SECRETS.webhook));
    await vi.waitFor(() => expect(answersIn(world, 'OPS-3')).toHaveLength(1), WAIT);

    expect(answersIn(world, 'OPS-3')[0]).toContain('?');
  });
});

describe('without a model', () => {
  it('answers from rules alone when vLLM is down, and says so', async () => {
    const { world } = await aWorldWithTicket();
    await world.vllm.close();
    const { url } = await world.serve('serve');

    await post(`${url}/webhooks/jira`, world.jira.signedIssueCreated('OPS-1', SECRETS.webhook));
    await vi.waitFor(() => expect(answersIn(world, 'OPS-1')).toHaveLength(1), WAIT);

    const [answer = ''] = answersIn(world, 'OPS-1');
    expect(answer).toMatch(/\/var.*full/);
    expect(answer).toMatch(/model did not answer/i);
  });
});

describe.runIf(requires('redis', 'intake while Redis is away'))('Redis away', () => {
  it('makes the webhook answer 503 until it is back, and nothing accepted is lost', async () => {
    const { world, url } = await aWorldWithTicket();
    const delivery = world.jira.signedIssueCreated('OPS-1', SECRETS.webhook);

    await world.redis.stop();
    const down = await post(`${url}/webhooks/jira`, delivery);
    await world.redis.start();
    await vi.waitFor(async () => expect((await post(`${url}/webhooks/jira`, delivery)).status).toBe(200), WAIT);
    await vi.waitFor(() => expect(answersIn(world, 'OPS-1')).toHaveLength(1), WAIT);

    expect(down.status).toBe(503);
  });
});
