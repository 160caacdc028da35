import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { aRequest } from '../support/run-request.ts';
import { openFakeTickets } from '../support/fake-stages.ts';
import { requires } from '../support/requires.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { openIntake, startWorkers } from '../support/run-workers.ts';

const unavailable = expect.objectContaining({ code: 'REDIS_UNAVAILABLE' });

describe.runIf(requires('redis', 'what happens when Redis goes away'))('a Redis that goes away', () => {
  let redis: TestRedis;
  beforeEach(async () => {
    redis = await startRedis();
  });
  afterEach(() => redis.close());

  it('makes the intake refuse deliveries, and take them again when it is back', async () => {
    const { queues } = openIntake(redis.connection);
    await queues.enqueue(aRequest('before'));

    await redis.stop();
    const whileDown = await Promise.allSettled([queues.enqueue(aRequest('during')), queues.ping(), queues.counts()]);
    await redis.start();
    await expect.poll(() => queues.ping(), { timeout: 5_000 }).toBeUndefined();
    await queues.enqueue(aRequest('after'));

    expect(whileDown.map((settled) => settled.status === 'rejected' && settled.reason)).toEqual(
      Array.from({ length: 3 }, () => unavailable),
    );
    expect((await queues.counts()).investigate.waiting).toBe(2);
  });

  it('was never there when the intake began, and is found when it comes', async () => {
    await redis.stop();
    const { queues } = openIntake(redis.connection);
    await expect(queues.enqueue(aRequest('early'))).rejects.toEqual(unavailable);

    await redis.start();

    await expect
      .poll(
        () =>
          queues.enqueue(aRequest('later')).then(
            () => 'taken',
            () => 'refused',
          ),
        { timeout: 5_000 },
      )
      .toBe('taken');
  });

  it('loses nothing that was accepted, and what a stage found meanwhile is stored when it is back', async () => {
    const { queues, ended } = openIntake(redis.connection);
    let haveStopped: (() => void) | undefined;
    const stopped = new Promise<void>((resolve) => (haveStopped = resolve));
    const tickets = openFakeTickets(redis.connection, async (point) => {
      if (point !== 'diagnose') return;
      await redis.stop();
      haveStopped?.();
    });
    onTestFinished(() => tickets.close());
    startWorkers(redis.connection, tickets.stages, { lockMs: 10_000 });
    const request = aRequest('one');

    await queues.enqueue(request);
    await stopped;
    await redis.start();

    expect(await ended(request.run)).toMatchObject({ state: 'done' });
    expect(await tickets.comments({ request })).toEqual([request.run]);
  });
});
