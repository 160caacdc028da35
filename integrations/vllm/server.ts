import { BrokenCircuitError, circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import pLimit from 'p-limit';
import { TaiError } from '../../src/domain/errors.ts';
import type { ModelAnswer, Prompt } from '../../src/domain/ports.ts';
import { type ClientSettings, openClient } from './client.ts';
import { fetchTokenCount } from './count.ts';
import { toModelError } from './errors.ts';
import { chooseModel, listModels, type ServedModel } from './models.ts';
import { toRequest } from './request.ts';
import { readContent } from './read-content.ts';
import { readAnswer } from './stream.ts';

export interface ServerSettings extends ClientSettings {
  /** The name it is served under, or `auto`: the first one the server lists. */
  readonly model: string;
  /** Requests to this server at once; the others wait here, where they can be given up. */
  readonly maxConcurrent: number;
  /** After three failures in a row it is left alone so long. */
  readonly restMs: number;
  /** It answers again, after it had failed. */
  readonly onBack?: () => void;
}

export type OnText = (text: string) => void;

/** One vLLM server, which may be resting after failures. */
export interface Server {
  readonly model: string;
  /** Requests under way and waiting. */
  readonly load: () => number;
  /** True when its last request failed, or while it rests. */
  readonly isAiling: () => boolean;
  answer(prompt: Prompt, signal: AbortSignal, onText: OnText): Promise<ModelAnswer>;
  served(signal: AbortSignal): Promise<ServedModel>;
  /** Undefined when it has no `/tokenize`. */
  count(prompt: Pick<Prompt, 'system' | 'user'>, signal: AbortSignal): Promise<number | undefined>;
}

const FAILURES = 3;

export function openServer(settings: ServerSettings): Server {
  const client = openClient(settings);
  const limit = pLimit(settings.maxConcurrent);
  const breaker = circuitBreaker(handleWhen(isServersFault), {
    halfOpenAfter: settings.restMs,
    breaker: new ConsecutiveBreaker(FAILURES),
  });
  let found: ServedModel | undefined;
  let failed = false;

  async function served(signal: AbortSignal): Promise<ServedModel> {
    found ??= chooseModel(await listModels(client, signal), settings.model);
    return found;
  }

  function isWell(): void {
    const isBack = failed;
    failed = false;
    if (isBack) settings.onBack?.();
  }

  async function ask(prompt: Prompt, signal: AbortSignal, onText: OnText): Promise<ModelAnswer> {
    const model = settings.model === 'auto' ? (await served(signal)).id : settings.model;
    const headers = prompt.requestId === undefined ? {} : { headers: { 'X-Request-Id': prompt.requestId } };
    const stream = await client.chat.completions.create(toRequest(model, prompt), { signal, ...headers });
    const { content, usage } = await readAnswer(stream, onText);
    return { ...readContent(content, prompt.form), model, ...(usage && { usage }) };
  }

  /** What the caller gives up is not the server's failure; a deadline that passes is. */
  async function judged(prompt: Prompt, signal: AbortSignal, onText: OnText): Promise<ModelAnswer> {
    try {
      signal.throwIfAborted();
      return await ask(prompt, signal, onText);
    } catch (error) {
      if (signal.aborted && !isDeadline(signal.reason)) throw signal.reason;
      throw toModelError(signal.aborted ? signal.reason : error, settings.timeoutMs);
    }
  }

  return {
    get model() {
      return found?.id ?? settings.model;
    },
    load: () => limit.activeCount + limit.pendingCount,
    isAiling: () => failed || breaker.state !== CircuitState.Closed,
    served,
    async answer(prompt, signal, onText) {
      try {
        const answer = await limit(() => breaker.execute(() => judged(prompt, signal, onText)));
        isWell();
        return answer;
      } catch (error) {
        if (error instanceof BrokenCircuitError || isServersFault(error)) {
          failed = true;
          found = undefined;
        } else if (error instanceof TaiError) isWell();
        throw error instanceof BrokenCircuitError ? resting(settings.restMs) : error;
      }
    },
    async count(prompt, signal) {
      const model = settings.model === 'auto' ? (await served(signal)).id : settings.model;
      return await fetchTokenCount(settings, model, prompt, signal);
    },
  };
}

/** A rubbish answer and a prompt that is too long say nothing against the server. */
function isServersFault(error: unknown): boolean {
  return error instanceof TaiError && error.code === 'MODEL_UNAVAILABLE';
}

function isDeadline(reason: unknown): boolean {
  return reason instanceof Error && reason.name === 'TimeoutError';
}

function resting(restMs: number): TaiError {
  return new TaiError('MODEL_UNAVAILABLE', `it failed ${FAILURES} times and is left alone for ${restMs / 1000} s`);
}
