import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { arg, type Args, type Outcome } from './slack-stand-in/method.ts';
import { METHODS } from './slack-stand-in/methods.ts';
import { SocketMode } from './slack-stand-in/socket-mode.ts';
import { nothingSeen, type Seen } from './slack-stand-in/seen.ts';
import { openTiers, type Tiers } from './slack-stand-in/tiers.ts';
import { Workspace } from './slack-stand-in/workspace.ts';

export {
  mention,
  press,
  sendSigned,
  sentForm,
  message,
  pressInView,
  shortcut,
  signedButton,
  signedMention,
  signedHome,
  signedMessage,
  signedPayload,
  signedShortcut,
  signedSlash,
  slash,
  signedUrlVerification,
} from './slack-stand-in/deliveries.ts';
export { BOT, CHANNEL, PERSON, TEAM } from './slack-stand-in/workspace.ts';

interface SlackCall {
  readonly method: string;
  readonly args: Args;
}

/** What the next call of a method gets instead of an answer. */
type Trouble =
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSeconds?: number }
  | { readonly kind: 'silence' };

export interface StandInOptions {
  /** Enforces Slack's rate limits, a minute of which lasts so long; without it there are none. */
  readonly minuteMs?: number;
  readonly port?: number;
}

export interface SlackStandIn {
  readonly tiers: Tiers | undefined;
  /** What `apiUrl` of the settings is set to. */
  readonly apiUrl: string;
  readonly workspace: Workspace;
  readonly socket: SocketMode;
  /** Scopes the bot's token has; take some away to see a refusal. */
  readonly scopes: Set<string>;
  /** "channel:ts:name". */
  readonly reactions: ReadonlySet<string>;
  /** What people saw beside messages. */
  readonly seen: Seen;
  /** Where a private reply to a command, shortcut or button goes. */
  readonly replyUrl: string;
  readonly calls: readonly SlackCall[];
  /** The calls of one method. */
  callsOf(method: string): readonly SlackCall[];
  troubleNext(method: string, trouble: Trouble): void;
  close(): Promise<void>;
}

export const TOKENS = { bot: 'xoxb-stand-in', app: 'xapp-stand-in' } as const;
const ALL_SCOPES = [
  'app_mentions:read',
  'chat:write',
  'commands',
  'channels:history',
  'groups:history',
  'channels:read',
  'groups:read',
  'reactions:write',
  'files:write',
  'users:read',
  'usergroups:read',
];

/** Plays Slack on a free port of 127.0.0.1: Web API and Socket Mode, as strict about limits, scopes and tokens as Slack. */
export async function openSlackStandIn(options: StandInOptions = {}): Promise<SlackStandIn> {
  const tiers = options.minuteMs === undefined ? undefined : openTiers(options.minuteMs);
  const workspace = new Workspace();
  const socket = new SocketMode();
  const scopes = new Set(ALL_SCOPES);
  const reactions = new Set<string>();
  const seen = nothingSeen();
  const calls: SlackCall[] = [];
  const troubles = new Map<string, Trouble[]>();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    if (path.startsWith('/reply/')) return hearReply(await readBody(request), response);
    if (path.startsWith('/upload/')) return takeUpload(path.slice(8), await readBody(request), response);
    const method = path.replace(/^\/api\//, '');
    const args = Object.fromEntries(new URLSearchParams(await readBody(request)));
    calls.push({ method, args });
    const trouble = troubles.get(method)?.shift();
    if (trouble) return suffer(trouble, response);
    const waitSeconds = tiers?.refuse(method, arg(args, 'channel'));
    if (waitSeconds !== undefined)
      return suffer({ kind: 'status', status: 429, retryAfterSeconds: waitSeconds }, response);
    const token = request.headers.authorization;
    if (method === 'auth.test') response.setHeader('x-oauth-scopes', [...scopes].join(','));
    const outcome = method === 'apps.connections.open' ? openConnection(token, request) : call(method, args, token);
    answer(response, withOrigin(outcome, request));
  }

  function hearReply(body: string, response: ServerResponse): void {
    seen.whispers.push({ text: String(JSON.parse(body).text) });
    response.writeHead(200).end('ok');
  }

  function takeUpload(id: string, text: string, response: ServerResponse): void {
    const upload = seen.uploads.get(id);
    if (upload) upload.text = text;
    response.writeHead(upload ? 200 : 404).end('OK');
  }

  function openConnection(token: string | undefined, request: IncomingMessage): Outcome {
    if (token !== `Bearer ${TOKENS.app}`) return { ok: false, error: 'not_allowed_token_type' };
    return { ok: true, url: socket.issue(request.headers.host ?? '') };
  }

  function call(method: string, args: Args, token: string | undefined): Outcome {
    const found = METHODS[method];
    if (!found) return { ok: false, error: 'unknown_method' };
    if (token !== `Bearer ${TOKENS.bot}`) return { ok: false, error: 'invalid_auth' };
    if (found.scopes.length > 0 && !found.scopes.some((scope) => scopes.has(scope)))
      return { ok: false, error: 'missing_scope' };
    const { channel } = args;
    if (channel !== undefined && !workspace.has(channel)) return { ok: false, error: 'channel_not_found' };
    if (channel !== undefined && method.startsWith('chat.') && workspace.isArchived(channel))
      return { ok: false, error: 'is_archived' };
    return found.call(args, { workspace, scopes, reactions, seen });
  }

  const server = createServer((request, response) => void serve(request, response));
  server.on('upgrade', (request, stream) => socket.accept(request, stream));
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  return {
    tiers,
    apiUrl: `http://127.0.0.1:${port}/api/`,
    workspace,
    socket,
    scopes,
    reactions,
    seen,
    replyUrl: `http://127.0.0.1:${port}/reply/1`,
    calls,
    callsOf: (method) => calls.filter((each) => each.method === method),
    troubleNext: (method, trouble) => troubles.set(method, [...(troubles.get(method) ?? []), trouble]),
    close: async () => {
      socket.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Upload addresses are whole ones. */
function withOrigin(outcome: Outcome, { headers }: IncomingMessage): Outcome {
  if (!outcome.ok || typeof outcome['upload_url'] !== 'string') return outcome;
  return { ...outcome, upload_url: `http://${headers.host}${outcome['upload_url']}` };
}

function answer(response: ServerResponse, outcome: Outcome): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(outcome));
}

function suffer(trouble: Trouble, response: ServerResponse): void {
  switch (trouble.kind) {
    case 'error':
      return answer(response, { ok: false, error: trouble.error });
    case 'status': {
      const { retryAfterSeconds } = trouble;
      const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
      response.writeHead(trouble.status, headers).end();
      return undefined;
    }
    case 'silence':
      return undefined;
    default:
      return trouble satisfies never;
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}
