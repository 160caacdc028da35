import { createRedactor, type Redactor } from './redact.ts';
import type { OwnPattern } from './redact-own.ts';

/** Runs whose redactors are at hand. */
const MOST_KEPT = 50;

/** The redactors of runs under way in this process: what a redactor has seen is secret, and so kept in memory alone. */
export function keepRedactors(own: readonly OwnPattern[] | undefined) {
  const kept = new Map<string, Redactor>();

  return {
    /** A new one, which takes the place of an earlier one of the run. */
    of(run: string): Redactor {
      const redactor = createRedactor(own);
      kept.delete(run);
      kept.set(run, redactor);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return redactor;
    },
    find: (run: string): Redactor | undefined => kept.get(run),
    forget: (run: string): void => void kept.delete(run),
  };
}
