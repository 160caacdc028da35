import { z } from 'zod';
import { Confidence } from '../domain/diagnosis.ts';
import { Risk } from '../domain/finding.ts';
import { FAULT_CLASSES } from './fault-classes.ts';
import { FURTHER_LOOKS, MAX_LOOKS } from './further-looks.ts';

/** "E4.3". Whether such a line exists is for the proof to say. */
const LineId = z.string().max(16);

/** Citations stand before the statement: a model writes in this order, and so it looks before it concludes. */
export const ClaimedCause = z.object({
  citations: z
    .array(z.object({ line: LineId, quote: z.string().max(200) }))
    .min(1)
    .max(4),
  class: z.enum(FAULT_CLASSES),
  statement: z.string().max(300),
  confidence: Confidence,
});
export type ClaimedCause = z.infer<typeof ClaimedCause>;

/** Whether it is one that may be taken is for code to judge. */
const WantedLook = z.object({ look: z.string().max(64), host: z.string().max(253), target: z.string().max(255) });

/** What the model says, of the right form and nothing more: no claim in it is proved yet. */
export const ModelDiagnosis = z.object({
  causes: z.array(ClaimedCause).max(3),
  /** What the model would call it; code decides. */
  outcome: z.enum(['cause', 'suspects', 'healthy']).exactOptional(),
  ruledOut: z.array(z.object({ what: z.string().max(80), lines: z.array(LineId).min(1).max(4) })).max(6),
  steps: z.array(z.object({ text: z.string().max(200), risk: Risk })).max(5),
  missing: z.array(z.string().max(120)).max(3).exactOptional(),
  looks: z.array(WantedLook).max(MAX_LOOKS).exactOptional(),
  /** An older word for the outcome, read where a simpler answer has it. */
  healthy: z.boolean().exactOptional(),
});
export type ModelDiagnosis = z.infer<typeof ModelDiagnosis>;

const AskedLook = WantedLook.extend({
  look: z.enum([...FURTHER_LOOKS.host, ...FURTHER_LOOKS.unit, ...FURTHER_LOOKS.path]),
});

/** All fields are asked for, though fewer are read as well. */
const Asked = ModelDiagnosis.omit({ healthy: true })
  .required()
  .extend({ looks: z.array(AskedLook).max(MAX_LOOKS) });

/** Only what a grammar compiler such as xgrammar takes: types, enums, lengths. No `$schema`, `format` or `pattern`. */
export function answerSchema(): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(Asked);
  return { ...schema };
}
