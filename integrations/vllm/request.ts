import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import type { Prompt } from '../../src/domain/ports.ts';

/** vLLM takes fields that OpenAI does not have and ignores, with status 200, those it does not know. */
export interface VllmRequest extends ChatCompletionCreateParamsStreaming {
  readonly chat_template_kwargs: { readonly enable_thinking: boolean };
}

const TEMPERATURE = 0.2;
/** Another try that is as cold as the first would say the same again. */
const WARMER = 0.2;
const HOTTEST = 0.8;

/** `retry`: how many tries there were before. Free text is asked for without `response_format`. */
export function toRequest(model: string, prompt: Prompt): VllmRequest {
  const { schema, seed, maxTokens, retry = 0 } = prompt;
  const format = { type: 'json_schema', json_schema: { name: schema.name, schema: schema.schema } } as const;
  return {
    model,
    messages: toMessages(prompt),
    ...(prompt.form === 'text' ? {} : { response_format: format }),
    chat_template_kwargs: { enable_thinking: false },
    temperature: Math.min(HOTTEST, TEMPERATURE + WARMER * retry),
    seed,
    max_tokens: maxTokens,
    stream: true,
    stream_options: { include_usage: true },
  };
}

export function toMessages({ system, user }: Pick<Prompt, 'system' | 'user'>) {
  return [
    { role: 'system' as const, content: system },
    { role: 'user' as const, content: user },
  ];
}
