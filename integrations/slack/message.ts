import type { Report } from '../../src/domain/report.ts';
import type { RunRequest } from '../../src/domain/run.ts';
import type { Message } from './client.ts';
import { LIMITS } from './limits.ts';
import { renderReport } from './render.ts';
import { renderText } from './render-text.ts';
import { buildRerunValue } from './rerun.ts';
import { toEscapedText } from './text.ts';

/** The marker by which we know our own message again. Any member may read it, so it names things and says nothing. */
export const ANSWER_EVENT = 'tai_answer';

export function buildProgress(request: RunRequest, isRerun: boolean): Message {
  return { ...marked(request), text: isRerun ? 'Looking at it again…' : 'Looking at it…', blocks: [] };
}

export function buildAnswer(request: RunRequest, report: Report, toIssue = false): Message {
  const text = toEscapedText(renderText(report), LIMITS.fallbackChars);
  return { ...marked(request), text, blocks: renderReport(report, { rerunValue: buildRerunValue(request), toIssue }) };
}

function marked({ ticket, run }: RunRequest): Pick<Message, 'metadata'> {
  return { metadata: { event_type: ANSWER_EVENT, event_payload: { ticket: ticket.id, run } } };
}
