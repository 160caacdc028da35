import { z } from 'zod';
import type { Received } from '../../src/domain/ports.ts';
import { ChannelId, findMention, type Mention, mentionRef, TeamId, threadRef, Timestamp, UserId } from './ids.ts';
import type { Identity } from './identity.ts';
import { INTAKE } from './limits.ts';
import { findRerunValue, RERUN_ACTION } from './rerun.ts';
import { clip, toPlainText } from './text.ts';

/** Who may ask: people of our own workspace, in a channel of ours that is not shared with others. */
export interface Gate {
  readonly identity: Identity;
  readonly channels: readonly string[] | undefined;
}

const flag = z.boolean().optional();

/** The same shape from the Events API and from Socket Mode. */
const MentionDelivery = z.object({
  team_id: TeamId,
  is_ext_shared_channel: flag,
  event: z.object({
    type: z.literal('app_mention'),
    subtype: z.string().optional(),
    channel: ChannelId,
    ts: Timestamp,
    thread_ts: Timestamp.optional(),
    text: z.string(),
    user: UserId.optional(),
    bot_id: z.string().nullish(),
    team: z.string().optional(),
    user_team: z.string().optional(),
    source_team: z.string().optional(),
    user_profile: z.object({ is_restricted: flag, is_ultra_restricted: flag, is_stranger: flag }).optional(),
  }),
});
type MentionDelivery = z.infer<typeof MentionDelivery>;

const RerunPress = z.object({
  team: z.object({ id: TeamId }).nullish(),
  user: z.object({ id: UserId, team_id: TeamId.optional() }),
  channel: z.object({ id: ChannelId }),
  message: z.object({ ts: Timestamp }),
  actions: z.tuple([z.object({ action_id: z.literal(RERUN_ACTION), action_ts: Timestamp, value: z.string() })]),
});

/** An edited mention raises a new event about the same message, so the message names the delivery, not the event. */
export function receiveMention(body: unknown, gate: Gate): Received {
  const delivery = MentionDelivery.safeParse(body);
  if (!delivery.success) return ignored('not a mention in a channel');
  const { event } = delivery.data;
  const reason = whyIgnored(delivery.data, gate);
  if (reason !== undefined) return ignored(reason);

  const mention = { channel: event.channel, threadTs: event.thread_ts ?? event.ts, ts: event.ts };
  const text = clip(toPlainText(event.text, gate.identity.botUserId), INTAKE.mentionChars);
  return ask(mention, `slack-${mention.channel}-${mention.ts}`, 'mention', text);
}

/** The button lies under our own answer and names the mention that answer is for. */
export function receiveRerun(body: unknown, gate: Gate): Received {
  const press = RerunPress.safeParse(body);
  if (!press.success) return ignored('not the button "Run again"');
  const { channel, message, user, team } = press.data;
  const [{ value, action_ts: pressedAt }] = press.data.actions;
  if ((user.team_id ?? team?.id) !== gate.identity.teamId) return ignored('someone of another workspace');
  if (!isListed(channel.id, gate)) return ignored('a channel that is not listed');

  const rerun = findRerunValue(value);
  const mention = rerun && findMention(rerun.ticket);
  if (mention?.channel !== channel.id) return ignored('a button that names no mention of this channel');
  return ask(mention, `slack-${channel.id}-${message.ts}-button-${pressedAt}`, 'button', rerun?.text);
}

function whyIgnored(delivery: MentionDelivery, gate: Gate): string | undefined {
  const { event } = delivery;
  if (delivery.team_id !== gate.identity.teamId || isForeign(event, gate.identity))
    return 'someone of another workspace';
  if (delivery.is_ext_shared_channel === true) return 'a channel shared with another company';
  if (!isPerson(event, gate.identity)) return 'not written by a person';
  if (isGuest(event)) return 'written by a guest';
  return isListed(event.channel, gate) ? undefined : 'a channel that is not listed';
}

function isForeign({ team, user_team, source_team }: MentionDelivery['event'], { teamId }: Identity): boolean {
  return [team, user_team, source_team].some((id) => id !== undefined && id !== teamId);
}

/** A subtype marks what is no message of a person: a canvas, a bot, a join. */
function isPerson({ user, bot_id, subtype }: MentionDelivery['event'], { botUserId }: Identity): boolean {
  return user !== undefined && user !== botUserId && !bot_id && subtype === undefined;
}

function isGuest({ user_profile: profile }: MentionDelivery['event']): boolean {
  return [profile?.is_restricted, profile?.is_ultra_restricted, profile?.is_stranger].includes(true);
}

function isListed(channel: string, { channels }: Gate): boolean {
  return channels === undefined || channels.includes(channel);
}

function ask(mention: Mention, key: string, trigger: 'mention' | 'button', text: string | undefined): Received {
  const said = text === undefined ? {} : { text };
  const asked = { key, ticket: mentionRef(mention), thread: threadRef(mention), trigger, hosts: [], ...said };
  return { kind: 'ask', ask: asked };
}

function ignored(reason: string): Received {
  return { kind: 'ignored', reason };
}
