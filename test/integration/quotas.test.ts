import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Quota, Quotas } from '../../src/domain/admission.ts';
import { openQuotas } from '../../workers/quotas.ts';
import { runIdOf } from '../../workers/run-id.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';

let redis: TestRedis;
let now = 0;
const open: Quotas[] = [];

function openOne(): Quotas {
  const quotas = openQuotas(redis.connection, () => now);
  open.push(quotas);
  return quotas;
}

function upTo(most: number, key = 'ticket'): Quota {
  return { key, most, windowMs: 60_000, about: `${most} a minute` };
}

beforeEach(async () => {
  now = 1_000_000;
  redis = await startRedis();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((quotas) => quotas.close()));
  await redis.close();
});

describe('quotas', () => {
  it('let in no more than they say, whichever replica is asked and however many ask at once', async () => {
    const replicas = [openOne(), openOne(), openOne()];
    const asked = replicas.flatMap((replica, which) =>
      Array.from({ length: 10 }, (_, index) => replica.take(runIdOf(`run ${which} ${index}`), [upTo(7)])),
    );

    const taken = await Promise.all(asked);

    expect(taken.filter((one) => one === undefined)).toHaveLength(7);
    expect(taken.find((one) => one !== undefined)).toEqual(upTo(7));
  });

  it('count the same run once, so that a stage may run again', async () => {
    const quotas = openOne();
    const run = runIdOf('one');

    const first = [await quotas.take(run, [upTo(1)]), await quotas.take(run, [upTo(1)])];

    expect(first).toEqual([undefined, undefined]);
    expect(await quotas.take(runIdOf('two'), [upTo(1)])).toEqual(upTo(1));
  });

  it('count a run in all of them or in none', async () => {
    const quotas = openOne();
    await quotas.take(runIdOf('one'), [upTo(1, 'all')]);

    const refused = await quotas.take(runIdOf('two'), [upTo(1, 'person'), upTo(1, 'all')]);
    const later = await quotas.take(runIdOf('three'), [upTo(1, 'person')]);

    expect(refused).toEqual(upTo(1, 'all'));
    expect(later).toBeUndefined();
  });

  it('let in again once the time is over', async () => {
    const quotas = openOne();
    await quotas.take(runIdOf('one'), [upTo(1)]);

    now += 59_999;
    const before = await quotas.take(runIdOf('two'), [upTo(1)]);
    now += 1;
    const after = await quotas.take(runIdOf('three'), [upTo(1)]);

    expect([before, after]).toEqual([upTo(1), undefined]);
  });
});
