import { z } from 'zod';
import { Host } from './host.ts';

/** Who can have written a line: the system itself, or anyone who can send a request, log in or name a process. */
export const Trust = z.enum(['system', 'anyone']);
export type Trust = z.infer<typeof Trust>;

/** `number` counts from 1 in the command's whole output, so it survives shrinking. */
export const Line = z.object({ number: z.int().positive(), text: z.string() });
export type Line = z.infer<typeof Line>;

const Source = z.object({
  /** "E4": unique in a run, in the order of collection. */
  id: z.string().regex(/^E\d+$/),
  host: Host,
  collector: z.string(),
  about: z.string(),
  /** The argument vector that ran, joined for reading only. */
  command: z.string(),
  trust: Trust,
});

export const Collected = Source.extend({
  status: z.literal('collected'),
  /** What the collector's parser read; its own schema gives it back its type. */
  facts: z.unknown(),
  /** The lines kept, in order. */
  lines: z.array(Line).readonly(),
  /** Lines of output in all, kept or not. */
  totalLines: z.int().nonnegative(),
  /** True when the byte limit cut the output off. */
  truncated: z.boolean(),
  durationMs: z.number(),
});
export type Collected = z.infer<typeof Collected>;

/** One look at one host: what it showed, or why it could not. `hides` says what can not be ruled out then. */
export const Evidence = z.discriminatedUnion('status', [
  Collected,
  Source.extend({ status: z.literal('failed'), code: z.string(), detail: z.string(), hides: z.string() }),
  Source.extend({ status: z.literal('skipped'), reason: z.string(), hides: z.string() }),
]);
export type Evidence = z.infer<typeof Evidence>;
/** Where a piece of evidence comes from, without what it showed. */
export type EvidenceSource = z.infer<typeof Source>;

/** One line of evidence, quoted word for word. */
export const Citation = z.object({
  evidence: z.string().regex(/^E\d+$/),
  line: z.int().positive(),
  quote: z.string(),
});
export type Citation = z.infer<typeof Citation>;

/** "E4.3": line 3 of evidence 4. */
export function lineId({ evidence, line }: Pick<Citation, 'evidence' | 'line'>): string {
  return `${evidence}.${line}`;
}
