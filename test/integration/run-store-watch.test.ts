import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Closable, RunStore } from '../../src/domain/ports.ts';
import type { RunEvent, RunId } from '../../src/domain/run.ts';
import { createRunStore } from '../../workers/runs.ts';
import { aRequest } from '../support/run-request.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';

let redis: TestRedis;
let client: Redis;
let worker: RunStore & Closable;
let page: RunStore & Closable;
beforeAll(async () => {
  redis = await startRedis();
  client = new Redis({ ...redis.connection });
  worker = createRunStore(redis.connection);
  page = createRunStore(redis.connection);
});
afterAll(async () => {
  await Promise.all([worker.close(), page.close()]);
  client.disconnect();
  await redis.close();
});
beforeEach(async () => {
  await client.flushall();
});

const request = aRequest('one');
const id = request.run;
const thinking: RunEvent = { kind: 'thinking', model: 'gemma4' };
const state = (name: 'queued' | 'investigating' | 'done'): RunEvent => ({ kind: 'state', state: name });

async function collect(
  run: RunId,
  after?: string,
  signal = AbortSignal.timeout(10_000),
): Promise<{ ids: string[]; events: RunEvent[] }> {
  const ids: string[] = [];
  const events: RunEvent[] = [];
  for await (const { id: eventId, event } of page.watch(run, after, signal)) {
    ids.push(eventId);
    events.push(event);
  }
  return { ids, events };
}

describe('watching a run', () => {
  it('shows live what another process does, and ends with the run', async () => {
    await worker.create(request);
    const watched = collect(id);

    await worker.update(id, { state: 'investigating' });
    await worker.announce(id, thinking);
    await worker.update(id, { state: 'done' });

    expect((await watched).events).toEqual([state('queued'), state('investigating'), thinking, state('done')]);
  });

  it('shows everything to who comes after the end', async () => {
    await worker.create(request);
    await worker.announce(id, thinking);
    await worker.update(id, { state: 'done' });

    expect((await collect(id)).events).toEqual([state('queued'), thinking, state('done')]);
  });

  it('goes on after the event last seen', async () => {
    await worker.create(request);
    await worker.announce(id, thinking);
    await worker.update(id, { state: 'done' });
    const { ids } = await collect(id);

    expect((await collect(id, ids[1])).events).toEqual([state('done')]);
    expect((await collect(id, ids[2])).events).toEqual([]);
    expect((await collect(id, 'no event id')).events).toHaveLength(3);
  });

  it('waits for a run that was accepted and has not begun', async () => {
    const watched = collect(id);

    await worker.create(request);
    await worker.update(id, { state: 'done' });

    expect((await watched).events).toEqual([state('queued'), state('done')]);
  });

  it('shows a state once, however often a stage that runs again writes it', async () => {
    await worker.create(request);
    await worker.update(id, { state: 'investigating' });
    await worker.update(id, { state: 'investigating' });
    await worker.update(id, { state: 'done' });

    expect((await collect(id)).events).toEqual([state('queued'), state('investigating'), state('done')]);
  });

  it('ends when the signal says so', async () => {
    await worker.create(request);

    const { events } = await collect(id, undefined, AbortSignal.timeout(200));

    expect(events).toEqual([state('queued')]);
  });

  it('shares one subscription among all who watch, and any of them may leave early', async () => {
    await worker.create(request);

    await Promise.all(
      Array.from({ length: 5 }, async () => {
        for await (const _ of page.watch(id, undefined, AbortSignal.timeout(10_000))) break;
      }),
    );

    expect(Number((await client.pubsub('NUMSUB', 'tai:wake'))[1])).toBe(1);
  });
});
