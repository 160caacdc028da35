import type { Cause } from '../domain/diagnosis.ts';
import type { Evidence } from '../domain/evidence.ts';
import { CHECKS } from './checks.ts';
import { linesOf, type EvidenceLines } from './evidence-lines.ts';

/** What rules see as fine is no cause: where a claim has nothing of the system to show but that, it is worth `low`. */
export function overruleFine(
  causes: readonly Cause[],
  evidence: readonly Evidence[],
  lines: EvidenceLines,
): readonly Cause[] {
  const fine = new Set(
    CHECKS.flatMap(({ see }) => see(evidence).flatMap((one) => (one.fine ? [one.evidence.id] : []))),
  );
  return causes.map((cause) => {
    const system = linesOf(cause.citations, lines).filter((line) => line.evidence.trust === 'system');
    return system.every((line) => fine.has(line.evidence.id)) ? { ...cause, confidence: 'low' } : cause;
  });
}
