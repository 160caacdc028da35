import { z } from 'zod';
import { TaiError } from '../src/domain/errors.ts';

export const StageName = z.enum(['investigate', 'diagnose', 'answer', 'askLater']);
export type StageName = z.infer<typeof StageName>;

export interface RetryPolicy {
  readonly attempts: number;
  readonly firstDelayMs: number;
  /** Delays double up to this. */
  readonly maxDelayMs: number;
  /** A wait the other side asked for costs no attempt until the job is this old. */
  readonly patienceMs: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Evidence and diagnosis are worth minutes, a written answer is worth a working day: 55 attempts last about 8 hours. */
export const policies: Readonly<Record<StageName, RetryPolicy>> = {
  investigate: { attempts: 3, firstDelayMs: 2 * SECOND, maxDelayMs: 30 * SECOND, patienceMs: 2 * HOUR },
  diagnose: { attempts: 3, firstDelayMs: 5 * SECOND, maxDelayMs: MINUTE, patienceMs: HOUR },
  answer: { attempts: 55, firstDelayMs: 5 * SECOND, maxDelayMs: 10 * MINUTE, patienceMs: 8 * HOUR },
  askLater: { attempts: 20, firstDelayMs: 30 * SECOND, maxDelayMs: 30 * MINUTE, patienceMs: 8 * HOUR },
};

/** A fault of our own does not heal by itself, so it is tried no longer than this. */
const ATTEMPTS_AT_OUR_FAULTS = 3;

/** `wait` costs no attempt, `retry` does. */
export type Decision = { readonly kind: 'retry' | 'giveUp' } | { readonly kind: 'wait'; readonly delayMs: number };

/** What to do after the attempt with this number, counted from 1, failed. */
export function decide(policy: RetryPolicy, error: unknown, job: { attempt: number; ageMs: number }): Decision {
  if (!(error instanceof TaiError)) {
    return { kind: job.attempt < Math.min(policy.attempts, ATTEMPTS_AT_OUR_FAULTS) ? 'retry' : 'giveUp' };
  }
  if (!error.retryable) return { kind: 'giveUp' };
  if (error.retryAfterMs !== undefined && job.ageMs + error.retryAfterMs < policy.patienceMs) {
    return { kind: 'wait', delayMs: Math.max(error.retryAfterMs, SECOND) };
  }
  return { kind: job.attempt < policy.attempts ? 'retry' : 'giveUp' };
}

/** Milliseconds until the next attempt; never sooner than the other side asked for. */
export function delayAfter(policy: RetryPolicy, attempt: number, error: unknown): number {
  const asked = error instanceof TaiError ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(asked, Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (attempt - 1)));
}
