import { describe, expect, it } from 'vitest';
import { findBlindness } from '../../../src/collectors/blind.ts';
import type { Output } from '../../../src/domain/ports.ts';

function anOutput(change: Partial<Output>): Output {
  return { stdout: '', stderr: '', exitCode: 1, truncated: false, durationMs: 1, ...change };
}

describe('findBlindness', () => {
  it.each([
    ['dmesg: read kernel buffer failed: Operation not permitted', 'permission denied'],
    ['Failed to connect to bus: Permission denied', 'permission denied'],
    [
      'System has not been booted with systemd as init system (PID 1). Can’t operate.',
      'systemd is not running on this host',
    ],
    ['Failed to get D-Bus connection: Operation timed out', 'systemd is not running on this host'],
    ['No journal files were opened due to insufficient permissions.', 'no access to system logs'],
    ['No journal files were found.', 'there is no journal on this host'],
    [
      "tail: cannot open '/var/log/dpkg.log' for reading: No such file or directory",
      '/var/log/dpkg.log is not on this host',
    ],
    ["cat: can't open '/etc/os-release': No such file or directory", '/etc/os-release is not on this host'],
  ])('reads "%s" as: %s', (stderr, expected) => {
    const reason = findBlindness('any', anOutput({ stderr }));

    expect(reason).toBe(expected);
  });

  it.each([126, 127])('knows by exit code %i that the tool is not there', (exitCode) => {
    const reason = findBlindness('ss', anOutput({ exitCode, stderr: 'sh: ss: not found' }));

    expect(reason).toBe('ss is not on this host');
  });

  it('is not misled by a complaint beside a result', () => {
    const reason = findBlindness(
      'df',
      anOutput({ stdout: 'Filesystem …\n', stderr: 'df: /run/user/0: Permission denied' }),
    );

    expect(reason).toBeUndefined();
  });

  it('takes an empty result for a result', () => {
    const reason = findBlindness('systemctl', anOutput({ exitCode: 0 }));

    expect(reason).toBeUndefined();
  });
});
