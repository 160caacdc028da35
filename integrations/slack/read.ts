import type { RunRequest } from '../../src/domain/run.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import type { SlackClient, ThreadMessage } from './client.ts';
import { readLinked } from './linked.ts';
import type { FindIdentity, Identity } from './identity.ts';
import { type Mention, parseMention } from './ids.ts';
import { INTAKE } from './limits.ts';
import { CUT } from './rerun.ts';
import { clip, toPlainText } from './text.ts';
import { wordsOf } from './words-of.ts';

const TITLE_CHARS = 120;
const MESSAGE_CHARS = 2_000;

/** The mention, and what was said in its thread before it where the history scope lets us read that. */
export async function readTicket(
  client: SlackClient,
  findIdentity: FindIdentity,
  request: RunRequest,
  signal: AbortSignal,
  channels?: readonly string[],
): Promise<Ticket> {
  const mention = parseMention(request.ticket);
  const identity = await findIdentity();
  const thread = needsThread(request, mention) ? await readUntil(client, mention, signal) : [];
  const said = readSaid(request.text, thread, mention, identity);
  const earlier = describeEarlier(
    thread.filter(({ ts, bot_id }) => ts !== mention.ts && bot_id !== identity.botId),
    identity,
  );
  const mayRead = (channel: string): boolean => channel === mention.channel || (channels?.includes(channel) ?? false);
  const linked = await readLinked(client, said, mayRead, signal);
  const parts = [
    said,
    ...linked.map(
      (message) => `Linked message:\n${clip(toPlainText(wordsOf(message), identity.botUserId), MESSAGE_CHARS)}`,
    ),
    ...(earlier === '' ? [] : [`Earlier in the thread:\n${earlier}`]),
  ];
  return {
    ref: request.ticket,
    label: 'Slack thread',
    scope: `slack:${mention.channel}`,
    title: clip(said.split('\n', 1)[0] ?? '', TITLE_CHARS) || 'Mention in Slack',
    text: parts.join('\n\n'),
    hosts: request.hosts,
    createdAt: new Date(Number(mention.ts) * 1_000).toISOString(),
  };
}

/** Without the history scope Slack does not say, and the thread counts as being there. */
export async function isThreadThere(
  client: SlackClient,
  { channel, threadTs, ts }: Mention,
  signal: AbortSignal,
): Promise<boolean> {
  const reply = await client.replies(channel, threadTs, { oldest: ts, latest: ts }, signal);
  if (!reply.ok) return !GONE.has(reply.error);
  return threadTs !== ts || reply.value.messages.some((message) => message.ts === ts);
}

/** Nobody reads an answer there any more. */
const GONE: ReadonlySet<string> = new Set([
  'thread_not_found',
  'message_not_found',
  'channel_not_found',
  'is_archived',
]);

function needsThread({ text }: RunRequest, { threadTs, ts }: Mention): boolean {
  return threadTs !== ts || !isWhole(text);
}

function isWhole(text: string | undefined): text is string {
  return text !== undefined && !text.endsWith(CUT);
}

/** Empty when Slack does not let us read: without the scope the mention itself has to do. */
async function readUntil(
  client: SlackClient,
  mention: Mention,
  signal: AbortSignal,
): Promise<readonly ThreadMessage[]> {
  const reply = await client.replies(mention.channel, mention.threadTs, { latest: mention.ts }, signal);
  return reply.ok ? reply.value.messages.filter(({ ts }) => ts <= mention.ts) : [];
}

function readSaid(
  text: string | undefined,
  thread: readonly ThreadMessage[],
  { ts }: Mention,
  { botUserId }: Identity,
): string {
  if (isWhole(text)) return text;
  const message = thread.find((candidate) => candidate.ts === ts);
  return message ? clip(toPlainText(message.text, botUserId), INTAKE.mentionChars) : (text ?? '');
}

/** The first message and the newest ones matter most; what does not fit is left out from the middle. */
function describeEarlier(messages: readonly ThreadMessage[], { botUserId }: Identity): string {
  const [first, ...later] = messages.map((message) => clip(toPlainText(wordsOf(message), botUserId), MESSAGE_CHARS));
  if (first === undefined) return '';
  const newest: string[] = [];
  let chars = first.length;
  for (const text of later.slice(1 - INTAKE.threadMessages).toReversed()) {
    chars += text.length;
    if (chars > INTAKE.threadChars) break;
    newest.unshift(text);
  }
  const left = later.length - newest.length;
  const gap = left > 0 ? [`(${left} messages left out)`] : [];
  return [first, ...gap, ...newest].filter((text) => text !== '').join('\n');
}
