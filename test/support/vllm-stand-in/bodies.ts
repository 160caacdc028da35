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

/** The last chunk when `include_usage` was asked for: no choice, only counts. */
export function usageBody(model: string, promptTokens: number, completionTokens: number): object {
  const usage = {
    prompt_tokens: promptTokens,
    total_tokens: promptTokens + completionTokens,
    completion_tokens: completionTokens,
  };
  return { ...chunkHead(model), choices: [], usage };
}

function chunkHead(model: string): object {
  return { id: 'chatcmpl-stand-in', object: 'chat.completion.chunk', created: CREATED, model };
}
