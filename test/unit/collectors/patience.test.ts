import { expect, it } from 'vitest';
import { withPatience } from '../../../src/collectors/patience.ts';
import type { HostSession } from '../../../src/domain/ports.ts';

it.each([
  [30_000, 10_000],
  [60_000, 10_000],
  [240_000, 40_000],
])('gives a command of a host that has %d ms in all %d ms', async (hostTimeoutMs, expected) => {
  let given = 0;
  const session: HostSession = {
    run: async (_argv, { timeoutMs }) => {
      given = timeoutMs;
      return { stdout: '', stderr: '', exitCode: 0, truncated: false, durationMs: 1 };
    },
    close: async () => undefined,
  };

  await withPatience(session, hostTimeoutMs).run(
    ['df'],
    { timeoutMs: 10_000, maxBytes: 1_000 },
    new AbortController().signal,
  );

  expect(given).toBe(expected);
});
