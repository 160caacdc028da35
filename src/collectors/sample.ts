import type { z } from 'zod';

/** Real output a parser must read, and what it must read from it. */
export interface Sample<Facts> {
  /** The command, its words joined. */
  readonly command: string;
  /** Where it was recorded; or `written`, after the tool's documentation, where nothing could be recorded yet. */
  readonly origin: `recorded: ${string}` | `written: ${string}`;
  readonly output: string;
  readonly facts: Facts;
}

/** Output that makes no sense: it may be refused, or read as nothing, and must do no more harm. */
export interface Broken {
  readonly why: string;
  readonly output: string;
}

/** What stands beside each collector, for its tests. */
export interface Samples<C extends { readonly facts: z.ZodType }> {
  readonly good: readonly [Sample<z.infer<C['facts']>>, ...Sample<z.infer<C['facts']>>[]];
  readonly broken: readonly [Broken, ...Broken[]];
}
