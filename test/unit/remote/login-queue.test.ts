import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createLoginQueue } from '../../../integrations/remote/login-queue.ts';

const NEVER = new AbortController().signal;

describe('the queue of logins', () => {
  it('has so many under way and no more, and lets each have its turn', async () => {
    const queue = createLoginQueue(2);
    let underWay = 0;
    let most = 0;
    const login = async (): Promise<void> => {
      underWay += 1;
      most = Math.max(most, underWay);
      await turn();
      underWay -= 1;
    };

    await Promise.all(Array.from({ length: 7 }, () => queue(login, NEVER)));

    expect([most, underWay]).toEqual([2, 0]);
  });

  it('lets go of one that is no longer wanted, which is then never begun', async () => {
    const queue = createLoginQueue(1);
    const giveUp = new AbortController();
    const ending = new EventTarget();
    const untilEnded = new Promise<void>((resolve) => ending.addEventListener('end', () => resolve()));
    const first = queue(() => untilEnded, NEVER);
    let begun = false;
    const second = queue(async () => void (begun = true), giveUp.signal);

    giveUp.abort(new Error('not wanted'));

    await expect(second).rejects.toThrow('not wanted');
    ending.dispatchEvent(new Event('end'));
    await first;
    await turn();
    expect(begun).toBe(false);
  });
});
