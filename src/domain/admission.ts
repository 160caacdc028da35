import type { RunId } from './run.ts';

/** At most so many runs within that time. `key` names what is counted, `about` says it to people: "10 runs an hour for one ticket". */
export interface Quota {
  readonly key: string;
  readonly most: number;
  readonly windowMs: number;
  readonly about: string;
}

/** A quota without room, and when it has some again. */
export interface UsedUp extends Quota {
  readonly waitMs: number;
}

/** Counts that all processes on one Redis share. Throws REDIS_UNAVAILABLE. */
export interface Quotas {
  /** Counts the run in each of these or, when one is used up, in none and answers with that one. The same run twice counts once. */
  take(run: RunId, quotas: readonly Quota[]): Promise<UsedUp | undefined>;
  close(): Promise<void>;
}

/** `tell`: whether saying the reason in the ticket helps anyone. */
export type Admission =
  | { readonly kind: 'admitted'; readonly quotas: readonly Quota[] }
  | { readonly kind: 'refused'; readonly reason: string; readonly tell: boolean };
