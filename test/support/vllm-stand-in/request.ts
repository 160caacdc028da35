import { z } from 'zod';

const Messages = z
  .tuple([
    z.strictObject({ role: z.literal('system'), content: z.string().min(1) }),
    z.strictObject({ role: z.literal('user'), content: z.string().min(1) }),
  ])
  .readonly();

/** What `/tokenize` takes for a chat. */
export const TokenizeRequest = z.strictObject({
  model: z.string(),
  messages: Messages,
  chat_template_kwargs: z.strictObject({ enable_thinking: z.literal(false) }),
});

/** What tai may send. A real server ignores fields it does not know, with status 200; here they are refused, so that a field renamed or
 * removed in vLLM (`guided_json`, gone since 0.12) is found by a test and not by an unconstrained answer. */
export const ChatRequest = z.strictObject({
  model: z.string(),
  messages: Messages,
  /** Left out when free text is asked for. */
  response_format: z
    .strictObject({
      type: z.literal('json_schema'),
      json_schema: z.strictObject({
        name: z.string(),
        schema: z.looseObject({ type: z.literal('object'), properties: z.record(z.string(), z.unknown()) }),
        strict: z.boolean().optional(),
      }),
    })
    .optional(),
  chat_template_kwargs: z.strictObject({ enable_thinking: z.literal(false) }),
  temperature: z.number().min(0).max(2),
  seed: z.int(),
  max_tokens: z.int().positive(),
  stream: z.boolean().default(false),
  stream_options: z.strictObject({ include_usage: z.boolean() }).optional(),
});
export type ChatRequest = z.infer<typeof ChatRequest>;

/** Characters per token, roughly; the stand-in has no tokenizer. */
const CHARS_PER_TOKEN = 3;

export function countTokens({ messages }: Pick<ChatRequest, 'messages'>): number {
  return Math.ceil(messages.reduce((sum, { content }) => sum + content.length, 0) / CHARS_PER_TOKEN);
}
