import type { RunRequest } from '../../../src/domain/run.ts';

export { aReport } from '../report.ts';

export function aRequest(ticket: string, change: Partial<RunRequest> = {}): RunRequest {
  return {
    run: 'raaaaaaaaaaaaaaaa',
    ticket: { system: 'jira', id: ticket },
    trigger: 'created',
    hosts: [],
    requestedAt: '2026-11-20T01:14:08.000Z',
    ...change,
  };
}
