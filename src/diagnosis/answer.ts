import { z } from 'zod';
import { Confidence } from '../domain/diagnosis.ts';
import { Risk } from '../domain/finding.ts';
import { FAULT_CLASSES } from './fault-classes.ts';

/** "E4.3". Whether such a line exists is for the proof to say. */
const LineId = z.string().max(16);

/** Citations stand before the statement: a model writes in this order, and so it looks before it concludes. */
const ClaimedCause = z.object({
  citations: z
    .array(z.object({ line: LineId, quote: z.string().max(200) }))
    .min(1)
    .max(4),
  class: z.enum(FAULT_CLASSES),
  statement: z.string().max(300),
  confidence: Confidence,
});
export type ClaimedCause = z.infer<typeof ClaimedCause>;

/** What the model says, of the right form and nothing more: no claim in it is proved yet. */
export const ModelDiagnosis = z.object({
  causes: z.array(ClaimedCause).max(3),
  ruledOut: z.array(z.object({ what: z.string().max(80), lines: z.array(LineId).min(1).max(4) })).max(6),
  steps: z.array(z.object({ text: z.string().max(200), risk: Risk })).max(5),
  healthy: z.boolean(),
});
export type ModelDiagnosis = z.infer<typeof ModelDiagnosis>;

/** Only what a grammar compiler such as xgrammar takes: types, enums, lengths. No `$schema`, `format` or `pattern`. */
export function answerSchema(): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(ModelDiagnosis);
  return { ...schema };
}
