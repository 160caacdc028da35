import { z } from 'zod';
import { type Args, type Method, type MethodContext, no, type Outcome } from './method.ts';
import { BOT } from './workspace.ts';

const Chunks = z
  .array(
    z.strictObject({
      type: z.literal('task_update'),
      id: z.string().min(1),
      title: z.string().min(1).max(256),
      status: z.enum(['pending', 'in_progress', 'complete', 'error']),
      details: z.string().max(256).optional(),
      output: z.string().max(256).optional(),
    }),
  )
  .min(1);

export const STREAMS: Readonly<Record<string, Method>> = {
  'chat.startStream': { scopes: ['chat:write'], call: start },
  'chat.appendStream': { scopes: ['chat:write'], call: append },
  'chat.stopStream': { scopes: ['chat:write'], call: stop },
};

/** Outside direct messages the one who reads along has to be named. */
function start(args: Args, { workspace }: MethodContext): Outcome {
  const { channel = '', thread_ts: threadTs, recipient_user_id: user, recipient_team_id: team } = args;
  if (threadTs === undefined) return no('invalid_thread_ts');
  if (!user || !team) return no('missing_recipient_user_id');
  if (!workspace.isMember(channel)) return no('not_in_channel');
  const chunks = Chunks.safeParse(JSON.parse(args.chunks ?? '[]'));
  if (!chunks.success) return no('invalid_chunks');
  const { ts } = workspace.add(channel, {
    threadTs,
    user: BOT.user,
    botId: BOT.id,
    streaming: true,
    tasks: byId(chunks.data),
  });
  return { ok: true, channel, ts };
}

function append({ channel = '', ts = '', chunks: json = '[]' }: Args, { workspace }: MethodContext): Outcome {
  const message = workspace.find(channel, ts);
  if (!message) return no('message_not_found');
  if (!message.streaming) return no('message_not_in_streaming_state');
  const chunks = Chunks.safeParse(JSON.parse(json));
  if (!chunks.success) return no('invalid_chunks');
  workspace.replace(channel, { ...message, tasks: { ...message.tasks, ...byId(chunks.data) } });
  return { ok: true, channel, ts };
}

function stop({ channel = '', ts = '' }: Args, { workspace }: MethodContext): Outcome {
  const message = workspace.find(channel, ts);
  if (!message) return no('message_not_found');
  if (!message.streaming) return no('message_not_in_streaming_state');
  workspace.replace(channel, { ...message, streaming: false });
  return { ok: true, channel, ts };
}

function byId(chunks: z.infer<typeof Chunks>): Record<string, object> {
  return Object.fromEntries(chunks.map((chunk) => [chunk.id, chunk]));
}
