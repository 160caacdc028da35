import type { Diagnosis } from '../../src/domain/diagnosis.ts';
import type { Stages } from '../../workers/stages.ts';
import type { FakeTickets } from './fake-stages.ts';

const base = { outcome: 'healthy', confidence: 'low', causes: [], steps: [], ruledOut: [] } as const;
export const WITHOUT: Diagnosis = { ...base, model: { status: 'failed', code: 'MODEL_UNAVAILABLE', detail: 'down' } };
export const WITH: Diagnosis = { ...base, model: { status: 'used', model: 'fake', droppedClaims: 0, durationMs: 1 } };

/** Stages whose model fails every run; `now` says what it does when it is asked later. */
export function withoutModelAtFirst(tickets: FakeTickets, now: () => 'back' | 'away' | 'closed'): Stages {
  return {
    ...tickets.stages,
    async diagnose(run, onEvent, signal) {
      return { ...(await tickets.stages.diagnose(run, onEvent, signal)), diagnosis: WITHOUT };
    },
    async askLater(run, signal) {
      await tickets.reach('askLater', run, signal);
      const state = now();
      return state === 'back' ? { kind: 'concluded', change: { diagnosis: WITH } } : { kind: state };
    },
  };
}
