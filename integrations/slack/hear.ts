import { z } from 'zod';
import type { Ask } from '../../src/domain/ports.ts';
import { ChannelId, type Mention, mentionRef, TeamId, threadRef, Timestamp, UserId } from './ids.ts';
import type { Identity } from './identity.ts';
import { INTAKE } from './limits.ts';
import type { FollowUps } from './settings.ts';
import { clip, toPlainText } from './text.ts';
import { ignoredFor, type Who } from './who.ts';
import { Attachment, wordsOf } from './words-of.ts';

/** `follow-up`: counts only in a thread where we have answered. */
export type Heard =
  | { readonly kind: 'ignored'; readonly reason: string }
  | { readonly kind: 'asked' | 'follow-up'; readonly who: Who; readonly ask: Ask };

export interface Hearing {
  readonly identity: Identity;
  readonly alertBots: readonly string[];
  readonly followUps: FollowUps;
}

const flag = z.boolean().optional();

/** The same shape from the Events API and from Socket Mode. */
const Delivery = z.object({
  team_id: TeamId,
  is_ext_shared_channel: flag,
  event: z.object({
    type: z.enum(['app_mention', 'message']),
    subtype: z.string().optional(),
    channel: ChannelId,
    ts: Timestamp,
    thread_ts: Timestamp.optional(),
    text: z.string().catch(''),
    attachments: z.array(Attachment).optional().catch(undefined),
    user: UserId.optional(),
    bot_id: z.string().nullish(),
    team: z.string().optional(),
    user_team: z.string().optional(),
    source_team: z.string().optional(),
    user_profile: z.object({ is_restricted: flag, is_ultra_restricted: flag, is_stranger: flag }).optional(),
  }),
});
type Delivery = z.infer<typeof Delivery>;
type Event = Delivery['event'];

/** An edited mention raises a new event about the same message, so the message names the delivery, not the event. */
export function hear(body: unknown, hearing: Hearing): Heard {
  const delivery = Delivery.safeParse(body);
  if (!delivery.success) return ignoredFor('not a message in a channel');
  const { event, team_id: team } = delivery.data;
  if (team !== hearing.identity.teamId) return ignoredFor('a delivery for another workspace');
  const kind = kindOf(event, hearing);
  if (kind === undefined) return ignoredFor('not for us');

  const trigger = event.type === 'message' && event.bot_id ? 'created' : 'mention';
  return { kind, who: whoOf(delivery.data), ask: askOf(event, trigger, hearing.identity) };
}

function kindOf(event: Event, hearing: Hearing): 'asked' | 'follow-up' | undefined {
  if (isOurs(event, hearing.identity)) return undefined;
  if (event.bot_id) return isAlert(event, hearing) ? 'asked' : undefined;
  // A subtype marks what is no message of a person: a canvas, a join, an edit.
  if (event.user === undefined || event.subtype !== undefined) return undefined;
  if (event.type === 'app_mention') return 'asked';
  return isFollowUp(event, hearing) ? 'follow-up' : undefined;
}

function isOurs({ user, bot_id: botId }: Event, { botUserId, botId: ours }: Identity): boolean {
  return user === botUserId || botId === ours;
}

/** A listed bot is heard when it mentions us, and when it begins a thread. */
function isAlert({ type, subtype, bot_id: botId, thread_ts: thread }: Event, { alertBots }: Hearing): boolean {
  if (!botId || !alertBots.includes(botId) || (subtype !== undefined && subtype !== 'bot_message')) return false;
  return type === 'app_mention' || thread === undefined;
}

/** What is said to someone else is not said to us; a mention of us comes as an event of its own. */
function isFollowUp({ text, ts, thread_ts: thread }: Event, { followUps }: Hearing): boolean {
  if (thread === undefined || thread === ts || followUps === 'mentions' || /<@[UW]/.test(text)) return false;
  return followUps === 'all' || /\?\s*$|\?\s|^\s*(?:tai\b|again\b)/i.test(text);
}

function whoOf({ event, is_ext_shared_channel: isShared }: Delivery): Who {
  const { user_profile: profile } = event;
  return {
    channel: event.channel,
    threadTs: event.thread_ts,
    user: event.user,
    botId: event.bot_id ?? undefined,
    teams: [event.team, event.user_team, event.source_team].filter((id) => id !== undefined),
    shared: isShared === undefined ? 'unsaid' : isShared ? 'yes' : 'no',
    isGuest: [profile?.is_restricted, profile?.is_ultra_restricted, profile?.is_stranger].includes(true),
  };
}

function askOf(event: Event, trigger: 'mention' | 'created', { botUserId }: Identity): Ask {
  const mention = { channel: event.channel, threadTs: event.thread_ts ?? event.ts, ts: event.ts };
  const text = clip(toPlainText(wordsOf(event), botUserId), INTAKE.mentionChars);
  return askAbout(mention, { key: `slack-${mention.channel}-${mention.ts}`, trigger, text, by: event.user });
}

export interface Asked {
  readonly key: string;
  readonly trigger: Ask['trigger'];
  readonly text?: string | undefined;
  readonly by?: string | undefined;
}

export function askAbout(mention: Mention, { key, trigger, text, by }: Asked): Ask {
  const said = {
    ...(text !== undefined && { text }),
    ...(by !== undefined && { by: { kind: 'person', id: by } as const }),
  };
  return { key, ticket: mentionRef(mention), thread: threadRef(mention), trigger, hosts: [], ...said };
}
