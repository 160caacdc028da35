import type OpenAI from 'openai';
import { besideApi, type ClientSettings } from './client.ts';
import { toRequest } from './request.ts';
import { readToEnd } from './stream.ts';

export type Verdict = 'yes' | 'no' | 'unknown';

/** Long enough for several blocks of 16 tokens, and never asked before. */
const WORDS = 400;

/** Asks the same twice and sees how much of the second was cached; a server that does not say so is asked for its metrics. */
export async function probeCache(
  client: OpenAI,
  settings: ClientSettings,
  model: string,
  signal: AbortSignal,
): Promise<Verdict> {
  const before = await fetchMetrics(settings, signal);
  const cached = await askTwice(client, model, signal).catch((error: unknown) => {
    signal.throwIfAborted();
    if (!(error instanceof Error)) throw error;
    // What the server makes of a question is told by the one before.
    return undefined;
  });
  if (cached !== undefined && cached > 0) return 'yes';
  return judgeMetrics(before, await fetchMetrics(settings, signal)) ?? (cached === 0 ? 'no' : 'unknown');
}

async function askTwice(client: OpenAI, model: string, signal: AbortSignal): Promise<number | undefined> {
  const salt = crypto.randomUUID();
  const system = Array.from({ length: WORDS }, (_, at) => `${salt.slice(0, 8)} ${at}`).join(' ');
  const schema = { name: 'probe', schema: {} };
  const prompt = { system, user: 'Say: ok', schema, maxTokens: 4, seed: 1, form: 'text' as const };
  let cached: number | undefined;
  for (let time = 0; time < 2; time++) {
    const stream = await client.chat.completions.create(
      { ...toRequest(model, prompt), max_tokens: prompt.maxTokens },
      { signal },
    );
    const { usage } = await readToEnd(stream, () => undefined);
    cached = usage?.cachedTokens;
  }
  return cached;
}

/** Undefined where they are not to be had: a proxy, a server of another make. */
async function fetchMetrics(settings: ClientSettings, signal: AbortSignal): Promise<string | undefined> {
  try {
    const response = await fetch(besideApi(settings.baseUrl, '/metrics'), { redirect: 'error', signal });
    return response.ok ? await response.text() : undefined;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

function judgeMetrics(before: string | undefined, after: string | undefined): Verdict | undefined {
  if (before === undefined || after === undefined) return undefined;
  if (hitsIn(after) > hitsIn(before)) return 'yes';
  const [, said] = /^vllm:cache_config_info\{[^}]*enable_prefix_caching="(\w+)"/m.exec(after) ?? [];
  if (said === undefined) return undefined;
  return said === 'True' ? 'yes' : 'no';
}

function hitsIn(metrics: string): number {
  const lines = [...metrics.matchAll(/^vllm:prefix_cache_hits(?:_total)?(?:\{[^}]*\})? ([\d.e+]+)$/gm)];
  return lines.reduce((sum, [, count]) => sum + Number(count), 0);
}
