import { type types, webApi } from '@slack/bolt';
import { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';
import { failed, refused } from './failure.ts';
import { BotId, ChannelId, type Mention, TeamId, Timestamp, UserId } from './ids.ts';
import type { SlackSettings } from './settings.ts';
import { silence } from './silence.ts';
import { Attachment } from './words-of.ts';

/** A refusal by name is a value, because some of them only mean "do it another way". */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

/** What is written into a thread. `text` stands in where blocks are not shown and is already escaped. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
  readonly metadata: types.MessageMetadata;
}

const Written = z.object({ ts: Timestamp, channel: ChannelId });
const Identity = z.object({ team_id: TeamId, user_id: UserId, bot_id: BotId });
const IdentityAndScopes = z.object({
  team: z.string().catch('the workspace'),
  user: z.string().catch('tai'),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});
const ThreadMessage = z.object({
  ts: Timestamp,
  text: z.string().catch(''),
  bot_id: z.string().optional(),
  attachments: z.array(Attachment).optional(),
  metadata: z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).optional(),
});
export type ThreadMessage = z.infer<typeof ThreadMessage>;
const Thread = z.object({ messages: z.array(ThreadMessage) });
const flag = z.boolean().optional();
const Person = z.object({
  user: z.object({
    team_id: z.string().optional(),
    deleted: flag,
    is_stranger: flag,
    is_restricted: flag,
    is_ultra_restricted: flag,
    enterprise_user: z.object({ teams: z.array(z.string()).optional() }).optional(),
  }),
});
const Channel = z.object({
  channel: z.object({ is_ext_shared: flag, is_pending_ext_shared: flag, is_member: flag, name: z.string().optional() }),
});
const Members = z.object({ users: z.array(z.string()) });

const UploadPlace = z.object({ upload_url: z.url({ protocol: /^https?$/ }), file_id: z.string() });

export interface TextFile {
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

export interface ThreadRange {
  readonly oldest?: string;
  readonly latest?: string;
}

/** Slack's methods in use. Each throws TICKET_SYSTEM_BUSY, TICKET_SYSTEM_UNAVAILABLE, or TICKET_FORBIDDEN from a proxy. */
export type SlackClient = ReturnType<typeof openClient>;

/** Nothing is tried again in here: posting twice writes twice, and the queue knows better when. */
export function openClient({ botToken, appToken, apiUrl, timeoutMs }: SlackSettings) {
  function open(signal: AbortSignal, token: string | undefined = botToken): webApi.WebClient {
    return new webApi.WebClient(token, {
      ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
      timeout: timeoutMs,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: silence,
      fetch: (url, init) =>
        fetch(url, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal }),
    });
  }

  return {
    async identify(signal: AbortSignal) {
      const reply = await ask('auth.test', open(signal).auth.test(), Identity);
      if (!reply.ok) throw refused('auth.test', reply.error);
      return { teamId: reply.value.team_id, botUserId: reply.value.user_id, botId: reply.value.bot_id };
    },

    /** What the token is and may do, for people. */
    async identifyWithScopes(signal: AbortSignal) {
      const reply = await ask('auth.test', open(signal).auth.test(), IdentityAndScopes);
      if (!reply.ok) throw refused('auth.test', reply.error);
      const { team, user, response_metadata: { scopes } = {} } = reply.value;
      return { team, user, scopes: scopes ?? [] };
    },

    /** Asks for an address and does not connect; with the app-level token. */
    async openSocket(signal: AbortSignal) {
      const opened = open(signal, appToken).apps.connections.open();
      const reply = await ask('apps.connections.open', opened, z.object({ url: z.string() }));
      if (!reply.ok) throw refused('apps.connections.open', reply.error);
    },

    /** Without a thread it begins one. */
    post(channel: string, threadTs: string | undefined, message: Message, signal: AbortSignal) {
      const { blocks, ...words } = contents(message);
      const sent: webApi.ChatPostMessageArguments = {
        ...words,
        ...(blocks.length > 0 ? { blocks } : {}),
        channel,
        ...(threadTs !== undefined && { thread_ts: threadTs }),
        unfurl_links: false,
        unfurl_media: false,
        mrkdwn: false,
      };
      return ask('chat.postMessage', open(signal).apiCall('chat.postMessage', { ...sent }), Written);
    },

    update(channel: string, ts: string, message: Message, signal: AbortSignal) {
      return ask('chat.update', open(signal).chat.update({ channel, ts, ...contents(message) }), Written);
    },

    /** One page: up to 200 messages, the thread's first one among them. */
    replies(channel: string, threadTs: string, range: ThreadRange, signal: AbortSignal) {
      const which = { channel, ts: threadTs, ...range, inclusive: true, limit: 200, include_all_metadata: true };
      return ask('conversations.replies', open(signal).conversations.replies(which), Thread);
    },

    /** To one person alone, in the channel or its thread. */
    whisper(channel: string, threadTs: string | undefined, user: string, text: string, signal: AbortSignal) {
      const sent = { channel, user, text, ...(threadTs !== undefined && { thread_ts: threadTs }), ...LITERAL };
      return ask('chat.postEphemeral', open(signal).apiCall('chat.postEphemeral', sent), z.unknown());
    },

    async person(user: string, signal: AbortSignal) {
      return inside(await ask('users.info', open(signal).users.info({ user }), Person), 'user');
    },

    async channel(channel: string, signal: AbortSignal) {
      return inside(await ask('conversations.info', open(signal).conversations.info({ channel }), Channel), 'channel');
    },

    members(usergroup: string, signal: AbortSignal) {
      return ask('usergroups.users.list', open(signal).usergroups.users.list({ usergroup }), Members);
    },

    openView(trigger: string, view: types.ModalView, signal: AbortSignal) {
      return ask('views.open', open(signal).views.open({ trigger_id: trigger, view }), z.unknown());
    },

    publishHome(user: string, view: types.HomeView, signal: AbortSignal) {
      return ask('views.publish', open(signal).views.publish({ user_id: user, view }), z.unknown());
    },

    /** A text file in a thread. */
    async upload({ channel, threadTs }: Mention, { name, title, text }: TextFile, signal: AbortSignal) {
      const web = open(signal);
      const where = web.files.getUploadURLExternal({
        filename: name,
        length: Buffer.byteLength(text),
        snippet_type: 'text',
      });
      const place = await ask('files.getUploadURLExternal', where, UploadPlace);
      if (!place.ok) return place;
      await sendFile(place.value.upload_url, text, signal);
      const whole = { files: [{ id: place.value.file_id, title }] as [{ id: string; title: string }] };
      const end = web.files.completeUploadExternal({ ...whole, channel_id: channel, thread_ts: threadTs });
      return ask('files.completeUploadExternal', end, z.unknown());
    },

    react(channel: string, ts: string, name: string, signal: AbortSignal) {
      return ask('reactions.add', open(signal).reactions.add({ channel, timestamp: ts, name }), z.unknown());
    },
  };
}

const LITERAL = { parse: 'none', link_names: false } as const;

function inside<K extends string, T>(reply: Reply<Readonly<Record<K, T>>>, key: K): Reply<T> {
  return reply.ok ? { ok: true, value: reply.value[key] } : reply;
}

/** chat.update forgets these settings unless they come with each edit, and keeps old blocks unless it gets an empty list. */
function contents({ text, blocks, metadata }: Message) {
  return { text, blocks: [...blocks], metadata, ...LITERAL };
}

async function sendFile(url: string, text: string, signal: AbortSignal): Promise<void> {
  try {
    const { ok, status } = await fetch(url, { method: 'POST', body: text, signal, redirect: 'error' });
    if (!ok) throw new TaiError('TICKET_SYSTEM_UNAVAILABLE', `Slack answered an upload with ${status}`);
  } catch (error) {
    throw error instanceof TaiError ? error : failed('an upload', error);
  }
}

async function ask<T>(method: string, answer: Promise<unknown>, schema: z.ZodType<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: schema.parse(await answer) };
  } catch (cause) {
    const error = failed(method, cause);
    if (cause instanceof webApi.WebAPIPlatformError && !error.retryable) return { ok: false, error: cause.data.error };
    throw error;
  }
}
