import type { Checkpoint } from '../../../src/domain/checkpoint.ts';
import { TaiError } from '../../../src/domain/errors.ts';

export type Step = Omit<Checkpoint, 'where'>;

export function ok(step: string, detail: string): Step {
  return { step, mark: 'ok', detail, stops: false };
}

/** Nothing is answered as long as it is so. */
export function stop(step: string, detail: string, fix: string): Step {
  return { step, mark: 'no', detail, stops: true, code: 'TICKET_FORBIDDEN', fix };
}

/** Something is worse than it could be. */
export function less(step: string, detail: string, fix: string): Step {
  return { step, mark: 'no', detail, stops: false, code: 'TICKET_FORBIDDEN', fix };
}

export function unchecked(step: string, detail: string, fix?: string): Step {
  return { step, mark: 'unchecked', detail, stops: false, ...(fix !== undefined && { fix }) };
}

/** Asks, and makes a step of an answer that is no success. Throws what is not Jira's doing. */
export async function attempt<T>(
  ask: () => Promise<T>,
  otherwise: (error: TaiError) => Step,
  tell: (step: Step) => void,
): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof TaiError)) throw error;
    tell(otherwise(error));
    return undefined;
  }
}
