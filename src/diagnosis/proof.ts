import type { Cause, RuledOut } from '../domain/diagnosis.ts';
import type { Step } from '../domain/finding.ts';
import type { ClaimedCause, ModelDiagnosis } from './answer.ts';
import { findLine, proveCitations } from './citations.ts';
import { indexKnown, speaksOfKnown, type Known } from './claims.ts';
import { highestConfidence, lowerOf } from './confidence.ts';
import { indexLines, type EvidenceLines } from './evidence-lines.ts';
import { cleanText } from './filter.ts';
import type { Investigation } from './investigation.ts';
import { cleanSteps } from './steps.ts';

/** What is left of the model's answer once every claim was held against the evidence. */
export interface Proved {
  readonly causes: readonly Cause[];
  readonly ruledOut: readonly RuledOut[];
  readonly steps: readonly Step[];
  /** What was not seen and would matter, in the model's words. */
  readonly missing: readonly string[];
  readonly healthy: boolean;
  /** Causes, steps and things ruled out that did not hold. */
  readonly droppedClaims: number;
}

const STATEMENT_CHARS = 300;
const WHAT_CHARS = 80;

/** Holds the answer against all that was collected, not only what the prompt had room for. */
export function prove(answer: ModelDiagnosis, investigation: Investigation): Proved {
  const lines = indexLines(investigation.evidence);
  const known = indexKnown(investigation);

  const causes = answer.causes.flatMap((claimed) => proveCause(claimed, lines, known) ?? []);
  const ruledOut = answer.ruledOut.flatMap((claimed) => proveRuledOut(claimed, lines, known) ?? []);
  const steps = cleanSteps(answer.steps, known);
  const missing = (answer.missing ?? []).flatMap((what) => proveMissing(what, known));
  const claims = answer.causes.length + answer.ruledOut.length + answer.steps.length;
  const droppedClaims = claims - causes.length - ruledOut.length - steps.length;
  const healthy = answer.outcome === undefined ? answer.healthy === true : answer.outcome === 'healthy';
  return { causes, ruledOut, steps, missing, healthy, droppedClaims };
}

/** The model's own confidence can lower what the citations allow, never raise it. */
function proveCause(claimed: ClaimedCause, lines: EvidenceLines, known: Known): Cause | undefined {
  const citations = proveCitations(claimed.citations, lines);
  const statement = cleanText(claimed.statement, STATEMENT_CHARS);
  if (citations.length === 0 || statement === '' || !speaksOfKnown(statement, known)) return undefined;

  const confidence = lowerOf(claimed.confidence, highestConfidence(citations, lines, 'model'));
  return { class: claimed.class, statement, confidence, by: 'model', citations };
}

function proveMissing(what: string, known: Known): readonly string[] {
  const words = cleanText(what, WHAT_CHARS);
  return words !== '' && speaksOfKnown(words, known) ? [words] : [];
}

/** Lines that anyone may have written rule nothing out. */
function proveRuledOut(
  { what, lines: ids }: ModelDiagnosis['ruledOut'][number],
  lines: EvidenceLines,
  known: Known,
): RuledOut | undefined {
  const pieces = ids.flatMap((id) => findLine(id, lines)?.evidence ?? []).filter(({ trust }) => trust === 'system');
  const words = cleanText(what, WHAT_CHARS);
  if (pieces.length === 0 || words === '' || !speaksOfKnown(words, known)) return undefined;
  return { what: words, evidence: [...new Set(pieces.map(({ id }) => id))] };
}
