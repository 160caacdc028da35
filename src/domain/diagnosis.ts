import { z } from 'zod';
import { Citation } from './evidence.ts';
import { Step } from './finding.ts';

export const Outcome = z.enum(['cause', 'suspects', 'healthy', 'unreachable', 'no_host', 'refused']);
export type Outcome = z.infer<typeof Outcome>;

export const Confidence = z.enum(['high', 'medium', 'low']);
export type Confidence = z.infer<typeof Confidence>;

/** One explanation. Every citation was found word for word in the evidence. */
export const Cause = z.object({
  class: z.string(),
  statement: z.string(),
  confidence: Confidence,
  by: z.enum(['rule', 'model']),
  citations: z.array(Citation).min(1).readonly(),
});
export type Cause = z.infer<typeof Cause>;

/** What became of the model in this run. */
export const ModelUse = z.discriminatedUnion('status', [
  z.object({ status: z.literal('used'), model: z.string(), droppedClaims: z.int(), durationMs: z.number() }),
  z.object({ status: z.literal('off') }),
  z.object({ status: z.literal('failed'), code: z.string(), detail: z.string() }),
]);
export type ModelUse = z.infer<typeof ModelUse>;

/** Something that was looked at and is fine, with the evidence that shows it. */
export const RuledOut = z.object({ what: z.string(), evidence: z.array(z.string()).readonly() });
export type RuledOut = z.infer<typeof RuledOut>;

/** What was concluded. Code decides outcome and confidence; the model only words and ranks. */
export const Diagnosis = z.object({
  outcome: Outcome,
  confidence: Confidence,
  /** Best first; empty unless the outcome is `cause` or `suspects`. */
  causes: z.array(Cause).readonly(),
  steps: z.array(Step).readonly(),
  ruledOut: z.array(RuledOut).readonly(),
  model: ModelUse,
  /** Where the model and the rules disagree, in words of our own. */
  disagreement: z.string().exactOptional(),
  /** What was not seen and would matter, in the model's words. */
  missing: z.array(z.string()).readonly().exactOptional(),
  /** Looks of the catalogue that would decide and were not taken. */
  openLooks: z.array(z.string()).readonly().exactOptional(),
});
export type Diagnosis = z.infer<typeof Diagnosis>;
