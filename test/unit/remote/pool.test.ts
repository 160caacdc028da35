import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PoolOptions, pooled } from '../../../integrations/remote/pool.ts';
import { TaiError } from '../../../src/domain/errors.ts';
import { parseHost } from '../../../src/domain/host.ts';
import type { HostSession, HostShell } from '../../../src/domain/ports.ts';
import { createFakeLogins } from '../../support/fake-logins.ts';

const [A, B, C] = [parseHost('web-01'), parseHost('web-02'), parseHost('web-03')];
const LIMITS = { timeoutMs: 1_000, maxBytes: 1_000 };
const signal = new AbortController().signal;
const OPTIONS = { idleMs: 30_000, maxConnections: 50 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function poolOver(shell = createFakeLogins(), options: Partial<PoolOptions> = {}) {
  const pool = pooled(shell, { ...OPTIONS, now: () => Date.now(), ...options });
  return { shell, pool, openCount: () => shell.logins.filter(({ isOpen }) => isOpen).length };
}

async function echo(session: HostSession): Promise<string> {
  return (await session.run(['echo'], LIMITS, signal)).stdout;
}

async function visit(pool: HostShell, host = A): Promise<string> {
  const session = await pool.open(host, signal);
  const output = await echo(session);
  await session.close();
  return output;
}

describe('a pool of logins', () => {
  it('logs in once for uses at once and one after the other', async () => {
    const { pool, shell } = poolOver();

    const outputs = [...(await Promise.all([visit(pool), visit(pool)])), await visit(pool)];

    expect(outputs).toEqual(['1', '1', '1']);
    expect(shell.logins).toHaveLength(1);
  });

  it('ends a login that nobody used for the idle time, counted from its last use', async () => {
    const { pool, openCount } = poolOver();
    await visit(pool);
    await vi.advanceTimersByTimeAsync(29_999);
    await visit(pool);
    await vi.advanceTimersByTimeAsync(29_999);
    const before = openCount();

    await vi.advanceTimersByTimeAsync(1);

    expect([before, openCount()]).toEqual([1, 0]);
  });

  it('ends it with its last use when the idle time is 0', async () => {
    const { pool, openCount } = poolOver(createFakeLogins(), { idleMs: 0 });
    const [one, other] = await Promise.all([pool.open(A, signal), pool.open(A, signal)]);

    await one.close();
    const between = openCount();
    await other.close();

    expect([between, openCount()]).toEqual([1, 0]);
  });

  it('hands out no login that is ten minutes old, and leaves it to who has it', async () => {
    const { pool } = poolOver();
    const old = await pool.open(A, signal);
    await vi.advanceTimersByTimeAsync(600_000);

    const next = await pool.open(A, signal);

    expect([await echo(old), await echo(next)]).toEqual(['1', '2']);
  });

  it('shares a login in progress and ends it only when nobody waits any more', async () => {
    const { pool, shell } = poolOver(createFakeLogins(() => new Promise((resolve) => setTimeout(resolve, 100))));
    const [first, second] = [new AbortController(), new AbortController()];
    const waiting = [pool.open(A, first.signal), pool.open(A, second.signal)];
    first.abort(new Error('not wanted'));

    await expect(waiting[0]).rejects.toThrow('not wanted');
    await vi.advanceTimersByTimeAsync(100);

    await expect(waiting[1]).resolves.toBeDefined();
    expect(shell.logins).toHaveLength(1);
  });

  it('ends a login in progress when the last who waits leaves', async () => {
    const { pool, shell } = poolOver(createFakeLogins(() => new Promise((resolve) => setTimeout(resolve, 100))));
    const abort = new AbortController();
    const waiting = pool.open(A, abort.signal);
    abort.abort(new Error('not wanted'));

    await expect(waiting).rejects.toThrow('not wanted');
    await vi.advanceTimersByTimeAsync(200);

    expect(shell.logins).toHaveLength(0);
  });

  it('gives one failure to all who waited for it, and tries anew for the next', async () => {
    let refuses = true;
    const { pool } = poolOver(
      createFakeLogins(async () => {
        if (refuses) throw new TaiError('HOST_REFUSED', 'nothing listens');
      }),
    );
    const results = await Promise.allSettled([pool.open(A, signal), pool.open(A, signal)]);
    refuses = false;

    const output = await visit(pool);

    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(output).toBe('1');
  });

  it('ends all, and the shell, when it is closed', async () => {
    const { pool, shell, openCount } = poolOver();
    await visit(pool, A);
    const session = await pool.open(B, signal);
    const running = session.run(['sleep'], LIMITS, signal).catch((error: unknown) => error);

    await pool.close();

    expect(await running).toMatchObject({ code: 'HOST_LOST', message: 'tai is stopping' });
    expect([openCount(), shell.isClosed(), vi.getTimerCount()]).toEqual([0, true, 0]);
    await expect(pool.open(A, signal)).rejects.toMatchObject({ code: 'HOST_LOST' });
  });
});

describe('a bound on connections', () => {
  it('ends the one that fell idle first to make room', async () => {
    const { pool, shell } = poolOver(createFakeLogins(), { maxConnections: 2 });
    await visit(pool, A);
    await visit(pool, B);
    await visit(pool, A);

    await visit(pool, C);

    expect(shell.logins.map(({ host, isOpen }) => [host, isOpen])).toEqual([
      [A, true],
      [B, false],
      [C, true],
    ]);
    expect(shell.most()).toBe(2);
  });

  it('lets who comes later wait until one is given back, in the order of coming', async () => {
    const { pool, shell } = poolOver(createFakeLogins(), { maxConnections: 1 });
    const first = await pool.open(A, signal);
    const order: string[] = [];
    const later = [B, C].map(async (host) => {
      const session = await pool.open(host, signal);
      order.push(host);
      await session.close();
    });
    await vi.advanceTimersByTimeAsync(1_000);
    const waited = order.length;

    await first.close();
    await Promise.all(later);

    expect(waited).toBe(0);
    expect(order).toEqual([B, C]);
    expect(shell.most()).toBe(1);
  });

  it('leaves the queue when the wait is given up', async () => {
    const { pool, shell } = poolOver(createFakeLogins(), { maxConnections: 1 });
    const first = await pool.open(A, signal);
    const abort = new AbortController();
    const waiting = pool.open(B, abort.signal);
    abort.abort(new Error('not wanted'));

    await expect(waiting).rejects.toThrow('not wanted');
    await first.close();
    await visit(pool, C);

    expect(shell.logins.map(({ host }) => host)).toEqual([A, C]);
  });

  it('is not held for ever by one host that is always in use', async () => {
    const { pool } = poolOver(createFakeLogins(), { maxConnections: 1 });
    let busy = await pool.open(A, signal);
    let isIn = false;
    const enter = async (): Promise<void> => {
      const session = await pool.open(B, signal);
      isIn = true;
      await session.close();
    };
    const waiting = enter();
    for (let second = 0; second < 9; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      const next = await pool.open(A, signal);
      await busy.close();
      busy = next;
    }
    await vi.advanceTimersByTimeAsync(2_000);
    const next = pool.open(A, signal);
    const before = isIn;

    await busy.close();
    await waiting;
    await (await next).close();

    expect(before).toBe(false);
  });

  it('holds over any order of coming, leaving and losing', async () => {
    const { pool, shell, openCount } = poolOver(createFakeLogins(), { maxConnections: 2, idleMs: 50 });
    const hosts = [A, B, C];
    const visits = Array.from({ length: 60 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, (index * 37) % 400));
      const host = hosts[index % 3] ?? A;
      const session = await pool.open(host, AbortSignal.any([signal]));
      if (index % 7 === 0) shell.logins.at(-1)?.die();
      await echo(session).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, index % 11));
      await session.close();
      await session.close();
    });

    const all = Promise.all(visits);
    await vi.advanceTimersByTimeAsync(5_000);
    await all;

    expect(shell.most()).toBe(2);
    expect(openCount()).toBe(0);
  });
});
