import type { Answer, RunRequest } from '../../src/domain/run.ts';
import type { Message, Reply, SlackClient } from './client.ts';
import { refused } from './failure.ts';
import type { FindIdentity } from './identity.ts';
import { answerAt, findAnswerTs, type Mention, parseMention } from './ids.ts';
import { ANSWER_EVENT } from './message.ts';
import type { Pace, Urgency } from './pace.ts';

type Written = Reply<{ readonly ts: string }>;

/** Our message is gone or closed for edits: the answer needs a new one. */
const GONE: ReadonlySet<string> = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);
/** Slack does not like how it looks; the same words without blocks may do. */
const UNSIGHTLY: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
]);

export interface PlaceParts {
  readonly client: SlackClient;
  readonly findIdentity: FindIdentity;
  readonly pace: Pace;
}

/**
 * Leaves one message of ours for this mention: the one known, else the one found by its marker and author, else a new
 * one. Throws ANSWER_REJECTED, TICKET_FORBIDDEN and what the client throws.
 */
export async function place(
  { client, findIdentity, pace }: PlaceParts,
  urgency: Urgency,
  request: RunRequest,
  message: Message,
  previous: Answer | undefined,
  signal: AbortSignal,
): Promise<Answer> {
  const mention = parseMention(request.ticket);
  const known = previous && findAnswerTs(previous, mention.channel);
  if (known !== undefined) await pace('chat.update', mention.channel, urgency);
  const edited = known === undefined ? undefined : await edit(client, mention, known, message, signal);
  if (edited) return finish(request, mention, edited);

  // The narrowest first: whoever may not post yet need not look either.
  await pace('chat.postMessage', mention.channel, urgency);
  await pace('conversations.replies', mention.channel, urgency);
  const found = await findOurs(client, findIdentity, request, mention, signal);
  const replaced =
    found === undefined || found === known ? undefined : await edit(client, mention, found, message, signal);
  if (replaced) return finish(request, mention, replaced);

  const post = (look: Message) => client.post(mention.channel, mention.threadTs, look, signal);
  return finish(request, mention, await inEitherLook(message, post));
}

async function edit(
  client: SlackClient,
  { channel }: Mention,
  ts: string,
  message: Message,
  signal: AbortSignal,
): Promise<Written | undefined> {
  const reply = await inEitherLook(message, (look) => client.update(channel, ts, look, signal));
  return !reply.ok && GONE.has(reply.error) ? undefined : reply;
}

async function inEitherLook(message: Message, send: (look: Message) => Promise<Written>): Promise<Written> {
  const reply = await send(message);
  return !reply.ok && UNSIGHTLY.has(reply.error) ? send({ ...message, blocks: [] }) : reply;
}

/** Needs the history scope; without it only what the caller remembers can be edited. */
async function findOurs(
  client: SlackClient,
  findIdentity: FindIdentity,
  { ticket }: RunRequest,
  { channel, threadTs, ts }: Mention,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { botId } = await findIdentity();
  const reply = await client.replies(channel, threadTs, { oldest: ts }, signal);
  if (!reply.ok) return undefined;
  return reply.value.messages.findLast(
    ({ bot_id, metadata }) =>
      bot_id === botId && metadata?.event_type === ANSWER_EVENT && metadata.event_payload.ticket === ticket.id,
  )?.ts;
}

function finish({ ticket }: RunRequest, { channel }: Mention, written: Written): Answer {
  if (!written.ok) throw refused('the answer', written.error);
  return answerAt(ticket, channel, written.value.ts);
}
