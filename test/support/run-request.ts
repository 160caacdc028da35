import type { RunRequest } from '../../src/domain/run.ts';
import { runIdOf } from '../../workers/run-id.ts';

/** A request as a Jira comment makes it; the key names the delivery. */
export function aRequest(key: string, change: Partial<RunRequest> = {}): RunRequest {
  return {
    run: runIdOf(key),
    ticket: { system: 'fake', id: 'OPS-1' },
    trigger: 'comment',
    hosts: [],
    requestedAt: new Date().toISOString(),
    ...change,
  };
}
