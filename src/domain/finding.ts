import { z } from 'zod';
import { Citation } from './evidence.ts';
import { Host } from './host.ts';

/** What a step can do to a host: nothing, something that is easily undone, or something people notice. */
export const Risk = z.enum(['read-only', 'reversible', 'disruptive']);
export type Risk = z.infer<typeof Risk>;

/** Something a person may do next. tai never does it. */
export const Step = z.object({ text: z.string(), risk: Risk, note: z.string().exactOptional() });
export type Step = z.infer<typeof Step>;

/** What a rule proved from evidence. `rank` orders causes before symptoms: the lowest is the cause. */
export const Finding = z.object({
  class: z.string(),
  host: Host,
  severity: z.enum(['critical', 'warning']),
  rank: z.int(),
  statement: z.string(),
  citations: z.array(Citation).min(1).readonly(),
  steps: z.array(Step).readonly(),
});
export type Finding = z.infer<typeof Finding>;
