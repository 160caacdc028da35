import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Quota } from '../../src/domain/quota.ts';
import { openQuotas } from '../../workers/quotas.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';

const HOUR = 3_600_000;
let redis: TestRedis;
let quotas: ReturnType<typeof openQuotas>;

beforeAll(async () => {
  redis = await startRedis();
  quotas = openQuotas(redis.connection);
});

afterAll(async () => {
  await quotas.close();
  await redis.close();
});

const two: Quota = { name: 'two', limit: 2, windowMs: HOUR };

describe('a quota', () => {
  it('is full after its limit, and says how long', async () => {
    const kinds = [];
    for (const member of ['a', 'b', 'c']) kinds.push(await quotas.take(member, [two]));

    expect(kinds.map(({ kind }) => kind)).toEqual(['taken', 'taken', 'full']);
    const last = kinds[2];
    expect(last?.kind === 'full' && last.waitMs > HOUR - 60_000 && last.waitMs <= HOUR).toBe(true);
  });

  it('counts the same member once, so a delivery that comes twice costs one', async () => {
    const one = { ...two, name: 'again', limit: 1 };

    expect(await quotas.take('a', [one])).toEqual({ kind: 'taken' });
    expect(await quotas.take('a', [one])).toEqual({ kind: 'taken' });
    expect(await quotas.take('b', [one])).toMatchObject({ kind: 'full', name: 'again' });
  });

  it('takes of all or of none', async () => {
    const wide = { ...two, name: 'wide', limit: 3 };
    const narrow = { ...two, name: 'narrow', limit: 1 };
    await quotas.take('a', [wide, narrow]);
    const refused = await quotas.take('b', [wide, narrow]);
    const others = await Promise.all(['c', 'd', 'e'].map((member) => quotas.take(member, [wide])));

    expect(refused).toMatchObject({ kind: 'full', name: 'narrow' });
    expect(others.map(({ kind }) => kind)).toEqual(['taken', 'taken', 'full']);
  });

  it('has room again after its window', async () => {
    const short = { name: 'short', limit: 1, windowMs: 3_000 };
    await quotas.take('a', [short]);
    const full = await quotas.take('b', [short]);

    expect(full.kind).toBe('full');
    await vi.waitFor(async () => expect(await quotas.take('b', [short])).toEqual({ kind: 'taken' }), 10_000);
  });

  it('lets exactly as many through as it has when all come at once', async () => {
    const others = openQuotas(redis.connection);
    const ten = { name: 'ten', limit: 10, windowMs: HOUR };
    const takes = Array.from({ length: 60 }, (_, index) =>
      (index % 2 === 0 ? quotas : others).take(`m${index}`, [ten]),
    );
    const taken = (await Promise.all(takes)).filter(({ kind }) => kind === 'taken');
    await others.close();

    expect(taken).toHaveLength(10);
  });
});
