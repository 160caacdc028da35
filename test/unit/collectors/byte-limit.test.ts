import { describe, expect, it } from 'vitest';
import { withByteLimit } from '../../../src/collectors/byte-limit.ts';
import type { HostSession, Limits } from '../../../src/domain/ports.ts';

const LIMITS: Limits = { timeoutMs: 1_000, maxBytes: 60 };
const NEVER = new AbortController().signal;

/** Prints as much as it may. */
function flood(asked: Limits[]): HostSession {
  return {
    run: async (_argv, limits) => {
      asked.push(limits);
      return { stdout: 'x'.repeat(limits.maxBytes), stderr: '', exitCode: 0, truncated: true, durationMs: 1 };
    },
    close: async () => undefined,
  };
}

describe('a session with a limit of bytes', () => {
  it('gives the last command what is left, and the next one nothing', async () => {
    const asked: Limits[] = [];
    const session = withByteLimit(flood(asked), 100);

    const first = await session.run(['dmesg'], LIMITS, NEVER);
    const second = await session.run(['dmesg'], LIMITS, NEVER);
    const third = session.run(['dmesg'], LIMITS, NEVER);

    expect([first.stdout.length, second.stdout.length]).toEqual([60, 40]);
    await expect(third).rejects.toMatchObject({ code: 'COMMAND_REJECTED' });
    expect(asked).toHaveLength(2);
  });
});
