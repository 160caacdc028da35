import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { History, Sighting } from '../../src/domain/related.ts';
import { openHistory } from '../../workers/history.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';

const DAY = 24 * 60 * 60_000;
let redis: TestRedis;
let history: History;
let now = 0;

async function see(id: string, change: Partial<Sighting> = {}): Promise<readonly string[]> {
  const ticket = { system: 'jira', id };
  const sighting = { ticket, label: id, scope: 'jira:OPS', host: 'web-03', finding: 'disk_full', ...change };
  return (await history.see(sighting)).map(({ label }) => label);
}

beforeEach(async () => {
  now = Date.parse('2026-11-20T00:00:00Z');
  redis = await startRedis();
  history = openHistory(redis.connection, 30 * DAY, () => now);
});
afterEach(async () => {
  await history.close();
  await redis.close();
});

describe('earlier tickets', () => {
  it('about the same finding on the same host are known, newest first', async () => {
    await see('OPS-101');
    now += DAY;
    await see('OPS-144');
    now += DAY;

    expect(await see('OPS-150')).toEqual(['OPS-144', 'OPS-101']);
  });

  it('do not count the ticket itself, however often it is run', async () => {
    await see('OPS-101');
    await see('OPS-101');

    expect(await see('OPS-101')).toEqual([]);
    expect(await see('OPS-102')).toEqual(['OPS-101']);
  });

  it('of another host, finding or project are none', async () => {
    await see('OPS-1', { host: 'web-04' });
    await see('OPS-2', { finding: 'memory' });
    await see('DBA-1', { scope: 'jira:DBA' });

    expect(await see('OPS-3')).toEqual([]);
  });

  it('are forgotten after their time', async () => {
    await see('OPS-101');
    now += 30 * DAY - 1;
    expect(await see('OPS-102')).toEqual(['OPS-101']);

    now += 2;
    expect(await see('OPS-103')).toEqual(['OPS-102']);
  });
});
