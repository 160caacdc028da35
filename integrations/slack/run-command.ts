import { admit } from './ask.ts';
import type { Message } from './client.ts';
import type { Command } from './command.ts';
import { type Delivering, refusal } from './delivering.ts';
import { askAbout } from './hear.ts';
import { describeStatus } from './help.ts';
import type { Identity } from './identity.ts';
import { privately } from './privately.ts';
import { toEscapedText } from './text.ts';

type Typed = Extract<Command, { kind: 'command' }>;

const QUESTION_EVENT = 'tai_question';
const MOST_CHARS = 1_500;

/** Answers with what the asker alone sees; undefined when the thread says it all. */
export async function runCommand(
  parts: Delivering,
  { who, wish, name, key }: Typed,
  identity: Identity,
  signal: AbortSignal,
): Promise<object | undefined> {
  if (wish.kind === 'unclear') return privately(refusal(wish.reason));
  const verdict =
    wish.kind === 'triage'
      ? await admit(parts, who, key, identity, signal)
      : await parts.gate.judge(who, identity, signal);
  if (verdict.kind !== 'welcome') return privately(refusal(verdict.reason));
  if (wish.kind !== 'triage') return privately(await describeStatus(parts.settings.desk, who.channel));

  const { client, accept } = parts;
  const question = build(`${name || 'Someone'} asks tai: ${wish.text}`, key);
  const posted = await client.post(who.channel, undefined, question, signal);
  if (!posted.ok)
    return privately(refusal(WHY[posted.error] ?? `Slack refuses a message of tai here (${posted.error})`));
  const { ts } = posted.value;
  const ask = askAbout(
    { channel: who.channel, threadTs: ts, ts },
    { key, trigger: 'mention', text: wish.text, by: who.user },
  );
  try {
    await accept({ ...ask, ...(wish.since !== undefined && { since: wish.since }) });
  } catch (error) {
    const undone = build('tai could not take this question just now. Please ask again.', key);
    await client.update(who.channel, ts, undone, signal).catch(() => undefined);
    throw error;
  }
  return undefined;
}

const WHY: Readonly<Record<string, string>> = {
  not_in_channel: 'I am not in this channel: /invite @tai',
  channel_not_found: 'I am not in this channel: /invite @tai',
};

/** A command leaves no message, and a thread needs one. */
function build(text: string, key: string): Message {
  const metadata = { event_type: QUESTION_EVENT, event_payload: { key } };
  return { text: toEscapedText(text, MOST_CHARS), blocks: [], metadata };
}
