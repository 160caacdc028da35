import type { RunId } from '../src/domain/run.ts';
import { type TicketRef, ticketKey } from '../src/domain/ticket.ts';

/** Every key of our own, beside BullMQ's `tai:<queue>:...`. */
export const RUN_KEY = 'tai:run:';
export const INDEX_KEY = 'tai:runs';
/** One channel for all runs: who publishes does not know who watches. */
export const WAKE_CHANNEL = 'tai:wake';

export function runKey(id: RunId): string {
  return `${RUN_KEY}${id}`;
}

export function eventsKey(id: RunId): string {
  return `tai:events:${id}`;
}

export function ticketKeys(ticket: TicketRef): {
  readonly number: string;
  readonly claim: string;
  readonly answer: string;
} {
  const key = `tai:ticket:${ticketKey(ticket)}`;
  return { number: `${key}:number`, claim: `${key}:claim`, answer: `${key}:answer` };
}

/** Documented in docs/operating.md: deleting it lifts the refusal for all workers. */
export function refusedKey(account: string): string {
  return `tai:refused:${account}`;
}

export function firstLoginKey(account: string): string {
  return `tai:first-login:${account}`;
}

/** Counts of `quotas.ts`. */
export function quotaKey(name: string): string {
  return `tai:quota:${name}`;
}

/** A field of the run for each person. */
export const FEEDBACK = 'feedback:';

/** Documented in docs/operating.md: how far something has been read that is read on. */
export function cursorKey(name: string): string {
  return `tai:cursor:${name}`;
}

/** Sightings of `history.ts`. */
export function sightingKey(name: string): string {
  return `tai:seen:${name}`;
}
