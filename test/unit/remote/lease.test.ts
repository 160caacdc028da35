import { describe, expect, it } from 'vitest';
import { pooled } from '../../../integrations/remote/pool.ts';
import { TaiError } from '../../../src/domain/errors.ts';
import { parseHost } from '../../../src/domain/host.ts';
import type { HostSession } from '../../../src/domain/ports.ts';
import { createFakeLogins } from '../../support/fake-logins.ts';

const HOST = parseHost('web-01');
const LIMITS = { timeoutMs: 1_000, maxBytes: 1_000 };
const signal = new AbortController().signal;

async function echo(session: HostSession): Promise<string> {
  return (await session.run(['echo'], LIMITS, signal)).stdout;
}

async function withIdleLogin(maxConnections = 5) {
  const shell = createFakeLogins();
  const pool = pooled(shell, { idleMs: 30_000, maxConnections });
  await (await pool.open(HOST, signal)).close();
  return { shell, pool };
}

describe('a lease on a login', () => {
  it('runs nothing once it is closed, and leaves the login to the others', async () => {
    const { pool } = await withIdleLogin();
    const [one, other] = [await pool.open(HOST, signal), await pool.open(HOST, signal)];
    const running = one.run(['sleep'], LIMITS, signal);
    const abort = new AbortController();
    const others = other.run(['sleep'], LIMITS, abort.signal);

    await Promise.all([one.close(), one.close()]);

    await expect(running).rejects.toMatchObject({ code: 'HOST_LOST' });
    await expect(one.run(['echo'], LIMITS, signal)).rejects.toMatchObject({ code: 'HOST_LOST' });
    expect(await echo(other)).toBe('1');
    abort.abort(new Error('enough'));
    await expect(others).rejects.toThrow('enough');
  });

  it('logs in once more when the login it was given turns out to be dead, for all its commands', async () => {
    const { pool, shell } = await withIdleLogin();
    shell.logins[0]?.die();
    const session = await pool.open(HOST, signal);

    const outputs = await Promise.all([echo(session), echo(session), echo(session)]);

    expect([...outputs, await echo(session)]).toEqual(['2', '2', '2', '2']);
    expect(shell.logins).toHaveLength(2);
  });

  it('does so where the dead one holds the only place', async () => {
    const { pool, shell } = await withIdleLogin(1);
    shell.logins[0]?.die();

    const output = await echo(await pool.open(HOST, signal));

    expect(output).toBe('2');
    expect(shell.most()).toBe(1);
  });

  it('calls a login that is lost later lost, and the next lease logs in anew', async () => {
    const { pool, shell } = await withIdleLogin();
    const session = await pool.open(HOST, signal);
    await echo(session);
    shell.logins[0]?.die();

    await expect(echo(session)).rejects.toMatchObject({ code: 'HOST_LOST' });
    await session.close();

    expect(await echo(await pool.open(HOST, signal))).toBe('2');
  });

  it('does not log in a third time', async () => {
    const { pool, shell } = await withIdleLogin();
    shell.logins[0]?.die();
    const session = await pool.open(HOST, signal);
    await echo(session);
    shell.logins[1]?.die();

    await expect(echo(session)).rejects.toMatchObject({ code: 'HOST_LOST' });
    expect(shell.logins).toHaveLength(2);
  });

  it('says how the second login failed', async () => {
    let admits = true;
    const shell = createFakeLogins(async () => {
      if (!admits) throw new TaiError('HOST_REFUSED', 'nothing listens');
    });
    const pool = pooled(shell, { idleMs: 30_000, maxConnections: 5 });
    await (await pool.open(HOST, signal)).close();
    admits = false;
    shell.logins[0]?.die();
    const session = await pool.open(HOST, signal);

    const results = await Promise.allSettled([echo(session), echo(session)]);

    expect(results).toMatchObject([{ reason: { code: 'HOST_REFUSED' } }, { reason: { code: 'HOST_REFUSED' } }]);
    await session.close();
    await pool.close();
  });

  it('is not ended by the end of another lease whose work it shared', async () => {
    let first: Promise<never> | undefined;
    const output = { stdout: 'ran', stderr: '', exitCode: 0, truncated: false, durationMs: 1 };
    const session: HostSession = {
      run: async (_argv, _limits, ending) => {
        if (first !== undefined) {
          await first.finally(() => (first = undefined));
          return output;
        }
        if (isOver) return output;
        first = new Promise((_resolve, reject) => {
          ending.addEventListener('abort', () => reject(ending.reason), { once: true });
        });
        return await first;
      },
      close: async () => undefined,
    };
    let isOver = false;
    const shell = { open: async () => session, close: async () => undefined };
    const pool = pooled(shell, { idleMs: 30_000, maxConnections: 5 });
    const [one, other] = [await pool.open(HOST, signal), await pool.open(HOST, signal)];
    const ones = one.run(['echo'], LIMITS, signal).catch((error: unknown) => error);
    await Promise.resolve();
    const others = echo(other);
    await new Promise((resolve) => setTimeout(resolve, 1));

    isOver = true;
    await one.close();

    expect(await ones).toMatchObject({ code: 'HOST_LOST', message: 'the session was closed' });
    expect(await others).toBe('ran');
  });
});
