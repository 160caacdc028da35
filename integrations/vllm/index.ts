import OpenAI from 'openai';
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import { TaiError } from '../../src/domain/errors.ts';
import type { Model, ModelAnswer, Prompt } from '../../src/domain/ports.ts';
import { toModelError } from './errors.ts';
import { findOutermostObject } from './outermost-object.ts';
import { readAnswer } from './stream.ts';

export interface VllmSettings {
  /** With its path: "http://gpu-01:8000/v1". */
  readonly baseUrl: string;
  readonly apiKey?: string;
  /** The name it is served under, or `auto`: the first one the server lists. */
  readonly model: string;
  /** For one answer, from request to last token. */
  readonly timeoutMs: number;
}

/** vLLM takes fields that OpenAI does not have and ignores, with status 200, those it does not know. */
interface VllmRequest extends ChatCompletionCreateParamsStreaming {
  readonly chat_template_kwargs: { readonly enable_thinking: boolean };
}

const TEMPERATURE = 0.2;

/** A model behind vLLM's OpenAI-compatible API (0.19.1 or later for Gemma 4). One try each: whether to ask again is the caller's to say. */
export function openVllm(settings: VllmSettings): Model {
  const client = openClient(settings);
  let found: string | undefined;

  async function findModel(signal: AbortSignal): Promise<string> {
    if (settings.model !== 'auto') return settings.model;
    found ??= await fetchFirstModel(client, signal);
    return found;
  }

  return {
    get name() {
      return found ?? settings.model;
    },
    async answer(prompt, signal, onText) {
      const either = AbortSignal.any([signal, AbortSignal.timeout(settings.timeoutMs)]);
      try {
        return await ask(client, toRequest(await findModel(either), prompt), either, onText);
      } catch (error) {
        signal.throwIfAborted();
        const trouble = toModelError(error, settings.timeoutMs);
        if (trouble.code === 'MODEL_UNAVAILABLE') found = undefined;
        throw trouble;
      }
    },
  };
}

/** The models its server lists. Throws MODEL_UNAVAILABLE, or the signal's reason. */
export async function fetchModels(settings: VllmSettings, signal: AbortSignal): Promise<readonly string[]> {
  try {
    const { data } = await openClient(settings).models.list({ signal });
    return data.map(({ id }) => id);
  } catch (error) {
    signal.throwIfAborted();
    throw toModelError(error, settings.timeoutMs);
  }
}

/** Nothing is taken from OPENAI_* variables or logged, and a redirect is not followed: the prompt goes to this server or nowhere. */
function openClient({ baseUrl, apiKey, timeoutMs }: VllmSettings): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: 'off',
    fetchOptions: { redirect: 'error' },
    ...(apiKey === undefined ? { defaultHeaders: { Authorization: null } } : {}),
  });
}

async function fetchFirstModel(client: OpenAI, signal: AbortSignal): Promise<string> {
  const { data } = await client.models.list({ signal });
  const id = data[0]?.id;
  if (id === undefined) throw new TaiError('MODEL_UNAVAILABLE', 'its server has no model');
  return id;
}

async function ask(
  client: OpenAI,
  request: VllmRequest,
  signal: AbortSignal,
  onText?: (text: string) => void,
): Promise<ModelAnswer> {
  const stream = await client.chat.completions.create(request, { signal });
  const content = await readAnswer(stream, onText).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error;
  });
  const json = findOutermostObject(content);
  if (json === undefined) throw new TaiError('MODEL_ANSWER_INVALID', 'its answer is not JSON');
  return { json, model: request.model };
}

function toRequest(model: string, { system, user, schema, maxTokens, seed }: Prompt): VllmRequest {
  return {
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    response_format: { type: 'json_schema', json_schema: { name: schema.name, schema: schema.schema } },
    chat_template_kwargs: { enable_thinking: false },
    temperature: TEMPERATURE,
    seed,
    max_tokens: maxTokens,
    stream: true,
    stream_options: { include_usage: true },
  };
}
