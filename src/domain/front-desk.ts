import type { Quotas } from './admission.ts';
import type { Answer, Feedback, Run, RunId } from './run.ts';
import type { TicketRef } from './ticket.ts';

/** One thing tai is connected to, or could be. */
export interface ConnectedPart {
  readonly name: string;
  readonly on: boolean;
  readonly about: string;
}

/** What a system that people talk to may ask of the rest of tai. Calls reject with REDIS_UNAVAILABLE while Redis is away. */
export interface FrontDesk {
  readonly take: Quotas['take'];
  findRun(id: RunId): Promise<Run | undefined>;
  /** Newest first. */
  listRuns(limit: number): Promise<readonly Run[]>;
  findAnswer(ticket: TicketRef): Promise<Answer | undefined>;
  /** Kept with the run, one for each person; false when there is no such run. */
  addFeedback(id: RunId, feedback: Feedback): Promise<boolean>;
  readonly parts: readonly ConnectedPart[];
  /** The allow-list's patterns for tickets of this scope. */
  hostsFor(scope: string): readonly string[];
  /** Looks a person may ask for by name. */
  readonly looks: readonly { readonly name: string; readonly about: string }[];
  /** Writes the run's report into an issue, a new one where none is named. Answers with its key, for people and links. */
  readonly writeToIssue?: (run: Run, signal: AbortSignal) => Promise<{ readonly key: string; readonly url: string }>;
}
