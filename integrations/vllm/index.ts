import { TaiError } from '../../src/domain/errors.ts';
import type { Model, ModelAnswer, ModelLimits, Prompt } from '../../src/domain/ports.ts';
import { estimateTokens } from './count.ts';
import { type OnText, openServer, type Server } from './server.ts';
import { createTokenCounter } from './token-counter.ts';

export interface VllmSettings {
  /** With their path: "http://gpu-01:8000/v1". Several servers serve the same model and stand in for each other. */
  readonly baseUrl: string | readonly string[];
  readonly apiKey?: string;
  /** The name it is served under, or `auto`: the first one the server lists. */
  readonly model: string;
  /** For one answer, from request to last token. */
  readonly timeoutMs: number;
  /** Requests to one server at once, 4 unless told. */
  readonly maxConcurrent?: number;
  /** How long a server is left alone that failed three times in a row, 30 s unless told. */
  readonly restMs?: number;
  /** Called with the address of a server that answers again, after it had failed. */
  readonly onBack?: (baseUrl: string) => void;
}

/** Until a server has said what it serves. */
const NAMELESS = 'the model';
const MAX_CONCURRENT = 4;
const REST_MS = 30_000;

/**
 * A model behind vLLM's OpenAI-compatible API (0.19.1 or later for Gemma 4). Another server is asked when one fails before its first
 * word; whether to ask again after that is the caller's to say.
 */
export function openVllm(settings: VllmSettings): Model {
  const servers = openServers(settings);
  const counter = createTokenCounter();

  return {
    get name() {
      const name = servers[0]?.model ?? settings.model;
      return name === 'auto' ? NAMELESS : name;
    },
    async answer(prompt, signal, onText) {
      const either = AbortSignal.any([signal, AbortSignal.timeout(settings.timeoutMs)]);
      try {
        return await answerByAny(inOrder(servers), prompt, either, onText);
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      }
    },
    async limits(signal) {
      return await firstOf(inOrder(servers), signal, readLimits, { contextTokens: undefined });
    },
    async countTokens(prompt, signal) {
      const count = (server: Server): Promise<number | undefined> => counter.count(server, prompt, signal);
      return (await firstOf(inOrder(servers), signal, count, undefined)) ?? estimateTokens(prompt);
    },
  };
}

async function readLimits(server: Server, signal: AbortSignal): Promise<ModelLimits> {
  return { contextTokens: (await server.served(signal)).max_model_len ?? undefined };
}

function openServers({ baseUrl, onBack, ...settings }: VllmSettings): readonly [Server, ...Server[]] {
  const [first, ...others] = [baseUrl].flat().map((url) =>
    openServer({
      maxConcurrent: MAX_CONCURRENT,
      restMs: REST_MS,
      ...settings,
      baseUrl: url,
      onBack: () => onBack?.(url),
    }),
  );
  if (first === undefined) throw new TaiError('CONFIG_INVALID', 'vllm.baseUrl: names no server');
  return [first, ...others];
}

/** Well ones first, then the less loaded; the same one as long as it is idle, since it holds the prompt's beginning in its cache. */
function inOrder(servers: readonly Server[]): readonly Server[] {
  return servers.toSorted((a, b) => Number(a.isAiling()) - Number(b.isAiling()) || a.load() - b.load());
}

/** Once a word was passed on, the answer is that server's: two beginnings would not be one text. */
async function answerByAny(
  servers: readonly Server[],
  prompt: Prompt,
  signal: AbortSignal,
  onText: OnText | undefined,
): Promise<ModelAnswer> {
  let isBegun = false;
  const passOn: OnText = (text) => {
    isBegun = true;
    onText?.(text);
  };
  let trouble: unknown = new TaiError('MODEL_UNAVAILABLE', 'there is no server');
  for (const server of servers) {
    try {
      return await server.answer(prompt, signal, passOn);
    } catch (error) {
      trouble = error;
      const mayAskOther = error instanceof TaiError && error.code === 'MODEL_UNAVAILABLE' && !isBegun;
      if (!mayAskOther || signal.aborted) break;
    }
  }
  throw trouble;
}

/** What is only good to know: when no server says it, the fallback is. Throws the signal's reason. */
async function firstOf<T>(
  servers: readonly Server[],
  signal: AbortSignal,
  read: (server: Server, signal: AbortSignal) => Promise<T>,
  fallback: T,
): Promise<T> {
  for (const server of servers.filter((one) => !one.isAiling())) {
    const found = await read(server, signal).catch(() => undefined);
    signal.throwIfAborted();
    if (found !== undefined) return found;
  }
  return fallback;
}
