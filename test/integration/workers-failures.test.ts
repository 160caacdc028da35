import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Redis } from 'ioredis';
import { TaiError } from '../../src/domain/errors.ts';
import type { RunId, RunRequest } from '../../src/domain/run.ts';
import { aRequest } from '../support/run-request.ts';
import { type FakeTickets, openFakeTickets } from '../support/fake-stages.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { openIntake, startWorkers } from '../support/run-workers.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());
afterEach(async () => {
  const client = new Redis({ ...redis.connection });
  await client.flushall();
  client.disconnect();
});

function fakeTickets(): FakeTickets {
  const tickets = openFakeTickets(redis.connection);
  onTestFinished(() => tickets.close());
  return tickets;
}

/** The stages that ran, without the run's id. */
async function stagesOf(tickets: FakeTickets): Promise<string[]> {
  return (await tickets.calls()).map((call) => call.split(' ')[0] ?? '');
}

describe('a stage that fails', () => {
  it('waits as long as a busy ticket system asks, without a second look at the hosts', async () => {
    const { queues, ended } = openIntake(redis.connection);
    const tickets = fakeTickets();
    tickets.failNext('answer', new TaiError('TICKET_SYSTEM_BUSY', 'slow down', undefined, 1_000));
    startWorkers(redis.connection, tickets.stages);
    const request = aRequest('one');

    await queues.enqueue(request);
    const run = await ended(request.run);

    expect(await stagesOf(tickets)).toEqual(['investigate', 'diagnose', 'answer', 'answer', 'answered']);
    expect(run.state).toBe('done');
    expect(Date.parse(run.finishedAt ?? '') - Date.parse(request.requestedAt)).toBeGreaterThanOrEqual(1_000);
  });

  it('is tried again after a passing error', async () => {
    const { queues, ended } = openIntake(redis.connection);
    const tickets = fakeTickets();
    tickets.failNext('investigate', new TaiError('TICKET_SYSTEM_UNAVAILABLE', '503'));
    startWorkers(redis.connection, tickets.stages);
    const request = aRequest('one');

    await queues.enqueue(request);

    expect(await ended(request.run)).toMatchObject({ state: 'done' });
    expect(await stagesOf(tickets)).toEqual(['investigate', 'investigate', 'diagnose', 'answer', 'answered']);
  });

  it('gives up at once when trying again changes nothing', async () => {
    const { queues, runs, ended } = openIntake(redis.connection);
    const tickets = fakeTickets();
    const told: { run: RunId; code: unknown }[] = [];
    const giveUp = async ({ request }: { request: RunRequest }, error: unknown) => {
      told.push({ run: request.run, code: error instanceof TaiError ? error.code : error });
    };
    tickets.failNext('answer', new TaiError('TICKET_FORBIDDEN', 'tai may not comment on OPS-1'));
    startWorkers(redis.connection, { ...tickets.stages, giveUp });
    const request = aRequest('one');

    await queues.enqueue(request);
    const run = await ended(request.run);

    expect(run).toMatchObject({ state: 'failed', error: 'tai may not comment on OPS-1' });
    expect(await stagesOf(tickets)).toEqual(['investigate', 'diagnose', 'answer']);
    await expect.poll(() => told).toEqual([{ run: request.run, code: 'TICKET_FORBIDDEN' }]);
    const next = aRequest('two');
    expect(await runs.claimTicket(request.ticket, next.run)).toBe(next.run);
  });

  it('still answers with what is known when the look at the hosts gave up', async () => {
    const { queues, ended } = openIntake(redis.connection);
    const tickets = fakeTickets();
    tickets.failNext('investigate', new TaiError('CONFIG_INVALID', 'fake is not configured'));
    startWorkers(redis.connection, tickets.stages);
    const request = aRequest('one');

    await queues.enqueue(request);
    const run = await ended(request.run);

    expect(run).toMatchObject({ state: 'failed', error: 'fake is not configured', answer: { run: request.run } });
    expect(await stagesOf(tickets)).toEqual(['investigate', 'answer', 'answered']);
  });

  it('still answers with what was found when the diagnosis gave up', async () => {
    const { queues, ended } = openIntake(redis.connection);
    const tickets = fakeTickets();
    tickets.failNext('diagnose', new TaiError('CONFIG_INVALID', 'no such model'));
    startWorkers(redis.connection, tickets.stages);
    const request = aRequest('one');

    await queues.enqueue(request);

    expect(await ended(request.run)).toMatchObject({ state: 'failed', hosts: ['web-03'], answer: { id: '0' } });
    expect(await stagesOf(tickets)).toEqual(['investigate', 'diagnose', 'answer', 'answered']);
  });

  it('keeps the text of an error that was not meant for readers to itself', async () => {
    const { queues, ended } = openIntake(redis.connection);
    const tickets = fakeTickets();
    const fault = new TypeError('secret is undefined');
    tickets.failNext('investigate', fault, fault, fault);
    startWorkers(redis.connection, tickets.stages);
    const request = aRequest('one');

    await queues.enqueue(request);

    expect(await ended(request.run)).toMatchObject({ error: 'an unexpected error in the investigate stage' });
  });

  it('does not replace the answer a newer run has written while it waited', async () => {
    const { queues, runs, ended } = openIntake(redis.connection);
    const tickets = fakeTickets();
    tickets.failNext('answer', new TaiError('TICKET_SYSTEM_BUSY', 'slow', undefined, 2_000));
    startWorkers(redis.connection, tickets.stages);
    const [one, two] = [aRequest('one'), aRequest('two', { hosts: ['db-02'] })];

    await queues.enqueue(one);
    await expect.poll(() => stagesOf(tickets)).toContain('answer');
    await runs.releaseTicket(one.ticket, one.run); // as if its claim had run out
    await queues.enqueue(two);
    const states = (await Promise.all([ended(one.run), ended(two.run)])).map(({ state }) => state);

    expect(states).toEqual(['joined', 'done']);
    expect(await tickets.comments({ request: one })).toEqual([two.run]);
  });
});
