import { expect, it } from 'vitest';
import { openSlack } from '../../integrations/slack/index.ts';
import type { Stages } from '../../workers/stages.ts';
import { openQuotas } from '../../workers/quotas.ts';
import { runIdOf } from '../../workers/run-id.ts';
import { fakeDesk } from '../support/fake-desk.ts';
import { startRedis } from '../support/redis.ts';
import { openIntake, startWorkers } from '../support/run-workers.ts';
import { openSlackStandIn } from '../support/slack-stand-in.ts';
import { settingsFor } from '../support/slack-stand-in/door.ts';
import { aReport, aRequest } from '../support/slack-stand-in/samples.ts';

const THREADS = 100;
const CHANNELS = ['C0OPS', 'C0WEB', 'C0DBA', 'C0NET'];
/** Slack's minute, shortened on both sides: what counts is how many calls fit into it. */
const MINUTE_MS = 4_000;

/** The most calls within any one window. */
function densest(times: readonly number[], windowMs: number): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length));
}

it('a hundred threads at once end with a hundred answers, none doubled, within what Slack allows', {
  timeout: 120_000,
}, async () => {
  const redis = await startRedis();
  const slack = await openSlackStandIn({ minuteMs: MINUTE_MS });
  for (const channel of CHANNELS.slice(1)) slack.workspace.addChannel(channel);
  const quotas = openQuotas(redis.connection);
  const desk = fakeDesk({ take: (run, taken) => quotas.take(run, taken) });
  const system = openSlack(settingsFor(slack, { desk, minuteMs: MINUTE_MS, timeoutMs: 20_000 }));
  const stages: Stages = {
    begin: (run, previous, signal) => system.writeProgress(run.request, previous, signal),
    investigate: async () => ({}),
    diagnose: async (run) => ({ report: aReport({ headline: `Answer to ${run.request.run}` }) }),
    answer: (run, previous, signal) => system.writeAnswer(run.request, run.report ?? aReport(), previous, signal),
  };
  const { queues, runs } = openIntake(redis.connection);
  // Two processes, as it were: the pace is shared.
  startWorkers(redis.connection, stages, { concurrency: 8, lockMs: 30_000, stalledMs: 15_000 });
  startWorkers(redis.connection, stages, { concurrency: 8, lockMs: 30_000, stalledMs: 15_000 });

  const requests = Array.from({ length: THREADS }, (_, index) => {
    const channel = CHANNELS[index % CHANNELS.length] ?? '';
    const ts = slack.workspace.say('web-03 is slow', { channel });
    return aRequest(ts, { run: runIdOf(`crowd ${index}`), ticket: { system: 'slack', id: `${channel}:${ts}:${ts}` } });
  });
  await expect.poll(() => queues.ping().then(() => 'there'), { timeout: 20_000 }).toBe('there');
  await Promise.all(requests.map((request) => queues.enqueue(request)));
  await expect
    .poll(async () => (await runs.list(THREADS)).filter(({ state }) => state === 'done').length, {
      timeout: 100_000,
      interval: 500,
    })
    .toBe(THREADS);

  const answers = CHANNELS.flatMap((channel) => slack.workspace.answers(channel));
  expect(answers).toHaveLength(THREADS);
  expect(new Set(answers.map(({ threadTs }) => threadTs)).size).toBe(THREADS);
  expect(answers.filter(({ blocks }) => !JSON.stringify(blocks).includes('Answer to r'))).toEqual([]);
  const updates = slack.tiers?.allowed.get('chat.update') ?? [];
  expect(densest(updates, MINUTE_MS)).toBeLessThanOrEqual(50);
  for (const channel of CHANNELS) {
    const posts = slack.tiers?.allowed.get(`chat.postMessage ${channel}`) ?? [];
    expect(densest(posts, MINUTE_MS / 60)).toBe(1);
    expect(posts).toHaveLength(THREADS / CHANNELS.length);
  }
  // What tai asked for too soon, by the milliseconds between its clock and Slack's.
  expect(slack.tiers?.refused.length).toBeLessThan(THREADS / 4);
  await quotas.close();
  await slack.close();
  await redis.close();
});
