import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openLocal } from '../../../integrations/local/index.ts';
import { LOCALHOST } from '../../../src/domain/host.ts';

const LIMITS = { timeoutMs: 5_000, maxBytes: 10_000 };
const signal = new AbortController().signal;

async function processes(): Promise<string> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'args=']);
  return stdout;
}

describe('openLocal', () => {
  it('keeps its own environment from the programs', async () => {
    const session = await openLocal().open(LOCALHOST, signal);

    const { stdout } = await session.run(['env'], LIMITS, signal);

    const names = new Set(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split('=')[0]),
    );
    expect(names).toEqual(new Set(['LC_ALL', 'PAGER', 'PATH', 'SYSTEMD_COLORS', 'SYSTEMD_PAGER', 'TZ']));
  });

  it('ends what a program has left running in the background, too', async () => {
    const session = await openLocal().open(LOCALHOST, signal);
    const seconds = `811.${process.pid}`;

    const running = session.run(
      ['sh', '-c', `sleep ${seconds} & sleep ${seconds}`],
      { ...LIMITS, timeoutMs: 200 },
      signal,
    );

    await expect(running).rejects.toMatchObject({ code: 'COMMAND_TIMED_OUT' });
    await expect.poll(processes).not.toContain(`sleep ${seconds}`);
  });

  it('ends what is running when the session is closed, and starts nothing after', async () => {
    const session = await openLocal().open(LOCALHOST, signal);
    const seconds = `812.${process.pid}`;

    const [running] = await Promise.allSettled([
      session.run(['sleep', seconds], LIMITS, signal),
      delay(100).then(() => session.close()),
    ]);

    expect(running).toMatchObject({ status: 'rejected', reason: { code: 'HOST_LOST' } });
    await expect.poll(processes).not.toContain(`sleep ${seconds}`);
    await expect(session.run(['true'], LIMITS, signal)).rejects.toMatchObject({ code: 'HOST_LOST' });
  });

  it('gives 126 for what is there but no program', async () => {
    const session = await openLocal().open(LOCALHOST, signal);

    const output = await session.run(['/etc/passwd'], LIMITS, signal);

    expect(output).toMatchObject({ exitCode: 126, stdout: '' });
  });

  it('refuses words that are too long for any program', async () => {
    const session = await openLocal().open(LOCALHOST, signal);

    const running = session.run(['echo', 'x'.repeat(3_000_000)], LIMITS, signal);

    await expect(running).rejects.toMatchObject({ code: 'COMMAND_REJECTED' });
  });
});
