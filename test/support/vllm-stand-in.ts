import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { completionBody, errorBody, metricsText, modelsBody } from './vllm-stand-in/bodies.ts';
import { createPrefixCache } from './vllm-stand-in/prefix-cache.ts';
import { isRefusal, refuse, type Refusal, type Refused } from './vllm-stand-in/refuse.ts';
import { ChatRequest, countTokens, TokenizeRequest } from './vllm-stand-in/request.ts';
import { distort, isFlowFault, streamAnswer, type StreamFault } from './vllm-stand-in/stream.ts';

export type Misbehaviour = StreamFault | Refusal | 'silent';

export interface VllmOptions {
  /** The name it serves; "gemma4:a4b" unless told. */
  readonly model?: string;
  readonly apiKey?: string;
  /** Tokens of prompt and answer together; 32,768 unless told. */
  readonly maxModelLen?: number;
  /** The answer to the n-th chat request, from 1; a string is sent as it is. Nothing wrong anywhere unless told. */
  readonly answer?: (request: ChatRequest, nth: number) => unknown;
  readonly misbehave?: (nth: number) => Misbehaviour | undefined;
  /** Between two pieces of the n-th answer; none unless told. */
  readonly pieceMs?: (nth: number) => number;
  /** A port of this machine; a free one unless told. */
  readonly port?: number;
  /** Paths that a proxy keeps back: `/tokenize`, `/metrics`. */
  readonly without?: readonly string[];
  /** Ignores `response_format`, as servers do that know it not: this is what it says then. */
  readonly ignoresSchema?: string;
  /** Blanks between the words of a forced answer, as without `disable_any_whitespace`. */
  readonly writesBlanks?: boolean;
  /** `--enable-prefix-caching`, which is the default, and `--enable-prompt-tokens-details`, which is not. */
  readonly prefixCaching?: boolean;
  readonly tokensDetails?: boolean;
  /** Tokens of the messages; a third of their characters unless told. */
  readonly count?: (messages: ChatRequest['messages']) => number;
}

export interface VllmStandIn {
  /** For `openVllm`: ends in /v1. */
  readonly baseUrl: string;
  /** The chat requests that were well formed, in order. */
  readonly requests: readonly ChatRequest[];
  /** Every path asked for, in order. */
  readonly paths: readonly string[];
  /** `X-Request-Id` of each chat request, where it had one. */
  readonly requestIds: readonly string[];
  /** Tokens of all prompts, and those of them that a prefix cache had. */
  readonly prefixCounts: () => { readonly queriedTokens: number; readonly cachedTokens: number };
  /** The most chat requests that were under way at once. */
  readonly mostAtOnce: () => number;
  /** How many answers the client hung up on. */
  readonly hangUps: () => number;
  readonly close: () => Promise<void>;
}

interface State {
  readonly options: VllmOptions;
  readonly model: string;
  readonly maxModelLen: number;
  readonly requests: ChatRequest[];
  readonly paths: string[];
  readonly requestIds: string[];
  readonly cache: ReturnType<typeof createPrefixCache>;
  hangUps: number;
  running: number;
  mostAtOnce: number;
}

const NOTHING_WRONG = { causes: [], ruledOut: [], steps: [], healthy: true };

