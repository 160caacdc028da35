import type { Outcome } from '../../src/domain/diagnosis.ts';
import type { ReportedCause, Report } from '../../src/domain/report.ts';
import type { Step } from '../../src/domain/finding.ts';

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  cause: 'Cause',
  suspects: 'Suspects',
  healthy: 'Healthy',
  unreachable: 'Unreachable',
  no_host: 'No host',
  refused: 'Refused',
};

/** Confidence belongs to a conclusion; where nothing was looked at there is none. */
export function outcomeLine({ outcome, confidence }: Report): string {
  const isConclusion = outcome === 'cause' || outcome === 'suspects' || outcome === 'healthy';
  return isConclusion ? `${OUTCOMES[outcome]} · ${confidence}` : OUTCOMES[outcome];
}

/** With outcome `cause` the first one is the headline already, and its proof follows. */
export function causeLine(
  { outcome, headline }: Report,
  { statement, confidence }: ReportedCause,
  index: number,
): string {
  if (outcome === 'cause' && index === 0) return statement === headline ? 'Proof' : `Proof: ${statement}`;
  return `${index + 1}. ${statement} (${confidence})`;
}

export function riskMark({ risk, note }: Step): string {
  return note === undefined ? `[${risk}]` : `[${risk}: ${note}]`;
}

export function lastLine({ run, footer, again }: Report): string {
  return `run ${run} · ${footer} · again: ${again}`;
}

export const PARTS = {
  steps: 'What to do',
  unchanged: ' (tai changed nothing)',
  ruledOut: 'Ruled out',
  notCollected: 'Not collected',
  changes: 'Changed lately',
} as const;
