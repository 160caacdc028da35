import { parseBlocks, type StoredBlock } from './blocks.ts';
import { FILES } from './files.ts';
import { PEOPLE } from './people.ts';
import { STREAMS } from './streams.ts';
import { SURFACES } from './surfaces.ts';
import { arg, type Args, type Method, type MethodContext, no, type Outcome } from './method.ts';
import { BOT, type StoredMessage, TEAM } from './workspace.ts';

const TS = /^\d{10}\.\d{6}$/;

export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': {
    scopes: [],
    call: () => ({
      ok: true,
      team_id: TEAM,
      user_id: BOT.user,
      bot_id: BOT.id,
      team: 'stand-in',
      user: 'tai',
      url: 'https://stand-in.slack.com/',
    }),
  },
  'chat.postMessage': { scopes: ['chat:write'], call: post },
  'chat.update': { scopes: ['chat:write'], call: update },
  ...PEOPLE,
  ...SURFACES,
  ...STREAMS,
  ...FILES,
  'conversations.replies': { scopes: ['channels:history', 'groups:history'], call: replies },
  'conversations.history': { scopes: ['channels:history', 'groups:history'], call: history },
  'reactions.add': { scopes: ['reactions:write'], call: react },
};

function post(args: Args, { workspace }: MethodContext): Outcome {
  const contents = readContents(args, 40_000);
  if (typeof contents === 'string') return no(contents);
  if (contents.text === '' && contents.blocks.length === 0) return no('no_text');
  if (args.thread_ts !== undefined && !TS.test(args.thread_ts)) return no('invalid_thread_ts');
  if (!workspace.isMember(args.channel ?? '')) return no('not_in_channel');
  const thread = args.thread_ts === undefined ? {} : { threadTs: args.thread_ts };
  const message = workspace.add(args.channel ?? '', { ...contents, ...thread, user: BOT.user, botId: BOT.id });
  return { ok: true, channel: args.channel, ts: message.ts };
}

/** Like Slack: absent blocks stay as they were, an empty list takes them away. */
function update(args: Args, { workspace }: MethodContext): Outcome {
  const channel = arg(args, 'channel');
  const ts = arg(args, 'ts');
  if (!TS.test(ts)) return no('invalid_ts');
  const message = workspace.find(channel, ts);
  if (!message) return no('message_not_found');
  if (message.botId !== BOT.id) return no('cant_update_message');
  if (message.streaming) return no('streaming_state_conflict');
  const contents = readContents(args, 4_000);
  if (typeof contents === 'string') return no(contents);
  const blocks = args['blocks'] === undefined ? message.blocks : contents.blocks;
  workspace.replace(channel, { ...message, ...contents, blocks, edits: message.edits + 1 });
  return { ok: true, channel, ts, text: contents.text };
}

interface Contents {
  readonly text: string;
  readonly blocks: readonly StoredBlock[];
  readonly metadata?: unknown;
}

function readContents(args: Args, maxText: number): Contents | string {
  const { text = '' } = args;
  if (text.length > maxText) return 'msg_too_long';
  const blocks = args.blocks === undefined ? [] : parseBlocks(args.blocks);
  if (typeof blocks === 'string') return blocks;
  return { text, blocks, ...(args.metadata === undefined ? {} : { metadata: JSON.parse(args.metadata) }) };
}

/** Oldest first; the thread's first message comes with every page. */
function replies(args: Args, { workspace }: MethodContext): Outcome {
  const { channel = '', ts = '', oldest = '0', latest = '9', inclusive, limit = '1000' } = args;
  if (!TS.test(ts)) return no('invalid_ts');
  if (!workspace.find(channel, ts)) return no('thread_not_found');
  if (!workspace.isMember(channel)) return no('not_in_channel');
  const isWithin = (at: string) => (inclusive === 'true' ? at >= oldest && at <= latest : at > oldest && at < latest);
  const found = workspace
    .messages(channel)
    .filter((message) => message.ts === ts || (message.threadTs === ts && isWithin(message.ts)));
  return {
    ok: true,
    messages: found.slice(0, Number(limit)).map((message) => toWire(message, args)),
    has_more: found.length > Number(limit),
  };
}

/** Newest first, the messages of the channel itself. */
function history({ channel = '', limit = '100', oldest = '0' }: Args, { workspace }: MethodContext): Outcome {
  if (!workspace.isMember(channel)) return no('not_in_channel');
  const top = workspace.messages(channel).filter(({ threadTs, ts }) => threadTs === undefined && ts > oldest);
  const messages = top.toReversed().slice(0, Number(limit));
  return { ok: true, messages: messages.map((message) => toWire(message, {})), has_more: false };
}

function toWire(message: StoredMessage, { include_all_metadata: withMetadata }: Args): Record<string, unknown> {
  const { ts, threadTs, user, botId, text, attachments, metadata } = message;
  const marked = withMetadata === 'true' && metadata !== undefined ? { metadata } : {};
  return { type: 'message', ts, thread_ts: threadTs, user, bot_id: botId, text, attachments, ...marked };
}

function react(args: Args, { workspace, reactions }: MethodContext): Outcome {
  if (!workspace.find(args.channel ?? '', args.timestamp ?? '')) return no('message_not_found');
  const reaction = `${args.channel}:${args.timestamp}:${args.name}`;
  if (reactions.has(reaction)) return no('already_reacted');
  reactions.add(reaction);
  return { ok: true };
}
