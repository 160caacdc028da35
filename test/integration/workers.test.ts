import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { Redis } from 'ioredis';
import type { Answer, Run } from '../../src/domain/run.ts';
import { aRequest } from '../support/run-request.ts';
import { openFakeTickets, type OnPoint } from '../support/fake-stages.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { openIntake, startWorkers } from '../support/run-workers.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());
beforeEach(async () => {
  const client = new Redis({ ...redis.connection });
  await client.flushall();
  client.disconnect();
});

function fakeTickets(onPoint?: OnPoint) {
  const tickets = openFakeTickets(redis.connection, onPoint);
  onTestFinished(() => tickets.close());
  return tickets;
}

async function writeSign({ request }: Run): Promise<Answer> {
  return { ticket: request.ticket, id: '7' };
}

async function refuseSign(): Promise<never> {
  throw new Error('no right to post');
}

describe('a run', () => {
  it('goes through its three stages and is answered', async () => {
    const { queues, ended } = openIntake(redis.connection);
    const tickets = fakeTickets();
    startWorkers(redis.connection, tickets.stages);
    const request = aRequest('one');

    await queues.enqueue(request);
    const run = await ended(request.run);

    expect(run).toMatchObject({ state: 'done', number: 1, hosts: ['web-03'], answer: { id: '0', run: request.run } });
    expect(await tickets.comments({ request })).toEqual([request.run]);
  });

  it('is one run when its delivery comes fifty times at once', async () => {
    const { queues, runs, ended } = openIntake(redis.connection);
    const tickets = fakeTickets();
    startWorkers(redis.connection, tickets.stages);
    const request = aRequest('one');

    await Promise.all(Array.from({ length: 50 }, () => queues.enqueue(request)));
    await ended(request.run);
    await queues.enqueue(request);

    expect(await runs.list(100)).toHaveLength(1);
    expect(await tickets.calls()).toEqual(
      ['investigate', 'diagnose', 'answer', 'answered'].map((stage) => `${stage} ${request.run}`),
    );
  });

  it('answers for another delivery about the same ticket that came at the same time', async () => {
    const { queues, ended } = openIntake(redis.connection);
    const tickets = fakeTickets();
    startWorkers(redis.connection, tickets.stages);
    const [one, two] = [aRequest('one', { trigger: 'created' }), aRequest('two')];

    await Promise.all([queues.enqueue(one), queues.enqueue(two)]);
    const states = (await Promise.all([ended(one.run), ended(two.run)])).map(({ state }) => state);

    expect(states.toSorted()).toEqual(['done', 'joined']);
    expect(await tickets.comments({ request: one })).toHaveLength(1);
  });

  it('waits for its turn when it asks for other hosts, then edits the same answer', async () => {
    const { queues, ended } = openIntake(redis.connection);
    const tickets = fakeTickets();
    startWorkers(redis.connection, tickets.stages);
    const [one, two] = [aRequest('one'), aRequest('two', { hosts: ['db-02'] })];

    await Promise.all([queues.enqueue(one), queues.enqueue(two)]);
    const runs = await Promise.all([ended(one.run), ended(two.run)]);

    expect(runs.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(await tickets.comments({ request: one })).toHaveLength(1);
  });

  it('begins with a sign in the ticket that becomes the answer', async () => {
    const { queues, ended } = openIntake(redis.connection);
    const tickets = fakeTickets();
    const seen: unknown[] = [];
    const answer = async (...[run, previous]: Parameters<typeof tickets.stages.answer>) => {
      seen.push(previous);
      return { ticket: run.request.ticket, id: previous?.id ?? 'new' };
    };
    startWorkers(redis.connection, { ...tickets.stages, begin: writeSign, answer });
    const request = aRequest('one');

    await queues.enqueue(request);
    const run = await ended(request.run);

    expect(seen).toEqual([{ ticket: request.ticket, id: '7' }]);
    expect(run.answer).toEqual({ ticket: request.ticket, id: '7', run: request.run });
  });

  it('goes on when the sign that it began can not be written', async () => {
    const { queues, ended } = openIntake(redis.connection);
    const tickets = fakeTickets();
    startWorkers(redis.connection, { ...tickets.stages, begin: refuseSign });
    const request = aRequest('one');

    await queues.enqueue(request);

    expect(await ended(request.run)).toMatchObject({ state: 'done' });
  });
});
