import { expect, it } from 'vitest';
import { diagnoseUnread } from '../../../src/diagnosis/unread.ts';
import { aFailure, anInvestigation, fineEvidence, WEB } from './builders.ts';

it.each([
  ['no_host', { hosts: [], evidence: [] }],
  ['refused', { hosts: [], refusedHosts: ['db-01'], evidence: [] }],
  ['refused', { hosts: [WEB], evidence: [aFailure('E1', 'connection', 'HOST_NOT_ALLOWED')] }],
  ['unreachable', { hosts: [WEB], evidence: [aFailure('E1', 'connection', 'HOST_TIMED_OUT')] }],
  ['unreachable', { hosts: [WEB], evidence: [aFailure('E1', 'disk', 'COMMAND_FAILED')] }],
  ['unreachable', { hosts: [WEB], evidence: [] }],
] as const)('is %s where nothing was read (%#)', (outcome, change) => {
  expect(diagnoseUnread(anInvestigation(change))).toMatchObject({ outcome, causes: [], model: { status: 'off' } });
});

it('tells what to check for each way a host failed', () => {
  const evidence = [aFailure('E1', 'connection', 'HOST_KEY_CHANGED')];

  expect(diagnoseUnread(anInvestigation({ evidence }))?.steps).toEqual([
    { text: expect.stringContaining('before anyone logs in'), risk: 'read-only' },
  ]);
});

it('is left to the others as soon as anything was read', () => {
  const evidence = [aFailure('E9', 'disk', 'COMMAND_TIMED_OUT'), ...fineEvidence()];

  expect(diagnoseUnread(anInvestigation({ evidence }))).toBeUndefined();
});
