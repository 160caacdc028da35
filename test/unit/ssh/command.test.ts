import { describe, expect, it } from 'vitest';
import { endedByLimit, localDeadlineMs } from '../../../integrations/remote/deadline.ts';
import { toRemoteCommand } from '../../../src/remote-line/line.ts';
import { ALL_TOOLS, readProbe } from '../../../src/remote-line/tools.ts';

const ENVIRONMENT = 'exec env LC_ALL=C TZ=UTC SYSTEMD_COLORS=0 SYSTEMD_PAGER=cat PAGER=cat';

describe('toRemoteCommand', () => {
  it.each([
    ['kill\nnice\nionice\n', 'nice -n 19 ionice -c 3 timeout -k 2 10 df -P'],
    ['kill\nnice\n', 'nice -n 19 timeout -k 2 10 df -P'],
    ['plain\nnice\n', 'nice -n 19 timeout 10 df -P'],
    ['t\n', 'timeout -t 10 df -P'],
    ['nice\n', 'nice -n 19 df -P'],
    ['', 'df -P'],
  ])('where the probe says %j', (probe, expected) => {
    const command = toRemoteCommand(['df', '-P'], 10, readProbe(probe));

    expect(command).toBe(`${ENVIRONMENT} ${expected} </dev/null`);
  });
});

describe('limits', () => {
  it('waits a little longer than the host does, and no longer where the host does not limit', () => {
    expect(localDeadlineMs(10, ALL_TOOLS)).toBe(15_000);
    expect(localDeadlineMs(10, { timeout: 'none', nice: true, ionice: true })).toBe(10_000);
  });

  it.each([
    [124, 10_001, true],
    [137, 12_000, true],
    [143, 10_000, true],
    [137, 300, false],
    [124, 300, false],
    [0, 10_001, false],
  ])('exit code %i after %i ms of 10 s: %s', (exitCode, durationMs, expected) => {
    expect(endedByLimit({ exitCode, durationMs }, 10)).toBe(expected);
  });
});
