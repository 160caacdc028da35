import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { aRequest } from '../support/run-request.ts';
import { openFakeTickets, type Point } from '../support/fake-stages.ts';
import { type RunningProcess, startScript } from '../support/processes.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { openIntake } from '../support/run-workers.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());

async function startWorker(hangAt?: Point): Promise<RunningProcess> {
  const settings = JSON.stringify({ ...redis.connection, hangAt });
  const worker = startScript('test/support/worker-child.ts', [settings]);
  await worker.line(/^ready$/);
  return worker;
}

describe('a worker process', () => {
  it.each<Point>(['investigate', 'diagnose', 'answer', 'answered'])(
    'killed at "%s" is replaced by another, and there is still one answer',
    async (point) => {
      const { queues, ended } = openIntake(redis.connection);
      const tickets = openFakeTickets(redis.connection);
      onTestFinished(() => tickets.close());
      const request = aRequest(point, { ticket: { system: 'fake', id: `OPS-${point}` } });
      const first = await startWorker(point);

      await queues.enqueue(request);
      await first.line(new RegExp(`^at ${point} `));
      await first.kill('SIGKILL');
      await startWorker();
      const run = await ended(request.run);

      expect(run).toMatchObject({ state: 'done', hosts: ['web-03'], answer: { run: request.run } });
      expect(await tickets.comments({ request })).toEqual([request.run]);
    },
  );

  it('shares the work with another', async () => {
    const { queues, ended } = openIntake(redis.connection);
    const workers = await Promise.all([startWorker(), startWorker()]);
    const requests = Array.from({ length: 40 }, (_, index) =>
      aRequest(`shared ${index}`, { ticket: { system: 'fake', id: `SHARED-${index}` } }),
    );

    await Promise.all(requests.map((request) => queues.enqueue(request)));
    const runs = await Promise.all(requests.map(({ run }) => ended(run)));

    expect(new Set(runs.map(({ state }) => state))).toEqual(new Set(['done']));
    for (const worker of workers) expect(worker.output()).toMatch(/^at investigate /m);
  });

  it('told to end hands a stage that takes too long to another', async () => {
    const { queues, ended } = openIntake(redis.connection);
    const tickets = openFakeTickets(redis.connection);
    onTestFinished(() => tickets.close());
    const request = aRequest('ending', { ticket: { system: 'fake', id: 'OPS-ending' } });
    const first = await startWorker('diagnose');

    await queues.enqueue(request);
    await first.line(/^at diagnose /);
    const exitCode = await first.kill('SIGTERM');
    await startWorker();

    expect(exitCode).toBe(0);
    expect(first.output()).toMatch(/^stage interrupted/m);
    expect(await ended(request.run)).toMatchObject({ state: 'done' });
  });
});
