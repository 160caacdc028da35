import { describe, expect, it } from 'vitest';
import { TaiError } from '../../../src/domain/errors.ts';
import { decide, delayAfter, policies } from '../../../workers/policies.ts';

const HOUR = 3_600_000;
const away = new TaiError('TICKET_SYSTEM_UNAVAILABLE', '503');
const busy = (retryAfterMs: number) => new TaiError('TICKET_SYSTEM_BUSY', '429', undefined, retryAfterMs);

describe('after a failure', () => {
  it('a passing error is tried again until the attempts are used up', () => {
    const decisions = [1, 2, 3].map((attempt) => decide(policies.investigate, away, { attempt, ageMs: 0 }).kind);

    expect(decisions).toEqual(['retry', 'retry', 'giveUp']);
  });

  it('a permanent error is given up at once', () => {
    const error = new TaiError('TICKET_FORBIDDEN', '403');

    expect(decide(policies.answer, error, { attempt: 1, ageMs: 0 })).toEqual({ kind: 'giveUp' });
  });

  it('a fault of our own is tried three times even where others are tried for hours', () => {
    const decisions = [2, 3].map((attempt) => decide(policies.answer, new TypeError('x'), { attempt, ageMs: 0 }).kind);

    expect(decisions).toEqual(['retry', 'giveUp']);
  });

  it('a wait that was asked for costs no attempt', () => {
    expect(decide(policies.answer, busy(60_000), { attempt: 55, ageMs: 0 })).toEqual({ kind: 'wait', delayMs: 60_000 });
  });

  it('a wait of nothing is still a wait, so that nobody is asked in a loop', () => {
    expect(decide(policies.answer, busy(0), { attempt: 1, ageMs: 0 })).toEqual({ kind: 'wait', delayMs: 1_000 });
  });

  it('waits cost attempts once the job has grown old', () => {
    expect(decide(policies.answer, busy(60_000), { attempt: 1, ageMs: 8 * HOUR })).toEqual({ kind: 'retry' });
    expect(decide(policies.answer, busy(60_000), { attempt: 55, ageMs: 8 * HOUR })).toEqual({ kind: 'giveUp' });
  });
});

describe('the delay before the next attempt', () => {
  it('doubles from five seconds to ten minutes for an answer', () => {
    const delays = [1, 2, 3, 7, 8, 54].map((attempt) => delayAfter(policies.answer, attempt, away));

    expect(delays).toEqual([5_000, 10_000, 20_000, 320_000, 600_000, 600_000]);
  });

  it('adds up to about eight hours for an answer', () => {
    const attempts = Array.from({ length: policies.answer.attempts - 1 }, (_, index) => index + 1);
    const totalMs = attempts.reduce((sum, attempt) => sum + delayAfter(policies.answer, attempt, away), 0);

    expect(Math.round(totalMs / HOUR)).toBe(8);
  });

  it('is never shorter than what was asked for', () => {
    expect(delayAfter(policies.answer, 1, busy(900_000))).toBe(900_000);
  });
});
