import { TaiError } from '../../src/domain/errors.ts';
import type { Prompt } from '../../src/domain/ports.ts';
import { type ClientSettings, openClient } from './client.ts';
import { fetchTokenCount } from './count.ts';
import { toModelError } from './errors.ts';
import { chooseModel, listModels } from './models.ts';
import { probeCache, type Verdict } from './probe-cache.ts';
import { toRequest } from './request.ts';
import { readAnswer } from './stream.ts';

/** What one server really does, whatever its version and flags say. */
export interface Probe {
  readonly model: string;
  readonly contextTokens: number | undefined;
  /** Whether an answer is held to its schema; a server that does not know the field ignores it with status 200. */
  readonly schema: Verdict;
  /** Why it is not known, or that blanks are let through, by which Gemma 4 can loop. */
  readonly schemaDetail?: string;
  readonly tokenize: boolean;
  /** Whether the beginning of a prompt that was seen before is taken from the cache. */
  readonly prefixCache: Verdict;
}

/** Nobody answers so of himself: a greeting is asked for, and the schema has room for this word alone. */
const WORD = 'zq-7041-kx';
const SCHEMA_PROBE: Prompt = {
  system: 'You greet people.',
  user: 'Say hello to Ada in one friendly English sentence.',
  schema: {
    name: 'probe',
    schema: {
      type: 'object',
      properties: { word: { type: 'string', enum: [WORD] } },
      required: ['word'],
      additionalProperties: false,
    },
  },
  maxTokens: 60,
  seed: 1,
};

/** Three or four small requests. Throws MODEL_UNAVAILABLE when the server is not there or has no such model, or the signal's reason. */
export async function probeServer(
  settings: ClientSettings & { readonly model: string },
  signal: AbortSignal,
): Promise<Probe> {
  const client = openClient(settings);
  const either = AbortSignal.any([signal, AbortSignal.timeout(settings.timeoutMs)]);
  try {
    const { id: model, max_model_len: contextTokens } = chooseModel(await listModels(client, either), settings.model);
    const asked = await askForWord(client, model, either);
    return {
      model,
      contextTokens: contextTokens ?? undefined,
      ...asked,
      tokenize: await fetchTokenCount(settings, model, SCHEMA_PROBE, either).then(
        (count) => count !== undefined,
        () => false,
      ),
      prefixCache: await probeCache(client, settings, model, either),
    };
  } catch (error) {
    signal.throwIfAborted();
    throw toModelError(either.aborted ? either.reason : error, settings.timeoutMs);
  }
}

async function askForWord(
  client: ReturnType<typeof openClient>,
  model: string,
  signal: AbortSignal,
): Promise<Pick<Probe, 'schema' | 'schemaDetail'>> {
  try {
    const stream = await client.chat.completions.create(toRequest(model, SCHEMA_PROBE), { signal });
    const { content } = await readAnswer(stream, () => undefined);
    return judge(content);
  } catch (error) {
    signal.throwIfAborted();
    const trouble = toModelError(error, 0);
    if (trouble.code !== 'MODEL_ANSWER_INVALID') throw trouble;
    return { schema: 'unknown', schemaDetail: trouble.message };
  }
}

function judge(content: string): Pick<Probe, 'schema' | 'schemaDetail'> {
  if (content === JSON.stringify({ word: WORD })) return { schema: 'yes' };
  if (readWord(content) !== WORD) return { schema: 'no' };
  return { schema: 'yes', schemaDetail: 'it writes blanks between its words, and Gemma 4 can lose itself in them' };
}

function readWord(content: string): unknown {
  try {
    const read: unknown = JSON.parse(content);
    return typeof read === 'object' && read !== null && 'word' in read ? read.word : undefined;
  } catch {
    return undefined;
  }
}

/** The models its server lists. Throws MODEL_UNAVAILABLE, or the signal's reason. */
export async function fetchModels(settings: ClientSettings, signal: AbortSignal): Promise<readonly string[]> {
  try {
    return (await listModels(openClient(settings), signal)).map(({ id }) => id);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof TaiError ? error : toModelError(error, settings.timeoutMs);
  }
}
