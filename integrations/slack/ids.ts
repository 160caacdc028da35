import { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';
import type { Answer } from '../../src/domain/run.ts';
import type { TicketRef } from '../../src/domain/ticket.ts';

/** Public (C) and private (G) channels; direct messages raise no mention. */
export const ChannelId = z.string().regex(/^[CG][A-Z0-9]{2,20}$/);
export const TeamId = z.string().regex(/^T[A-Z0-9]{2,20}$/);
export const UserId = z.string().regex(/^[UW][A-Z0-9]{2,20}$/);
export const BotId = z.string().regex(/^B[A-Z0-9]{2,20}$/);
/** Names a message in its channel: seconds, a dot, six digits. */
export const Timestamp = z.string().regex(/^\d{10}\.\d{6}$/);

/** One mention: the channel, the thread it belongs to, the mention itself. */
export interface Mention {
  readonly channel: string;
  readonly threadTs: string;
  readonly ts: string;
}

const MENTION = z.tuple([ChannelId, Timestamp, Timestamp]);
const MESSAGE = z.tuple([ChannelId, Timestamp]);

export function mentionRef({ channel, threadTs, ts }: Mention): TicketRef {
  return { system: 'slack', id: `${channel}:${threadTs}:${ts}` };
}

/** What all mentions of a thread have in common. */
export function threadRef({ channel, threadTs }: Mention): TicketRef {
  return { system: 'slack', id: `${channel}:${threadTs}` };
}

export function findMention(ticketId: string): Mention | undefined {
  const parts = MENTION.safeParse(ticketId.split(':'));
  if (!parts.success) return undefined;
  const [channel, threadTs, ts] = parts.data;
  return { channel, threadTs, ts };
}

/** Throws TICKET_NOT_FOUND when the id is not one of ours. */
export function parseMention(ticket: TicketRef): Mention {
  const mention = findMention(ticket.id);
  if (!mention) throw new TaiError('TICKET_NOT_FOUND', 'this is not the id of a Slack mention');
  return mention;
}

export function answerAt(ticket: TicketRef, channel: string, ts: string): Answer {
  return { ticket, id: `${channel}:${ts}` };
}

/** The message of an earlier answer, when it lies in the same channel. */
export function findAnswerTs(answer: Answer, channel: string): string | undefined {
  const parts = MESSAGE.safeParse(answer.id.split(':'));
  return parts.success && parts.data[0] === channel ? parts.data[1] : undefined;
}
