import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Redis } from 'ioredis';
import type { RunId } from '../../src/domain/run.ts';
import { aRequest } from '../support/run-request.ts';
import { openFakeTickets, type Point } from '../support/fake-stages.ts';
import { WITH, WITHOUT, withoutModelAtFirst } from '../support/late-model.ts';
import { startScript } from '../support/processes.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { openIntake, startWorkers } from '../support/run-workers.ts';

const WAIT = { timeout: 15_000, interval: 25 };
const LATE = { firstMs: 50, forMs: 60_000 };

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

function fakeTickets() {
  const tickets = openFakeTickets(redis.connection);
  onTestFinished(() => tickets.close());
  return tickets;
}

type Tickets = ReturnType<typeof fakeTickets>;

async function times(tickets: Tickets, point: Point, run: RunId): Promise<number> {
  return (await tickets.calls()).filter((call) => call === `${point} ${run}`).length;
}

/** How many jobs wait to ask the model later. */
async function waiting({ queues }: Pick<ReturnType<typeof openIntake>, 'queues'>): Promise<number> {
  const { delayed, waiting: ready, active } = (await queues.counts()).askLater;
  return delayed + ready + active;
}

describe('a run whose model failed', () => {
  it('is edited once when the model is back, without another look at the host', async () => {
    const { runs, queues, ended } = openIntake(redis.connection);
    const tickets = fakeTickets();
    let state: 'away' | 'back' = 'away';
    startWorkers(
      redis.connection,
      withoutModelAtFirst(tickets, () => state),
      { late: LATE },
    );
    const request = aRequest('one');

    await queues.enqueue(request);
    expect((await ended(request.run)).diagnosis).toEqual(WITHOUT);
    await vi.waitFor(async () => expect(await times(tickets, 'askLater', request.run)).toBeGreaterThan(1), WAIT);
    state = 'back';
    await vi.waitFor(async () => expect(await runs.find(request.run)).toMatchObject({ askedLater: 'written' }), WAIT);
    await vi.waitFor(async () => expect(await waiting({ queues })).toBe(0), WAIT);

    expect(await runs.find(request.run)).toMatchObject({ state: 'done', diagnosis: WITH });
    expect(await times(tickets, 'investigate', request.run)).toBe(1);
    expect(await times(tickets, 'answered', request.run)).toBe(2);
    expect(await tickets.comments({ request })).toEqual([request.run]);
  });

  it.each([
    ['the ticket is closed', 'closed'],
    ['the model stays away until the time is over', 'away'],
  ] as const)('is left as it is when %s', async (_why, state) => {
    const { runs, queues, ended } = openIntake(redis.connection);
    const tickets = fakeTickets();
    const late = { firstMs: 20, forMs: 300 };
    startWorkers(
      redis.connection,
      withoutModelAtFirst(tickets, () => state),
      { late },
    );
    const request = aRequest('one');

    await queues.enqueue(request);
    await ended(request.run);
    await vi.waitFor(async () => expect(await times(tickets, 'askLater', request.run)).toBeGreaterThan(0), WAIT);
    await vi.waitFor(async () => expect(await waiting({ queues })).toBe(0), WAIT);

    expect(await runs.find(request.run)).toMatchObject({ state: 'done', diagnosis: WITHOUT });
    expect(await times(tickets, 'answered', request.run)).toBe(1);
  });

  it('is left as it is when someone ran the ticket again', async () => {
    const { runs, queues, ended } = openIntake(redis.connection);
    const tickets = fakeTickets();
    let state: 'away' | 'back' = 'away';
    startWorkers(
      redis.connection,
      withoutModelAtFirst(tickets, () => state),
      { late: { firstMs: 300, forMs: 60_000 } },
    );
    const [one, two] = [aRequest('one'), aRequest('two')];

    await queues.enqueue(one);
    await ended(one.run);
    await queues.enqueue(two);
    await ended(two.run);
    state = 'back';
    await vi.waitFor(async () => expect(await runs.find(two.run)).toMatchObject({ askedLater: 'written' }), WAIT);
    await vi.waitFor(async () => expect(await waiting({ queues })).toBe(0), WAIT);

    expect(await runs.find(one.run)).toMatchObject({ diagnosis: WITHOUT });
    expect(await times(tickets, 'answered', one.run)).toBe(1);
    expect(await tickets.comments({ request: one })).toEqual([two.run]);
  });

  it('leaves the answer of a run that came while ours was being written', async () => {
    const { runs, queues, ended } = openIntake(redis.connection);
    const tickets = fakeTickets();
    const [one, two] = [aRequest('one'), aRequest('two')];
    const stages = withoutModelAtFirst(tickets, () => 'back');
    const slow: typeof stages = {
      ...stages,
      async answer(run, previous, signal) {
        const isLate = (await runs.find(run.request.run))?.askedLater === 'concluded';
        if (isLate && run.request.run === one.run) {
          await queues.enqueue(two);
          await ended(two.run);
        }
        return tickets.stages.answer(run, previous, signal);
      },
    };
    startWorkers(redis.connection, slow, { late: LATE });

    await queues.enqueue(one);
    await vi.waitFor(async () => expect(await runs.find(one.run)).toMatchObject({ askedLater: 'written' }), WAIT);
    await vi.waitFor(async () => expect(await waiting({ queues })).toBe(0), WAIT);

    expect(await tickets.comments({ request: one })).toEqual([two.run]);
  });

  it('is not asked later when that is switched off', async () => {
    const { queues, ended } = openIntake(redis.connection);
    const tickets = fakeTickets();
    startWorkers(
      redis.connection,
      withoutModelAtFirst(tickets, () => 'back'),
    );
    const request = aRequest('one');

    await queues.enqueue(request);
    await ended(request.run);

    expect(await waiting({ queues })).toBe(0);
  });
});

describe('a worker killed while the model is asked later', () => {
  it.each<{ points: readonly Point[] }>([{ points: ['askLater'] }, { points: ['askLater', 'answered'] }])(
    'at $points is replaced, and there is still one answer',
    async ({ points }) => {
      const { runs, queues } = openIntake(redis.connection);
      const tickets = fakeTickets();
      const request = aRequest('one');
      await queues.enqueue(request);
      // The first kill comes after the run has ended, so a second at "answered" falls into the edit.
      for (const hangAt of points) {
        const child = startWorker(hangAt);
        await child.line(new RegExp(`^at ${hangAt} `));
        await child.kill('SIGKILL');
      }

      const last = startWorker();
      await vi.waitFor(async () => expect(await runs.find(request.run)).toMatchObject({ askedLater: 'written' }), WAIT);
      await last.kill('SIGTERM');

      expect(await runs.find(request.run)).toMatchObject({ state: 'done', diagnosis: WITH });
      expect(await times(tickets, 'investigate', request.run)).toBe(1);
      expect(await times(tickets, 'askLater', request.run)).toBe(2);
      expect(await tickets.comments({ request })).toEqual([request.run]);
    },
  );
});

function startWorker(hangAt?: Point) {
  const settings = JSON.stringify({ ...redis.connection, hangAt, model: 'back later' });
  return startScript('test/support/worker-child.ts', [settings]);
}