/** A server that speaks vLLM's shapes on a free port of this machine: models, streamed chat completions, health, errors. */
export async function startVllm(options: VllmOptions = {}): Promise<VllmStandIn> {
  const { model = 'gemma4:a4b', maxModelLen = 32_768 } = options;
  const seen = { requests: [], paths: [], requestIds: [], cache: createPrefixCache() };
  const state: State = { options, model, maxModelLen, ...seen, hangUps: 0, running: 0, mostAtOnce: 0 };
  const server = createServer((request, response) => void serve(request, response, state));
  // On a busy machine Node's five seconds end between the client's look at the connection and its use.
  server.keepAliveTimeout = 60_000;
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${portOf(server)}/v1`,
    requests: state.requests,
    paths: state.paths,
    requestIds: state.requestIds,
    prefixCounts: state.cache.counts,
    mostAtOnce: () => state.mostAtOnce,
    hangUps: () => state.hangUps,
    close: () => close(server),
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  const route = `${request.method} ${request.url}`;
  state.paths.push(route);
  response.on('close', () => {
    if (!response.writableFinished) state.hangUps++;
  });

  if (state.options.without?.includes(request.url ?? '')) return sendJson(response, 404, { detail: 'Not Found' });
  if (OPEN.has(route)) return await serveOpen(route, request, response, state);
  if (!isAuthorized(request, state)) return sendJson(response, 401, { error: 'Unauthorized' });
  if (route === 'GET /v1/models') return sendJson(response, 200, modelsBody(state.model, state.maxModelLen));
  if (route !== 'POST /v1/chat/completions') return sendJson(response, 404, { detail: 'Not Found' });
  const id = request.headers['x-request-id'];
  if (typeof id === 'string') state.requestIds.push(id);
  await complete(await readBody(request), response, state);
}

/** `--api-key` guards only what lies below /v1. */
const OPEN: ReadonlySet<string> = new Set([
  'GET /health',
  'GET /ping',
  'GET /version',
  'GET /metrics',
  'POST /tokenize',
]);

async function serveOpen(
  route: string,
  request: IncomingMessage,
  response: ServerResponse,
  state: State,
): Promise<void> {
  const { model, maxModelLen, options, running, cache } = state;
  if (route === 'GET /version') return sendJson(response, 200, { version: '0.28.0' });
  if (route === 'GET /metrics') {
    const prefixCaching = options.prefixCaching ?? true;
    const { queriedTokens, cachedTokens } = cache.counts();
    const seen = { prefixCaching, running, queriedTokens, cachedTokens: prefixCaching ? cachedTokens : 0 };
    return void response.end(metricsText(model, seen));
  }
  if (route !== 'POST /tokenize') return void response.end();
  const read = TokenizeRequest.safeParse(parseJson(await readBody(request)));
  if (!read.success) return sendJson(response, 400, errorBody(read.error.message, 'BadRequestError', null, 400));
  const count = tokensOf(read.data, state);
  sendJson(response, 200, { count, max_model_len: maxModelLen, tokens: [], token_strs: null });
}

function tokensOf(chat: Pick<ChatRequest, 'messages'>, { options }: State): number {
  return options.count?.(chat.messages) ?? countTokens(chat);
}

async function complete(body: string, response: ServerResponse, state: State): Promise<void> {
  const read = ChatRequest.safeParse(parseJson(body));
  if (!read.success) return sendJson(response, 400, errorBody(read.error.message, 'BadRequestError', null, 400));
  const chat = read.data;
  if (chat.model !== state.model) {
    return sendJson(
      response,
      404,
      errorBody(`The model \`${chat.model}\` does not exist.`, 'NotFoundError', 'model', 404),
    );
  }
  state.requests.push(chat);
  state.running += 1;
  state.mostAtOnce = Math.max(state.mostAtOnce, state.running);
  response.once('close', () => (state.running -= 1));
  await answerChat(chat, response, state);
}

async function answerChat(chat: ChatRequest, response: ServerResponse, state: State): Promise<void> {
  const nth = state.requests.length;
  const { options, maxModelLen } = state;
  const fits = tokensOf(chat, state) + chat.max_tokens <= maxModelLen;
  const fault = options.misbehave?.(nth) ?? (fits ? undefined : 'too long');

  if (fault === 'silent') return;
  if (isRefusal(fault)) return sendRefusal(response, refuse(fault, chat, maxModelLen));
  const answer = forcedAnswer(chat, options) ?? options.answer?.(chat, nth) ?? NOTHING_WRONG;
  await say(typeof answer === 'string' ? answer : JSON.stringify(answer), fault, { chat, nth }, response, state);
}

async function say(
  text: string,
  fault: StreamFault | undefined,
  { chat, nth }: { readonly chat: ChatRequest; readonly nth: number },
  response: ServerResponse,
  state: State,
): Promise<void> {
  const cachedTokens = cachedOf(chat, state);
  const counts = { promptTokens: tokensOf(chat, state), completionTokens: Math.ceil(text.length / 3), cachedTokens };
  const pieceMs = state.options.pieceMs?.(nth) ?? 0;
  if (chat.stream) return await streamAnswer(response, { model: state.model, pieceMs }, text, fault, counts);
  if (isFlowFault(fault)) return void response.destroy();
  const reason = fault === 'token limit' ? 'length' : 'stop';
  sendJson(response, 200, completionBody(state.model, distort(text, fault), reason, counts));
}

function sendRefusal(response: ServerResponse, { status, body, headers }: Refused): void {
  const isPage = typeof body === 'string';
  response.writeHead(status, { 'content-type': isPage ? 'text/html' : 'application/json', ...headers });
  response.end(isPage ? body : JSON.stringify(body));
}

/** Undefined as long as the server was not told to say it. */
function cachedOf({ messages }: ChatRequest, { options, cache }: State): number | undefined {
  const known = cache.add(messages.map(({ content }) => content).join('\n'));
  if (!options.tokensDetails) return undefined;
  return options.prefixCaching === false ? 0 : known;
}

/** What a grammar leaves no choice about: an object of one field with one word. */
function forcedAnswer({ response_format: format }: ChatRequest, options: VllmOptions): string | undefined {
  if (options.ignoresSchema !== undefined) return options.ignoresSchema;
  const [field, ...more] = Object.entries(format?.json_schema.schema.properties ?? {});
  const words = OneWord.safeParse(field?.[1]);
  if (!field || more.length > 0 || !words.success) return undefined;
  return JSON.stringify({ [field[0]]: words.data.enum[0] }, undefined, options.writesBlanks ? 2 : undefined);
}

const OneWord = z.object({ enum: z.tuple([z.string()]) });

function isAuthorized({ headers }: IncomingMessage, { options }: State): boolean {
  return options.apiKey === undefined || headers.authorization === `Bearer ${options.apiKey}`;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in listens on no port');
  return address.port;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
