import type { Log } from '../src/domain/log.ts';
import type { RunStore } from '../src/domain/ports.ts';
import type { Answer, Run, RunChange, RunEvent, LateWords, RunRequest } from '../src/domain/run.ts';

export type OnEvent = (event: RunEvent) => Promise<void>;

/** What the stages do; the workers only say when, how often and that it happens once. Each may be called again for one run. */
export interface Stages {
  /** Whether the request may become a run; asked until there is one. Whoever is refused is told within. */
  admit?(request: RunRequest, signal: AbortSignal): Promise<'admitted' | 'ended'>;
  /** Says in the ticket that a run is under way. Its failure never fails the run. */
  begin?(run: Run, previous: Answer | undefined, signal: AbortSignal): Promise<Answer | undefined>;
  investigate(run: Run, onEvent: OnEvent, signal: AbortSignal): Promise<RunChange>;
  diagnose(run: Run, onEvent: OnEvent, signal: AbortSignal): Promise<RunChange>;
  /** Also called when an earlier stage gave up: `run.error` says why, and the run holds what is known. */
  answer(run: Run, previous: Answer | undefined, signal: AbortSignal): Promise<Answer>;
  /** The model once more, about the evidence that is there, for a run that ended without its words. */
  askLater?(run: Run, signal: AbortSignal): Promise<LateWords>;
  /** The run has failed and nothing was written into the ticket. */
  giveUp?(run: Run, error: unknown): Promise<void>;
}

/** When a model that failed is asked again: first after `firstMs`, then ever more rarely, until the run ended `forMs` ago. */
export interface LateTimes {
  readonly firstMs: number;
  readonly forMs: number;
}

export interface StageParts {
  readonly stages: Stages;
  readonly runs: RunStore;
  /** Enqueues the next stage; the same run twice is one job. */
  readonly handOn: (next: 'diagnose' | 'answer' | 'askLater', run: Run, delayMs?: number) => Promise<void>;
  /** Undefined: a model that failed is not asked again. */
  readonly late: LateTimes | undefined;
  /** The shortest pause before a run looks again whether its ticket is free. */
  readonly turnMs: number;
  readonly log: Log;
}
