import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Closable, RunStore } from '../../src/domain/ports.ts';
import { createRunStore } from '../../workers/runs.ts';
import { runIdOf } from '../../workers/run-id.ts';
import { aRequest } from '../support/run-request.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';

let redis: TestRedis;
let client: Redis;
let runs: RunStore & Closable;
beforeAll(async () => {
  redis = await startRedis();
  client = new Redis({ ...redis.connection });
  runs = createRunStore(redis.connection);
});
afterAll(async () => {
  await runs.close();
  client.disconnect();
  await redis.close();
});
beforeEach(async () => {
  await client.flushall();
});

const ticket = { system: 'fake', id: 'OPS-1' };

describe('a stored run', () => {
  it('is made once, however often and from wherever it is asked for', async () => {
    const request = aRequest('one', { text: 'nginx gives 502' });

    const made = await Promise.all(Array.from({ length: 20 }, () => runs.create(request)));

    expect(new Set(made.map(({ number }) => number))).toEqual(new Set([1]));
    expect(made[0]).toEqual({
      request,
      state: 'queued',
      number: 1,
      hosts: [],
      refusedHosts: [],
      evidence: [],
      findings: [],
    });
  });

  it('is numbered among the runs of its ticket', async () => {
    const first = await runs.create(aRequest('one'));
    const second = await runs.create(aRequest('two'));
    const elsewhere = await runs.create(aRequest('three', { ticket: { system: 'fake', id: 'OPS-2' } }));

    expect([first.number, second.number, elsewhere.number]).toEqual([1, 2, 1]);
    expect(await runs.create(aRequest('one'))).toMatchObject({ number: 1 });
  });

  it('keeps what each stage adds', async () => {
    const { run } = aRequest('one');
    await runs.create(aRequest('one'));

    await runs.update(run, { state: 'diagnosing', refusedHosts: ['db-02'] });
    await runs.update(run, { state: 'failed', error: 'no model' });

    expect(await runs.find(run)).toMatchObject({ state: 'failed', refusedHosts: ['db-02'], error: 'no model' });
  });

  it('is not taken back by a worker that writes late', async () => {
    const { run } = aRequest('one');
    await runs.create(aRequest('one'));
    await runs.update(run, { state: 'done' });

    await runs.update(run, { state: 'diagnosing', refusedHosts: ['late'] });
    await runs.update(run, { state: 'failed', error: 'late' });

    expect(await runs.find(run)).toMatchObject({ state: 'done', refusedHosts: [] });
  });

  it('can not be changed before it is made', async () => {
    await expect(runs.update(runIdOf('none'), { state: 'done' })).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });

    expect(await runs.find(runIdOf('none'))).toBeUndefined();
  });

  it('that can not be read is left out of the list', async () => {
    await runs.create(aRequest('one'));
    await runs.create(aRequest('two'));
    await client.hset(`tai:run:${runIdOf('one')}`, 'state', '"paused"');

    expect((await runs.list(10)).map(({ request }) => request.run)).toEqual([runIdOf('two')]);
  });

  it('is listed newest first', async () => {
    for (const day of ['01', '03', '02']) {
      await runs.create(aRequest(day, { requestedAt: `2026-11-${day}T10:00:00.000Z` }));
    }

    const listed = await runs.list(2);

    expect(listed.map(({ request }) => request.run)).toEqual([runIdOf('03'), runIdOf('02')]);
  });

  it('is forgotten after 30 days, and its events with it', async () => {
    const { run } = await runs.create(aRequest('one')).then(({ request }) => request);

    const days = await Promise.all([client.pttl(`tai:run:${run}`), client.pttl(`tai:events:${run}`)]);

    expect(days.map((ms) => Math.round(ms / 86_400_000))).toEqual([30, 30]);
  });

  it('keeps its last events only', async () => {
    const { request } = await runs.create(aRequest('one'));

    const events = Array.from({ length: 900 }, () => runs.announce(request.run, { kind: 'thinking', model: 'gemma4' }));
    await Promise.all(events);

    expect(await client.xlen(`tai:events:${request.run}`)).toBeLessThan(700);
  });
});

describe('a ticket', () => {
  it('is claimed by one run of many that try at once', async () => {
    const requests = Array.from({ length: 20 }, (_, index) => aRequest(`delivery ${index}`));
    await Promise.all(requests.map((request) => runs.create(request)));

    const owners = await Promise.all(requests.map(({ run }) => runs.claimTicket(ticket, run)));

    expect(new Set(owners).size).toBe(1);
  });

  it('is free again when its run has ended, and only its run can release it', async () => {
    const [one, two] = [aRequest('one').run, aRequest('two').run];
    await Promise.all([runs.create(aRequest('one')), runs.create(aRequest('two'))]);
    await runs.claimTicket(ticket, one);

    await runs.releaseTicket(ticket, two);
    const whileWorking = await runs.claimTicket(ticket, two);
    await runs.update(one, { state: 'failed' });
    const afterwards = await runs.claimTicket(ticket, two);

    expect([whileWorking, afterwards]).toEqual([one, two]);
  });

  it('is released by a run that is forgotten, in ten minutes at the latest', async () => {
    const { run } = aRequest('one');

    await runs.claimTicket(ticket, run);

    expect(await client.pttl('tai:ticket:fake:OPS-1:claim')).toBeLessThanOrEqual(600_000);
    expect(await runs.claimTicket(ticket, aRequest('two').run)).toBe(aRequest('two').run);
  });

  it('remembers its answer for half a year', async () => {
    const answer = { ticket, id: '10042', run: runIdOf('one') };

    await runs.saveAnswer(answer);

    expect(await runs.findAnswer(ticket)).toEqual(answer);
    expect(Math.round((await client.pttl('tai:ticket:fake:OPS-1:answer')) / 86_400_000)).toBe(180);
    expect(await runs.findAnswer({ system: 'fake', id: 'OPS-2' })).toBeUndefined();
  });
});
