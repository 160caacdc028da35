import { z } from 'zod';
import type { Prompt } from '../../src/domain/ports.ts';
import { besideApi, type ClientSettings } from './client.ts';
import { toMessages } from './request.ts';

const Counted = z.object({ count: z.int().nonnegative(), max_model_len: z.int().positive().optional() });

/** English and paths are 3 to 4 bytes for each token of Gemma; the margin is for what is denser, and for the chat's own marks. */
const BYTES_PER_TOKEN = 3;
const MARGIN = 1.15;

type Texts = Pick<Prompt, 'system' | 'user'>;

export function estimateTokens({ system, user }: Texts): number {
  return Math.ceil(((Buffer.byteLength(system) + Buffer.byteLength(user)) / BYTES_PER_TOKEN) * MARGIN);
}

/** As the server counts, chat template included; undefined when it has no `/tokenize` (a proxy with an allow-list has none).
 * Throws what `fetch` throws when there is no connection. */
export async function fetchTokenCount(
  { baseUrl, apiKey }: ClientSettings,
  model: string,
  prompt: Texts,
  signal: AbortSignal,
): Promise<number | undefined> {
  const response = await fetch(besideApi(baseUrl, '/tokenize'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(apiKey && { authorization: `Bearer ${apiKey}` }) },
    body: JSON.stringify({
      model,
      messages: toMessages(prompt),
      chat_template_kwargs: { enable_thinking: false },
    }),
    redirect: 'error',
    signal,
  });
  const body: unknown = await response.json().catch(() => undefined);
  const read = Counted.safeParse(body);
  return response.ok && read.success ? read.data.count : undefined;
}
