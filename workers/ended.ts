import type { RunState } from '../src/domain/run.ts';

const ended: ReadonlySet<RunState> = new Set<RunState>(['done', 'joined', 'failed']);

/** Nothing more will happen in a run in this state. */
export function hasEnded(state: RunState): boolean {
  return ended.has(state);
}
