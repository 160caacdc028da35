import type OpenAI from 'openai';
import { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';

/** `max_model_len` is vLLM's own: prompt and answer together. */
export const ServedModel = z.object({ id: z.string(), max_model_len: z.int().positive().nullish() });
export type ServedModel = z.infer<typeof ServedModel>;

export async function listModels(client: OpenAI, signal: AbortSignal): Promise<readonly ServedModel[]> {
  const { data } = await client.models.list({ signal });
  return z.array(ServedModel).parse(data);
}

/** The one that is meant: by its name, or the first. Throws MODEL_UNAVAILABLE when there is none. */
export function chooseModel(models: readonly ServedModel[], wanted: string): ServedModel {
  const found = wanted === 'auto' ? models[0] : models.find(({ id }) => id === wanted);
  if (found) return found;
  const names = models.map(({ id }) => id).join(', ');
  throw new TaiError(
    'MODEL_UNAVAILABLE',
    models.length === 0 ? 'its server has no model' : `its server has no model ${wanted}, but ${names}`,
  );
}
