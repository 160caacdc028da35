import { factsOf } from '../collectors/collector.ts';
import { cpu, type CpuFacts } from '../collectors/cpu.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import { cite } from './finding.ts';

/** Processor time that the hypervisor gave to others. */
export interface Stolen {
  readonly percent: number;
  readonly citations: readonly Citation[];
}

const MAX_CITED = 2;

/** Of several looks the middle one of each, averaged: a single bad second is none. Undefined where no tool shows it. */
export function findStolen(evidence: readonly Evidence[]): Stolen | undefined {
  const looks = factsOf(evidence, cpu).flatMap(({ evidence: source, facts }) => {
    const shares = ofNow(facts.shares).filter(({ stealPercent }) => stealPercent !== undefined);
    const percent = median(shares.map(({ stealPercent }) => stealPercent ?? 0));
    const lines = shares
      .toSorted((a, b) => (b.stealPercent ?? 0) - (a.stealPercent ?? 0))
      .slice(0, MAX_CITED)
      .map(({ line }) => line);
    return percent === undefined ? [] : [{ percent, citations: cite(source, ...lines.toSorted((a, b) => a - b)) }];
  });
  if (looks.length === 0) return undefined;
  const percent = looks.reduce((sum, look) => sum + look.percent, 0) / looks.length;
  return { percent, citations: looks.flatMap(({ citations }) => citations) };
}

/** The average since boot only where there is nothing else. */
export function ofNow(shares: CpuFacts['shares']): CpuFacts['shares'] {
  const now = shares.filter(({ sinceBoot }) => !sinceBoot);
  return now.length > 0 ? now : shares;
}

function median(numbers: readonly number[]): number | undefined {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];
}
