import type { Report } from '../../../src/domain/report.ts';
import type { RunRequest } from '../../../src/domain/run.ts';
import { aReport as aFullReport } from '../report.ts';
import { CHANNEL } from './workspace.ts';

export const SIGNING_SECRET = 'a-signing-secret-of-the-stand-in';

export function aRequest(ts: string, change: Partial<RunRequest> & { readonly threadTs?: string } = {}): RunRequest {
  const { threadTs = ts, ...rest } = change;
  return {
    run: 'raaaaaaaaaaaaaaaa',
    ticket: { system: 'slack', id: `${CHANNEL}:${threadTs}:${ts}` },
    trigger: 'mention',
    hosts: [],
    text: 'web-03 is slow',
    requestedAt: '2026-11-20T02:12:00.000Z',
    ...rest,
  };
}

/** A report with every part, as it is written for Slack. */
export function aReport(change: Partial<Report> = {}): Report {
  const notes = ['The model did not answer: made from the findings alone.'];
  return aFullReport({ ticket: 'Slack thread', notes, again: 'the button "Run again", or mention @tai', ...change });
}
