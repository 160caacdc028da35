import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createRefusals } from '../../integrations/remote/refusals.ts';
import type { Log } from '../../src/domain/log.ts';
import type { Refusals } from '../../src/domain/ports.ts';
import { openRefusals } from '../../workers/refusals.ts';
import { silent } from '../support/log.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';

const FOR_MS = 60_000;
const signal = new AbortController().signal;

describe('the memory of refused logins on Redis', () => {
  let redis: TestRedis;
  let accounts = 0;
  const closing: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  afterAll(() => redis.close());

  function worker(forMs = FOR_MS, log: Log = silent): Refusals {
    const refusals = openRefusals(redis.connection, { forMs, own: createRefusals(forMs) }, log);
    closing.push(() => refusals.close());
    return refusals;
  }

  function newAccount(): string {
    accounts += 1;
    return `tai@web-${accounts}:22 SHA256:abc`;
  }

  function client(): Redis {
    const made = new Redis({ ...redis.connection });
    closing.push(() => made.quit());
    return made;
  }

  it('is one for all workers, and says until when', async () => {
    const account = newAccount();
    const before = Date.now();
    await worker().remember(account, 'it refused');

    const refusal = await worker().find(account);

    expect(refusal).toMatchObject({ message: 'it refused', lift: `delete "tai:refused:${account}" in Redis` });
    expect(refusal?.until.getTime()).toBeGreaterThanOrEqual(before + FOR_MS);
    expect(refusal?.until.getTime()).toBeLessThanOrEqual(Date.now() + FOR_MS);
  });

  it('ends after its time', async () => {
    const account = newAccount();
    const one = worker(50);
    await one.remember(account, 'it refused');

    await expect.poll(() => one.find(account)).toBeUndefined();
  });

  it('is lifted for all by forgetting, or by deleting the key, also where it was met', async () => {
    const [one, other] = [worker(), worker()];
    const [first, second] = [newAccount(), newAccount()];
    await one.remember(first, 'it refused');
    await one.remember(second, 'it refused');

    await other.forget(first);
    await client().del(`tai:refused:${second}`);

    expect([await one.find(first), await one.find(second)]).toEqual([undefined, undefined]);
  });

  it('lets one worker at a time make a first login', async () => {
    const account = newAccount();
    const [one, other] = [worker(), worker()];
    const order: string[] = [];
    const release = await one.claim(account, signal);
    const waiting = other.claim(account, signal).then((done) => {
      order.push('other is in');
      return done;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    order.push('one is done');

    await release();
    await (await waiting)();

    expect(order).toEqual(['one is done', 'other is in']);
  });

  it('keeps a claim alive as long as its holder is, and no longer than seconds after', async () => {
    const account = newAccount();
    const release = await worker().claim(account, signal);
    const key = `tai:first-login:${account}`;

    const left = await client().pttl(key);
    await release();

    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(10_000);
    expect(await client().exists(key)).toBe(0);
  });

  it('takes over from a holder that has died', async () => {
    const account = newAccount();
    await client().set(`tai:first-login:${account}`, 'a dead process', 'PX', 200);

    const release = await worker().claim(account, signal);

    expect(await client().get(`tai:first-login:${account}`)).not.toBe('a dead process');
    await release();
  });

  it('waits for a claim no longer than the signal allows', async () => {
    const account = newAccount();
    await worker()
      .claim(account, signal)
      .then((release) => closing.push(release));
    const abort = new AbortController();
    const waiting = worker().claim(account, abort.signal);

    abort.abort(new Error('no longer wanted'));

    await expect(waiting).rejects.toThrow('no longer wanted');
  });

  it('is each process its own while Redis is away, which is logged once, and shared again after', async () => {
    const messages: string[] = [];
    const note = (_fields: object, message: string): void => void messages.push(message);
    const one = worker(FOR_MS, { ...silent, warn: note, info: note });
    const [account, earlier] = [newAccount(), newAccount()];
    await one.remember(earlier, 'it refused');
    await redis.stop();

    await one.remember(account, 'it refused');
    const release = await one.claim(newAccount(), signal);
    const away = [await one.find(account), await one.find(earlier)];
    await release();
    await redis.start();

    expect(away).toMatchObject([{ message: 'it refused' }, { message: 'it refused' }]);
    expect(messages).toEqual(['redis away, this process goes on by itself']);
    await expect
      .poll(async () => {
        await one.find(earlier);
        return messages;
      })
      .toContain('redis back');
    expect(await one.find(account)).toMatchObject({ message: 'it refused' });
  });
});
