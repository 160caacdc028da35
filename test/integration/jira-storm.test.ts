import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { adfToText } from '../../integrations/jira/adf-to-text.ts';
import type { Delivery } from '../../src/domain/ports.ts';
import { createFullHosts } from '../support/full-host.ts';
import { JIRA_EMAIL, JIRA_TOKEN, type JiraStandIn, people, startJira } from '../support/jira-stand-in.ts';
import { startRedis } from '../support/redis.ts';
import { deliver, type Replica, startReplica, untilIdle } from '../support/replica.ts';
import { requires } from '../support/requires.ts';

const SECRETS = { webhookSecret: 'webhook secret', automationSecret: 'automation secret' };
const TICKETS = 300;
/** Tickets that only forged deliveries name. */
const UNTOUCHED = 15;
const HOSTS = 20;
const DELIVERIES = 2_000;
const FORGED = DELIVERIES * 0.05;
const DUPLICATES = DELIVERIES * 0.1;
const SENDERS = 24;

interface Sent {
  readonly path: string;
  readonly delivery: Delivery;
  readonly isForged: boolean;
}

function hostOf(ticket: number): string {
  return `web-${String(ticket % HOSTS).padStart(2, '0')}.prod.example.com`;
}

function key(ticket: number): string {
  return `OPS-${ticket + 1}`;
}

function byWebhook(delivery: Delivery, isForged = false): Sent {
  return { path: '/webhooks/jira', delivery, isForged };
}

/** New tickets, commands and clicks about some of them, and what people write otherwise; then doubles and forgeries, all shuffled. */
function makeStorm(jira: JiraStandIn): readonly Sent[] {
  const { webhookSecret, automationSecret } = SECRETS;
  const created = numbers(TICKETS).map((ticket) => byWebhook(jira.signedIssueCreated(key(ticket), webhookSecret)));
  const commands = numbers(60).map((ticket) =>
    byWebhook(jira.commentCreated(key(ticket * 5), webhookSecret, { text: '/tai', id: String(20_000 + ticket) })),
  );
  const clicks = numbers(40).map((ticket): Sent => {
    const delivery = jira.automation({ issue: key(ticket * 7) }, automationSecret);
    return { path: '/webhooks/jira/automation', delivery, isForged: false };
  });
  const forged = numbers(FORGED).map((index) => {
    const target = key(TICKETS + (index % UNTOUCHED));
    if (index % 2 === 0) return byWebhook(jira.signedIssueCreated(target, 'guessed'), true);
    return {
      path: '/webhooks/jira/automation',
      delivery: jira.automation({ issue: target }, 'guessed'),
      isForged: true,
    };
  });
  const asks = [...created, ...commands, ...clicks];
  const doubles = numbers(DUPLICATES)
    .map((index) => asks[(index * 13) % asks.length])
    .filter((one) => one !== undefined);
  const chatter = numbers(DELIVERIES - asks.length - forged.length - doubles.length).map((index) => {
    const event = { text: 'I am looking at it.', id: String(40_000 + index), by: people.mia };
    return byWebhook(jira.commentCreated(key(index % TICKETS), webhookSecret, event));
  });
  return shuffle([...asks, ...forged, ...doubles, ...chatter]);
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** The same order each time. */
function shuffle<T>(items: readonly T[]): readonly T[] {
  return items
    .map((item, index) => ({ item, place: (index * 7_919) % items.length }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

/** As Jira does it, in less time: again after a 503 or no answer, never after anything else. */
async function send(replica: Replica, { path, delivery }: Sent, onRefused: () => void): Promise<number> {
  for (;;) {
    const status = await deliver(`${replica.url}${path}`, delivery);
    if (status !== 503) return status;
    onRefused();
    await sleep(100);
  }
}

describe.runIf(requires('redis', 'a storm of deliveries'))('a storm', () => {
  it('of 2,000 deliveries, some doubled and some forged, leaves one answer in each ticket although Redis is restarted', async () => {
    const [redis, jira] = await Promise.all([startRedis(), startJira()]);
    onTestFinished(async () => {
      await Promise.all([jira.close(), redis.close()]);
    });
    for (const ticket of numbers(TICKETS + UNTOUCHED)) {
      jira.addIssue({ key: key(ticket), summary: `${hostOf(ticket)} answers 500` });
    }
    const settings = {
      baseUrl: jira.url,
      email: JIRA_EMAIL,
      token: JIRA_TOKEN,
      timeoutMs: 30_000,
      quotas: { perPerson: 1_000 },
      ...SECRETS,
    };
    const hosts = createFullHosts(numbers(HOSTS).map(hostOf));
    const [one, other] = [
      await startReplica(redis.connection, settings, hosts),
      await startReplica(redis.connection, settings, hosts),
    ];
    const storm = makeStorm(jira);
    const queue = [...storm.entries()];
    const statuses: number[] = [];
    let refused = 0;
    let restart: Promise<void> | undefined;

    await Promise.all(
      numbers(SENDERS).map(async () => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          const [index, sent] = next;
          if (index === storm.length / 2)
            restart = redis
              .stop()
              .then(() => sleep(500))
              .then(() => redis.start());
          statuses[index] = await send(index % 2 === 0 ? one : other, sent, () => (refused += 1));
        }
      }),
    );
    await restart;
    await untilIdle(one);

    expect(refused).toBeGreaterThan(0);
    const isRight = storm.map(({ isForged }, index) => statuses[index] === (isForged ? 401 : 200));
    expect(isRight.filter((right) => !right)).toEqual([]);
    const answers = numbers(TICKETS).map((ticket) => jira.comments(key(ticket)).map(({ body }) => adfToText(body)));
    expect(answers.filter(({ length }) => length !== 1)).toEqual([]);
    expect(answers.filter(([text], ticket) => !text?.includes(hostOf(ticket)) || !text.includes('/var'))).toEqual([]);
    const untouched = jira.requests.filter(({ url }) => Number(/OPS-(\d+)/.exec(url)?.[1] ?? 0) > TICKETS);
    expect(untouched).toEqual([]);
    expect(storm).toHaveLength(DELIVERIES);
  }, 180_000);
});
