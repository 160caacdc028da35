import type { Signs } from './signs.ts';

export interface Frequency {
  readonly count: number;
  /** How evenly it lies over the whole: 1 as background noise does, near 0 all at once. */
  readonly evenness: number;
}

const MAX_WORDS = 3;
/** What a line is worth for its severity, and at most loses for being one of many: floods of grave faults stay in sight. */
const SEVERITIES = [
  { worth: 0, mostLost: 18 },
  { worth: 2, mostLost: 18 },
  { worth: 6, mostLost: 14 },
  { worth: 12, mostLost: 7 },
] as const;

const MIN_FLOOD = 16;
const FLOOD_EVENNESS = 0.35;
const FLOOD_WORTH = 4;

/** How much a line of a shape tells a reader, as a sum of small figures; only their order means anything. */
export function worthOf(signs: Signs, { count, evenness }: Frequency): number {
  const { worth, mostLost } = SEVERITIES[signs.severity];
  const lost = Math.min(mostLost, Math.log2(count) * (0.2 + 1.8 * evenness));
  // Much of it within a short while is a change, which is what one looks for.
  const isFlood = count >= MIN_FLOOD && evenness <= FLOOD_EVENNESS && !signs.isHarmless;
  return worth + extraOf(signs) - lost + (isFlood ? FLOOD_WORTH : 0);
}

function extraOf(signs: Signs): number {
  let extra = Math.min(signs.words, MAX_WORDS) * 2;
  if (signs.isChange) extra += 2;
  if (signs.isKernel) extra += 1;
  if (signs.isCause) extra += 4;
  if (signs.isFrame) extra -= 24;
  if (signs.isHarmless) extra -= 7;
  return extra;
}
