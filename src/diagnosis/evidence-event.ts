import type { Evidence } from '../domain/evidence.ts';
import type { RunEvent } from '../domain/run.ts';

/** One look, for whoever watches a run. */
export function toEvent(evidence: Evidence): RunEvent {
  const { id, host, collector, status } = evidence;
  return { kind: 'evidence', id, host, collector, status, detail: describe(evidence) };
}

function describe(evidence: Evidence): string {
  switch (evidence.status) {
    case 'collected':
      return evidence.totalLines === 1 ? '1 line' : `${evidence.totalLines} lines`;
    case 'failed':
      return `${evidence.code}: ${evidence.detail}`;
    case 'skipped':
      return evidence.reason;
    default:
      return evidence satisfies never;
  }
}
