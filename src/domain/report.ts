import { z } from 'zod';
import { Confidence, Outcome } from './diagnosis.ts';
import { Trust } from './evidence.ts';
import { Step } from './finding.ts';
import { Related } from './related.ts';

/** One quoted line: `id` is "E4.3". */
export const ProofLine = z.object({ id: z.string(), collector: z.string(), text: z.string(), trust: Trust });
export type ProofLine = z.infer<typeof ProofLine>;

export const ReportedCause = z.object({
  statement: z.string(),
  confidence: Confidence,
  proof: z.array(ProofLine).readonly(),
});
export type ReportedCause = z.infer<typeof ReportedCause>;

/** The diagnosis in words for readers, without any markup: every channel gives it its own look. */
export const Report = z.object({
  run: z.string(),
  /** Which run of this ticket it is, from 1. */
  number: z.int().positive(),
  ticket: z.string(),
  hosts: z.array(z.string()).readonly(),
  outcome: Outcome,
  confidence: Confidence,
  /** One or two sentences: the cause, or what the outcome means here. */
  headline: z.string(),
  /** Best first. With outcome `cause` the first is the cause. */
  causes: z.array(ReportedCause).readonly(),
  steps: z.array(Step).readonly(),
  /** "memory (E6)". */
  ruledOut: z.array(z.string()).readonly(),
  /** "smartctl: needs root". */
  notCollected: z.array(z.string()).readonly(),
  /** "2026-11-20 01:58 checkout-api 4.2.0 -> 4.3.0 (dpkg)". */
  changes: z.array(z.string()).readonly(),
  /** Anything that must not be missed: the model was down, a host key changed, what differs from the run before. */
  notes: z.array(z.string()).readonly(),
  /** "14 s · gemma4:a4b · 18 commands, all read-only". */
  footer: z.string(),
  /** The class of the cause, for programs: "disk_full". */
  finding: z.string().exactOptional(),
  /** Earlier tickets about the same host and finding, newest first; the notes name them. */
  related: z.array(Related).readonly().exactOptional(),
  /** How to run it again here. */
  again: z.string(),
});
export type Report = z.infer<typeof Report>;
