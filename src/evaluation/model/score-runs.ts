import { HEALTHY } from '../folder.ts';
import type { Verdict } from './verdict.ts';

export interface Prices {
  /** Of a million tokens, in any currency. */
  readonly input: number;
  readonly output: number;
}

/** One figure over the runs. */
export interface Spread {
  readonly mean: number;
  readonly least: number;
  readonly most: number;
}

/** One arm. Shares are from 0 to 1; null where there was nothing to score, or no price is known. */
export interface ArmScores {
  readonly answered: Spread | null;
  readonly rightFirst: Spread | null;
  readonly rightAnywhere: Spread | null;
  readonly decisiveCited: Spread | null;
  readonly healthyRecognised: Spread | null;
  /** Counts over all cases of a run. */
  readonly invented: Spread | null;
  readonly misled: Spread | null;
  readonly dropped: Spread | null;
  /** For one case. */
  readonly promptTokens: Spread | null;
  readonly completionTokens: Spread | null;
  readonly seconds: Spread | null;
  readonly slowestSeconds: Spread | null;
  /** Of all cases of a run. */
  readonly cost: Spread | null;
}

/** `runs`: the verdicts of each run, over the same cases. */
export function scoreRuns(runs: readonly (readonly Verdict[])[], prices: Prices | undefined): ArmScores {
  const over = (figure: (verdicts: readonly Verdict[]) => number | null): Spread | null => spread(runs.map(figure));
  const ofFaults = (value: (one: Verdict) => number) => over((all) => mean(all.filter(isFault).map(value)));
  const total = (value: (one: Verdict) => number) => over((all) => all.reduce((sum, one) => sum + value(one), 0));
  const perCase = (value: (one: Verdict) => number) => over((all) => mean(all.map(value)));
  return {
    answered: perCase(({ isAnswered }) => Number(isAnswered)),
    rightFirst: ofFaults(({ isRight }) => Number(isRight)),
    rightAnywhere: ofFaults(({ isAnywhere }) => Number(isAnywhere)),
    decisiveCited: ofFaults(({ decisive }) => decisive ?? 0),
    healthyRecognised: over((all) => mean(all.filter((one) => !isFault(one)).map(({ isRight }) => Number(isRight)))),
    invented: total(({ invented }) => invented),
    misled: total(({ misled }) => misled),
    dropped: total(({ droppedClaims }) => droppedClaims),
    promptTokens: perCase(({ spent }) => spent.promptTokens),
    completionTokens: perCase(({ spent }) => spent.completionTokens),
    seconds: perCase(({ spent }) => spent.durationMs / 1_000),
    slowestSeconds: over((all) => Math.max(...all.map(({ spent }) => spent.durationMs / 1_000))),
    cost: prices === undefined ? null : total(({ spent }) => costOf(spent, prices)),
  };
}

function isFault(one: Verdict): boolean {
  return one.class !== HEALTHY;
}

function costOf({ promptTokens, completionTokens }: Verdict['spent'], { input, output }: Prices): number {
  return (promptTokens * input + completionTokens * output) / 1_000_000;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function spread(values: readonly (number | null)[]): Spread | null {
  const known = values.filter((value) => value !== null);
  const average = mean(known);
  return average === null ? null : { mean: average, least: Math.min(...known), most: Math.max(...known) };
}
