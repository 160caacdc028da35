import { parseBlocks, type StoredBlock } from './blocks.ts';
import { BOT, type StoredMessage, TEAM, type Workspace } from './workspace.ts';

export type Args = Readonly<Record<string, string>>;
export type Outcome =
  | { readonly ok: true; readonly [field: string]: unknown }
  | { readonly ok: false; readonly error: string };

interface MethodContext {
  readonly workspace: Workspace;
  readonly scopes: ReadonlySet<string>;
  readonly reactions: Set<string>;
}

interface Method {
  readonly scopes: readonly string[];
  readonly call: (args: Args, context: MethodContext) => Outcome;
}

const TS = /^\d{10}\.\d{6}$/;

export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': {
    scopes: [],
    call: () => ({ ok: true, team_id: TEAM, user_id: BOT.user, bot_id: BOT.id, url: 'https://stand-in.slack.com/' }),
  },
  'chat.postMessage': { scopes: ['chat:write'], call: post },
  'chat.update': { scopes: ['chat:write'], call: update },
  'conversations.replies': { scopes: ['channels:history', 'groups:history'], call: replies },
  'reactions.add': { scopes: ['reactions:write'], call: react },
};

function no(error: string): Outcome {
  return { ok: false, error };
}

function post(args: Args, { workspace }: MethodContext): Outcome {
  const contents = readContents(args, 40_000);
  if (typeof contents === 'string') return no(contents);
  if (contents.text === '' && contents.blocks.length === 0) return no('no_text');
  if (args.thread_ts !== undefined && !TS.test(args.thread_ts)) return no('invalid_thread_ts');
  const thread = args.thread_ts === undefined ? {} : { threadTs: args.thread_ts };
  const message = workspace.add(args.channel ?? '', { ...contents, ...thread, user: BOT.user, botId: BOT.id });
  return { ok: true, channel: args.channel, ts: message.ts };
}

/** Like Slack: absent blocks stay as they were, an empty list takes them away. */
function update(args: Args, { workspace }: MethodContext): Outcome {
  if (!TS.test(args.ts ?? '')) return no('invalid_ts');
  const message = workspace.find(args.channel ?? '', args.ts ?? '');
  if (!message) return no('message_not_found');
  if (message.botId !== BOT.id) return no('cant_update_message');
  const contents = readContents(args, 4_000);
  if (typeof contents === 'string') return no(contents);
  const blocks = args.blocks === undefined ? message.blocks : contents.blocks;
  workspace.replace(args.channel ?? '', { ...message, ...contents, blocks, edits: message.edits + 1 });
  return { ok: true, channel: args.channel, ts: message.ts, text: contents.text };
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
