import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { errorBody, modelsBody } from './vllm-stand-in/bodies.ts';
import { isRefusal, refuse, type Refusal } from './vllm-stand-in/refuse.ts';
import { ChatRequest, countTokens } from './vllm-stand-in/request.ts';
import { streamAnswer, type StreamFault } from './vllm-stand-in/stream.ts';

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
}

export interface VllmStandIn {
  /** For `openVllm`: ends in /v1. */
  readonly baseUrl: string;
  /** The chat requests that were well formed, in order. */
  readonly requests: readonly ChatRequest[];
  /** Every path asked for, in order. */
  readonly paths: readonly string[];
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
  hangUps: number;
}

const NOTHING_WRONG = { causes: [], ruledOut: [], steps: [], healthy: true };

/** A server that speaks vLLM's shapes on a free port of this machine: models, streamed chat completions, health, errors. */
export async function startVllm(options: VllmOptions = {}): Promise<VllmStandIn> {
  const { model = 'gemma4:a4b', maxModelLen = 32_768 } = options;
  const state: State = { options, model, maxModelLen, requests: [], paths: [], hangUps: 0 };
  const server = createServer((request, response) => void serve(request, response, state));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${portOf(server)}/v1`,
    requests: state.requests,
    paths: state.paths,
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

  if (route === 'GET /health') return void response.end();
  if (!isAuthorized(request, state)) return sendJson(response, 401, { error: 'Unauthorized' });
  if (route === 'GET /v1/models') return sendJson(response, 200, modelsBody(state.model, state.maxModelLen));
  if (route === 'POST /v1/chat/completions') return complete(await readBody(request), response, state);
  sendJson(response, 404, { detail: 'Not Found' });
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
  await answerChat(chat, response, state);
}

async function answerChat(chat: ChatRequest, response: ServerResponse, state: State): Promise<void> {
  const nth = state.requests.length;
  const fits = countTokens(chat) + chat.max_tokens <= state.maxModelLen;
  const fault = state.options.misbehave?.(nth) ?? (fits ? undefined : 'too long');

  if (fault === 'silent') return;
  if (isRefusal(fault)) {
    const { status, body, headers } = refuse(fault, chat, state.maxModelLen);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    return;
  }
  const answer = state.options.answer?.(chat, nth) ?? NOTHING_WRONG;
  await streamAnswer(response, state.model, typeof answer === 'string' ? answer : JSON.stringify(answer), fault);
}

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
