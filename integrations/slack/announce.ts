import type { Report } from '../../src/domain/report.ts';
import type { Answer } from '../../src/domain/run.ts';
import type { Message, SlackClient } from './client.ts';
import { refused } from './failure.ts';
import { findAnswerTs } from './ids.ts';
import { LIMITS } from './limits.ts';
import { block, line, literal, words } from './rich-text.ts';
import { clip, toEscapedText } from './text.ts';
import { outcomeLine } from './words.ts';

const ANNOUNCEMENT_EVENT = 'tai_announcement';

/** One message in the channel for each ticket: what was found, and where it is written. Throws like the client does. */
export async function announce(
  client: SlackClient,
  channel: string,
  report: Report,
  previous: Answer | undefined,
  signal: AbortSignal,
): Promise<Answer> {
  const message = buildAnnouncement(report);
  const known = previous && findAnswerTs(previous, channel);
  const edited = known === undefined ? undefined : await client.update(channel, known, message, signal);
  const written = edited?.ok ? edited : await client.post(channel, undefined, message, signal);
  if (!written.ok) throw refused('an announcement', written.error);
  return { ticket: { system: 'slack', id: channel }, id: `${channel}:${written.value.ts}` };
}

function buildAnnouncement(report: Report): Message {
  const where = [report.ticket, ...report.hosts.slice(0, 5)].join(' · ');
  const text = `${where} · ${outcomeLine(report)}\n${report.headline}`;
  return {
    text: toEscapedText(text, LIMITS.fallbackChars),
    blocks: [
      block(line(words(clip(`${where}\n`, 500), 'bold'), words(clip(report.headline, 1_000)))),
      { type: 'context', elements: [literal(`${outcomeLine(report)} · the whole answer is in ${report.ticket}`, 500)] },
    ],
    metadata: { event_type: ANNOUNCEMENT_EVENT, event_payload: { run: report.run } },
  };
}
