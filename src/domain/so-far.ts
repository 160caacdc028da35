import type { RunEvent } from './run.ts';

/** What is known of a run that is still under way. */
export interface SoFar {
  /** Looks at hosts that have ended. */
  readonly looks: number;
  /** What goes on beside that, as a sentence. */
  readonly doing: string | undefined;
  /** What the model has written and was proved; `lines` are ids, "E4.3". */
  readonly causes: readonly Pick<Told, 'statement' | 'confidence' | 'lines'>[];
  readonly withdrawn: readonly Pick<Withdrawn, 'statement' | 'why'>[];
}

type Told = Extract<RunEvent, { kind: 'cause' }>;
type Withdrawn = Extract<RunEvent, { kind: 'withdrawn' }>;
