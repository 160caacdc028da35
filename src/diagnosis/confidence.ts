import type { Cause, Confidence } from '../domain/diagnosis.ts';
import type { Citation } from '../domain/evidence.ts';
import { linesOf, type EvidenceLines } from './evidence-lines.ts';

const WORST_FIRST: readonly Confidence[] = ['low', 'medium', 'high'];

/** The most that what is cited allows. Lines anyone may have written are worth `low`, however many; `high` needs lines the system
 * wrote in two different pieces of evidence, or a rule. */
export function highestConfidence(
  citations: readonly Citation[],
  lines: EvidenceLines,
  by: 'rule' | 'model',
): Confidence {
  const system = linesOf(citations, lines).filter(({ evidence }) => evidence.trust === 'system');
  if (system.length === 0) return 'low';
  if (by === 'rule') return 'high';
  return new Set(system.map(({ evidence }) => evidence.id)).size > 1 ? 'high' : 'medium';
}

export function lowerOf(one: Confidence, other: Confidence): Confidence {
  return WORST_FIRST.indexOf(one) < WORST_FIRST.indexOf(other) ? one : other;
}

/** Sorts the surest first; of two as sure, what a rule found. */
export function bySureness(one: Cause, other: Cause): number {
  const bySure = WORST_FIRST.indexOf(other.confidence) - WORST_FIRST.indexOf(one.confidence);
  return bySure || Number(other.by === 'rule') - Number(one.by === 'rule');
}
