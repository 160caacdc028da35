import { describe, expect, it, vi } from 'vitest';
import { BOT, signedMention } from '../support/slack-stand-in.ts';
import { blamesDisk, HOST, openWorld, SECRETS, statesAt, type World } from './world.ts';
import { post } from '../support/post.ts';
import { textOf } from './text-of.ts';

const WAIT = { timeout: 30_000, interval: 50 };
/** Minutes: the model is asked again after two seconds. */
const SOON = { TAI_VLLM_ASK_LATER_MINUTES: '0.034' };

/** How many answers the host's ticket cost in logins. */
function logins({ sshd }: World): number {
  return sshd.log().split('Accepted publickey').length - 1;
}

function answersIn(world: World, key: string): string[] {
  return world.jira.comments(key).map(({ body }) => textOf(body));
}

/** A world whose model refuses work until `down` is set to false. */
async function aWorldWithoutModel() {
  const model = { down: true };
  const misbehave = () => (model.down ? ('busy' as const) : undefined);
  const world = await openWorld({ vllm: { answer: blamesDisk, misbehave } });
  world.jira.addIssue({ key: 'OPS-1', summary: `${HOST} answers 500`, description: 'Since 06:20 every call fails.' });
  return { world, model };
}

describe('an answer given while the model was down', () => {
  it('is edited in place in Jira once the model is back, from the evidence that is there', {
    timeout: 60_000,
  }, async () => {
    const { world, model } = await aWorldWithoutModel();
    const { url } = await world.serve('start', SOON);

    await post(`${url}/webhooks/jira`, world.jira.signedIssueCreated('OPS-1', SECRETS.webhook));
    await vi.waitFor(() => expect(answersIn(world, 'OPS-1')).toHaveLength(1), WAIT);
    const [first = ''] = answersIn(world, 'OPS-1');
    const looked = logins(world);
    model.down = false;
    await vi.waitFor(() => expect(answersIn(world, 'OPS-1')[0]).toContain('asked later'), WAIT);

    const [answer = ''] = answersIn(world, 'OPS-1');
    expect(first).toMatch(/model did not answer \(/i);
    expect(answer).toContain('gemma4:a4b');
    expect(answer).not.toMatch(/model did not answer \(/i);
    expect(answersIn(world, 'OPS-1')).toHaveLength(1);
    expect(logins(world)).toBe(looked);
    expect(world.jira.issue('OPS-1').mails).toBe(1);
  });

  it('is left alone in a ticket that was closed meanwhile', { timeout: 60_000 }, async () => {
    const { world, model } = await aWorldWithoutModel();
    const { url, process } = await world.serve('start', SOON);

    await post(`${url}/webhooks/jira`, world.jira.signedIssueCreated('OPS-1', SECRETS.webhook));
    await vi.waitFor(() => expect(answersIn(world, 'OPS-1')).toHaveLength(1), WAIT);
    const [first = ''] = answersIn(world, 'OPS-1');
    world.jira.issue('OPS-1').fields['status'] = { name: 'Erledigt', statusCategory: { key: 'done' } };
    model.down = false;
    await process.line(/"askLater".*"stage done"/);

    expect(answersIn(world, 'OPS-1')).toEqual([first]);
    expect(await statesAt(url)).toEqual(['done']);
  });

  it('is edited in place in its Slack thread', { timeout: 60_000 }, async () => {
    const { world, model } = await aWorldWithoutModel();
    const { url } = await world.serve('start', SOON);
    const text = `<@${BOT.user}> ${HOST} answers 500`;
    const ts = world.slack.workspace.say(text);

    await signedMention({ url: `${url}/webhooks/slack`, secret: SECRETS.signing }, { text, ts, eventId: 'Ev1' });
    await vi.waitFor(async () => expect(await statesAt(url)).toEqual(['done']), WAIT);
    model.down = false;
    await vi.waitFor(() => expect(JSON.stringify(world.slack.workspace.answers())).toContain('asked later'), WAIT);

    expect(world.slack.workspace.answers()).toHaveLength(1);
    expect(world.slack.callsOf('chat.postMessage')).toHaveLength(1);
  });
});
