import type { SoFar } from '../../src/domain/so-far.ts';
import type { Report } from '../../src/domain/report.ts';
import type { RunRequest } from '../../src/domain/run.ts';
import type { Message } from './client.ts';
import { LIMITS } from './limits.ts';
import { renderReport } from './render.ts';
import { renderText } from './render-text.ts';
import { buildRerunValue } from './rerun.ts';
import { block, line, words } from './rich-text.ts';
import { clip, toEscapedText } from './text.ts';

/** The marker by which we know our own message again. Any member may read it, so it names things and says nothing. */
export const ANSWER_EVENT = 'tai_answer';

/** Of one line while a run goes on. */
const LIVE_CHARS = 500;

export function buildProgress(request: RunRequest, isRerun: boolean): Message {
  return { ...marked(request), text: isRerun ? 'Looking at it again…' : 'Looking at it…', blocks: [] };
}

/** What is known while a run goes on. Its words are proved, and literal text like all others. */
export function buildSoFar(request: RunRequest, { looks, doing, causes, withdrawn }: SoFar): Message {
  const done = looks === 0 ? 'Looking at it…' : `Looking at it… ${looks} ${looks === 1 ? 'look' : 'looks'} done.`;
  const lines = [
    doing === undefined ? done : `${done} ${doing}`,
    ...causes.map((cause) => `So far: ${cause.statement} (${cause.confidence}; ${cause.lines.join(', ')})`),
    ...withdrawn.map(({ statement, why }) => `Withdrawn: ${statement} (${why})`),
  ];
  const shown = block(...lines.map((each) => line(words(`${clip(each, LIVE_CHARS)}\n`))));
  return { ...marked(request), text: toEscapedText(lines.join('\n'), LIMITS.fallbackChars), blocks: [shown] };
}

export function buildAnswer(request: RunRequest, report: Report, toIssue = false): Message {
  const text = toEscapedText(renderText(report), LIMITS.fallbackChars);
  return { ...marked(request), text, blocks: renderReport(report, { rerunValue: buildRerunValue(request), toIssue }) };
}

function marked({ ticket, run }: RunRequest): Pick<Message, 'metadata'> {
  return { metadata: { event_type: ANSWER_EVENT, event_payload: { ticket: ticket.id, run } } };
}
