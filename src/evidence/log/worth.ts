import type { Signs } from './signs.ts';

export interface Frequency {
  readonly count: number;
  /** Share of the whole in which it was seen: 1 is all the time, as background noise is. */
  readonly spread: number;
}

const MAX_WORDS = 3;
/** What a line is worth for its severity, and at most loses for being one of many: floods of grave faults stay in sight. */
const SEVERITIES = [
  { worth: 0, mostLost: 30 },
  { worth: 2, mostLost: 24 },
  { worth: 6, mostLost: 14 },
  { worth: 12, mostLost: 7 },
] as const;

/** How much a line of a shape tells a reader, as a sum of small figures; only their order means anything. */
export function worthOf(signs: Signs, { count, spread }: Frequency): number {
  const { worth, mostLost } = SEVERITIES[signs.severity];
  const lost = Math.min(mostLost, Math.log2(count) * (0.7 + 1.3 * spread));
  return worth + extraOf(signs) - lost;
}

function extraOf(signs: Signs): number {
  let extra = Math.min(signs.words, MAX_WORDS) * 2;
  if (signs.isChange) extra += 2;
  if (signs.isKernel) extra += 1;
  if (signs.isCause) extra += 4;
  if (signs.isFrame) extra -= 12;
  if (signs.isHarmless) extra -= 7;
  return extra;
}
