const CREATED = 1_790_000_000;

/** The body of an error, as vLLM 0.12 and later shape it: `code` is the HTTP status as a number. */
export function errorBody(message: string, type: string, param: string | null, code: number): object {
  return { error: { message, type, param, code } };
}

export function tooLongBody(promptTokens: number, outputTokens: number, maxModelLen: number): object {
  const message = `You passed ${promptTokens} input tokens and requested ${outputTokens} output tokens. However, the model's context length is only ${maxModelLen} tokens, resulting in a maximum input length of ${maxModelLen - outputTokens} tokens. Please reduce the length of the input prompt.`;
  return errorBody(message, 'BadRequestError', 'input_tokens', 400);
}

/** How it was said before the field at fault was named. */
export function oldTooLongBody(promptTokens: number, outputTokens: number, maxModelLen: number): object {
  const message = `This model's maximum context length is ${maxModelLen} tokens. However, you requested ${promptTokens + outputTokens} tokens (${promptTokens} in the messages, ${outputTokens} in the completion). Please reduce the length of the messages or completion.`;
  return errorBody(message, 'BadRequestError', null, 400);
}

export function modelsBody(id: string, maxModelLen: number): object {
  const permission = {
    id: 'modelperm-1',
    object: 'model_permission',
    created: CREATED,
    allow_sampling: true,
    is_blocking: false,
  };
  const model = {
    id,
    object: 'model',
    created: CREATED,
    owned_by: 'vllm',
    root: 'google/gemma-4-26B-A4B-it',
    parent: null,
  };
  return { object: 'list', data: [{ ...model, max_model_len: maxModelLen, permission: [permission] }] };
}

/** One server-sent chunk of an answer. */
export function chunkBody(model: string, delta: object, finishReason: string | null = null): object {
  const choice = {
    index: 0,
    delta,
    logprobs: null,
    finish_reason: finishReason,
    ...(finishReason ? { stop_reason: null } : {}),
  };
  return { ...chunkHead(model), choices: [choice] };
}

export interface Counts {
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Undefined for a server that does not say it. */
  readonly cachedTokens: number | undefined;
}

/** The last chunk when `include_usage` was asked for: no choice, only counts. */
export function usageBody(model: string, counts: Counts): object {
  return { ...chunkHead(model), choices: [], usage: usageOf(counts) };
}

/** A whole answer, for those who do not stream. */
export function completionBody(model: string, content: string, finishReason: string, counts: Counts): object {
  const message = { role: 'assistant', content, reasoning: null, tool_calls: [] };
  const choice = { index: 0, message, logprobs: null, finish_reason: finishReason, stop_reason: null };
  return { ...chunkHead(model), object: 'chat.completion', choices: [choice], usage: usageOf(counts) };
}

function usageOf({ promptTokens, completionTokens, cachedTokens }: Counts): object {
  return {
    prompt_tokens: promptTokens,
    total_tokens: promptTokens + completionTokens,
    completion_tokens: completionTokens,
    prompt_tokens_details: cachedTokens === undefined ? null : { cached_tokens: cachedTokens },
  };
}

/** In the text format of Prometheus, with the names of vLLM 0.19 and later. */
export function metricsText(model: string, seen: Metrics): string {
  const labels = `{engine="0",model_name="${model}"}`;
  return [
    `vllm:cache_config_info{block_size="16",enable_prefix_caching="${seen.prefixCaching ? 'True' : 'False'}"} 1.0`,
    `vllm:num_requests_running${labels} ${seen.running}`,
    `vllm:num_requests_waiting${labels} 0.0`,
    `vllm:prefix_cache_queries_total${labels} ${seen.queriedTokens}`,
    `vllm:prefix_cache_hits_total${labels} ${seen.cachedTokens}`,
    '',
  ].join('\n');
}

export interface Metrics {
  readonly prefixCaching: boolean;
  readonly running: number;
  readonly queriedTokens: number;
  readonly cachedTokens: number;
}

function chunkHead(model: string): object {
  return { id: 'chatcmpl-stand-in', object: 'chat.completion.chunk', created: CREATED, model };
}
