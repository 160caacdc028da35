import { describe, expect, it, vi } from 'vitest';
import { openPatiently } from '../../../src/cli/open-doors.ts';
import { TaiError } from '../../../src/domain/errors.ts';
import type { Closable } from '../../../src/domain/ports.ts';
import { silent } from '../../support/log.ts';

/** A door whose first attempts fail as given. */
function aDoor(...failures: readonly TaiError[]) {
  const waiting = [...failures];
  const counts = { opened: 0, closed: 0 };
  const open = async (): Promise<Closable> => {
    const failure = waiting.shift();
    if (failure) throw failure;
    counts.opened += 1;
    return { close: async () => void (counts.closed += 1) };
  };
  return { counts, door: { kind: 'socket' as const, name: 'slack', open } };
}

const away = new TaiError('TICKET_SYSTEM_UNAVAILABLE', 'Slack does not answer');

describe('a door outwards', () => {
  it('is opened at once when it can be', async () => {
    const { counts, door } = aDoor();

    const opened = await openPatiently(door, silent);
    await opened.close();

    expect(counts).toEqual({ opened: 1, closed: 1 });
  });

  it('does not hold up the rest while the other side is away, and is tried again', async () => {
    const { counts, door } = aDoor(away, away);

    const opened = await openPatiently(door, silent, 1);
    await vi.waitFor(() => expect(counts.opened).toBe(1));
    await opened.close();

    expect(counts.closed).toBe(1);
  });

  it('stops trying when it is closed', async () => {
    const { counts, door } = aDoor(away);

    const opened = await openPatiently(door, silent, 60_000);
    await opened.close();

    expect(counts).toEqual({ opened: 0, closed: 0 });
  });

  it('stops the start when trying again can not help', async () => {
    const { door } = aDoor(new TaiError('TICKET_FORBIDDEN', 'invalid_auth'));

    await expect(openPatiently(door, silent)).rejects.toMatchObject({ code: 'TICKET_FORBIDDEN' });
  });
});
