import { z } from 'zod';
import type { Closable } from './ports.ts';
import type { RunId } from './run.ts';

/** Who asks, in the ticket system's own terms. A customer sees a portal and not the ticket's inside. */
export const Requester = z.object({ id: z.string(), kind: z.enum(['person', 'customer', 'app']) });
export type Requester = z.infer<typeof Requester>;

/** What someone thinks of an answer. */
export const Verdict = z.enum(['good', 'bad']);
export type Verdict = z.infer<typeof Verdict>;

/** At most so many runs within that time. `key` names what is counted, `about` says it to people: "10 runs an hour for one ticket". */
export interface Quota {
  readonly key: string;
  readonly most: number;
  readonly windowMs: number;
  readonly about: string;
}

/** Counts that all processes on one Redis share. Throws REDIS_UNAVAILABLE. */
export interface Quotas extends Closable {
  /** Counts the run in each of these or, when one is used up, in none and answers with that one. The same run twice counts once. */
  take(run: RunId, quotas: readonly Quota[]): Promise<Quota | undefined>;
}

/** `tell`: whether saying the reason in the ticket helps anyone. */
export type Admission =
  | { readonly kind: 'admitted'; readonly quotas: readonly Quota[] }
  | { readonly kind: 'refused'; readonly reason: string; readonly tell: boolean };
