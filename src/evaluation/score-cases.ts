import type { Finding } from '../domain/finding.ts';
import { type Case, HEALTHY } from './folder.ts';
import { BUDGETS, type CaseResult } from './look-at-case.ts';
import { type Miss, type Scores, share } from './scores.ts';

/** A case and what became of it; the evidence itself is no longer held. */
export interface Judged extends CaseResult {
  readonly distractors: Case['distractors'];
}

export interface CaseScores {
  readonly decisive: Scores['decisive'];
  readonly findings: Scores['findings'];
  readonly misses: readonly Miss[];
}

export function scoreCases(cases: readonly Judged[], noiseMb: number): CaseScores {
  const faults = cases.filter((one) => one.class !== HEALTHY);
  const healthy = cases.filter((one) => one.class === HEALTHY);
  const passing = (budget: (typeof BUDGETS)[number]): number | null =>
    share(faults.filter((one) => one.decisive[budget] >= one.wanted).length, faults.length);
  return {
    decisive: { n: faults.length, noiseMb, 2000: passing(2_000), 4000: passing(4_000), 8000: passing(8_000) },
    findings: {
      n: faults.length,
      first: share(faults.filter(isFirst).length, faults.length),
      anywhere: share(faults.filter(isAnywhere).length, faults.length),
      falseOnHealthy: healthy.reduce((sum, { findings }) => sum + findings.length, 0),
      falseOnDistractors: cases.reduce((sum, one) => sum + misled(one).length, 0),
    },
    misses: [
      ...faults.filter((one) => one.decisive[4_000] < one.wanted).map(describeLost),
      ...faults.filter((one) => !isFirst(one)).map(describeMiss),
      ...healthy.flatMap((one) => one.findings.map((finding) => describeAlarm(one, finding, 'nothing is wrong'))),
      ...cases.flatMap((one) => misled(one).map((finding) => describeAlarm(one, finding, 'cites a misleading line'))),
    ],
  };
}

function isFirst({ findings, class: wanted }: Judged): boolean {
  return findings[0]?.class === wanted;
}

function isAnywhere({ findings, class: wanted }: Judged): boolean {
  return findings.some((finding) => finding.class === wanted);
}

/** Findings that rest on a line made to mislead. */
function misled({ findings, distractors }: Judged): readonly Finding[] {
  return findings.filter(({ citations }) =>
    citations.some(({ quote }) => distractors.some(({ text }) => quote.includes(text))),
  );
}

function describeLost({ id, decisive, wanted, missing }: Judged): Miss {
  const what = `${decisive[4_000]} of the ${wanted} decisive lines needed within 4000 tokens; lost: ${missing.join(' | ')}`;
  return { part: 'decisive', id, what };
}

function describeMiss(one: Judged): Miss {
  const found = one.findings.map((finding) => finding.class).join(', ') || 'nothing';
  const what = isAnywhere(one) ? `${one.class} is not first: ${found}` : `${one.class} not found: ${found}`;
  return { part: 'findings', id: one.id, what };
}

function describeAlarm({ id }: Judged, { class: fault, citations }: Finding, why: string): Miss {
  return { part: 'findings', id, what: `${fault}: ${why}: ${citations[0]?.quote ?? ''}` };
}
