import { z } from 'zod';
import { seconds, secret, url } from './sections.ts';

const price = z.number('must be a number').min(0, 'must be at least 0').meta({ example: 0.15 });

/** One address, or several that serve the same model; in the environment with commas between. */
const urls = z
  .union([z.string(), z.array(z.string()).min(1)], 'must be an http or https address, or a list of them')
  .transform((value, context): readonly string[] => {
    const list = [value].flat().flatMap((text) => text.split(',').map((one) => one.trim()));
    if (list.every((one) => url.safeParse(one).success)) return list;
    context.issues.push({
      code: 'custom',
      input: value,
      message: 'must be an http or https address, or a list of them',
    });
    return z.NEVER;
  });

export const Vllm = z.strictObject({
  baseUrl: urls.meta({ example: 'http://gpu-01.example.com:8000/v1' }),
  apiKey: secret.exactOptional().meta({ example: 'the value of --api-key' }),
  model: z.string().min(1).default('auto').meta({ example: 'gemma4:a4b' }),
  timeoutSeconds: seconds(120, 900),
  /** A model that failed a run is asked again so long after it, and the answer edited; 0: never. */
  askLaterHours: z
    .number('must be a number of hours')
    .min(0, 'must be at least 0, which is never')
    .max(72, 'must be at most 72')
    .default(8)
    .meta({ example: 8 }),
  /** Until the first such question; each pause is twice the one before, up to an hour. */
  askLaterMinutes: z
    .number('must be a number of minutes')
    .positive('must be more than 0')
    .max(60, 'must be at most 60')
    .default(5)
    .meta({ example: 5 }),
  /** What a million tokens cost, in any currency, for the cost in `tai eval --model`. */
  inputPrice: price.exactOptional(),
  outputPrice: price.exactOptional(),
  /** Requests to one server at once; the others wait their turn. */
  maxConcurrent: z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(64, 'must be at most 64')
    .default(4)
    .meta({ example: 4 }),
  /** Of one prompt, without the answer. */
  promptTokens: z
    .int('must be a whole number')
    .min(2_000, 'must be at least 2000')
    .max(32_000, 'must be at most 32000')
    .default(8_000)
    .meta({ example: 8000 }),
  /** The model may name looks of the catalogue that would decide; they are taken, at most twice three. */
  furtherLooks: z.boolean('must be true or false').default(true).meta({ example: 'false' }),
});
