import { createHash } from 'node:crypto';
import type { Investigation } from './investigation.ts';

/** The first line of a prompt's data, with its mark. */
export const FENCE = /^DATA ([0-9a-f]+)$/m;

/** A mark that nobody who wrote a log line or a ticket could have known: it depends on all of what was collected. */
export function buildFence({ ticket, evidence }: Investigation, seed: number): string {
  const everything = JSON.stringify([seed, ticket, evidence]);
  let fence = digest(everything);
  while (everything.includes(fence)) fence = digest(fence);
  return fence;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
