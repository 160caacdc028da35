import { z } from 'zod';
import type { ModelDiagnosis } from './answer.ts';
import { FAULT_CLASSES } from './fault-classes.ts';

/** One cause and one proof, flat: what is left to go wrong for a grammar is little. */
export const SimpleAnswer = z.object({
  line: z.string().max(16),
  quote: z.string().max(120),
  class: z.enum(FAULT_CLASSES),
  statement: z.string().max(200),
  healthy: z.boolean(),
});
export type SimpleAnswer = z.infer<typeof SimpleAnswer>;

export const SIMPLE_QUESTION =
  'Answer shorter than described above, with these fields alone: line, the id of the one line that shows the root cause best; quote, a short piece of that line copied letter by letter; class; statement, one sentence in English; healthy. When nothing is wrong, leave line, quote and statement empty.';

export function simpleSchema(): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(SimpleAnswer);
  return { ...schema };
}

/** It was asked because the model had trouble answering: it is never more than halfway sure. */
export function toDiagnosis({ line, quote, class: fault, statement, healthy }: SimpleAnswer): ModelDiagnosis {
  const isCause = line !== '' && statement !== '';
  const cause = { citations: [{ line, quote }], class: fault, statement, confidence: 'medium' as const };
  return { causes: isCause ? [cause] : [], ruledOut: [], steps: [], healthy: healthy && !isCause };
}
