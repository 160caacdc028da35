import type { Cause, RuledOut } from '../domain/diagnosis.ts';
import type { Finding, Step } from '../domain/finding.ts';
import type { ClaimedCause, ModelDiagnosis } from './answer.ts';
import { findLine, proveCitations } from './citations.ts';
import { indexKnown, speaksOfKnown, type Known } from './claims.ts';
import { highestConfidence, lowerOf } from './confidence.ts';
import { indexLines, type EvidenceLines } from './evidence-lines.ts';
import { cleanText } from './filter.ts';
import { type Grounds, hideStrangers, indexGrounds, isOfSystem, isShownBy } from './grounds.ts';
import type { Investigation } from './investigation.ts';
import { cleanSteps, isHarmless, runsForeignCode } from './steps.ts';

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

/** A cause that holds, or undefined. */
export type ProveCause = (claimed: ClaimedCause) => Cause | undefined;

export interface Prover {
  readonly proveCause: ProveCause;
  readonly prove: (answer: ModelDiagnosis) => Proved;
}

interface Held {
  readonly lines: EvidenceLines;
  readonly known: Known;
  readonly grounds: Grounds;
}

/** Holds answers against all that was collected, not only what the prompt had room for, and what rules made of it. */
export function createProver(investigation: Investigation, findings: readonly Finding[] = []): Prover {
  const held = {
    lines: indexLines(investigation.evidence),
    known: indexKnown(investigation, findings),
    grounds: indexGrounds(investigation),
  };
  return {
    proveCause: (claimed) => proveCause(claimed, held),
    prove: (answer) => proveAnswer(answer, held),
  };
}

export function prove(answer: ModelDiagnosis, investigation: Investigation, findings: readonly Finding[] = []): Proved {
  return createProver(investigation, findings).prove(answer);
}

function proveAnswer(answer: ModelDiagnosis, held: Held): Proved {
  const claimedMissing = answer.missing ?? [];
  const causes = answer.causes.flatMap((claimed) => proveCause(claimed, held) ?? []);
  const ruledOut = answer.ruledOut.flatMap((claimed) => proveRuledOut(claimed, held) ?? []);
  const steps = cleanSteps(answer.steps, held.known).filter(({ text }) => isOfSystem(text, held.grounds));
  const missing = claimedMissing.flatMap((what) => proveMissing(what, held));
  const claims = answer.causes.length + answer.ruledOut.length + answer.steps.length + claimedMissing.length;
  const droppedClaims = claims - causes.length - ruledOut.length - steps.length - missing.length;
  const healthy = answer.outcome === undefined ? answer.healthy === true : answer.outcome === 'healthy';
  return { causes, ruledOut, steps, missing, healthy, droppedClaims };
}

/** The model's own confidence can lower what the citations allow, never raise it. What an outsider's words alone carry, and what no
 * line of the system shows, is never more than `low`, whatever is cited beside it. */
function proveCause(claimed: ClaimedCause, { lines, known, grounds }: Held): Cause | undefined {
  const citations = proveCitations(claimed.citations, lines);
  const statement = cleanText(claimed.statement, STATEMENT_CHARS);
  if (citations.length === 0 || !isWorded(statement) || !speaksOfKnown(statement, known)) return undefined;
  if (runsForeignCode(claimed.statement) || runsForeignCode(statement)) return undefined;

  const claim = { class: claimed.class, by: 'model', citations } as const;
  if (isOfSystem(statement, grounds) && isShownBy(statement, citations, lines)) {
    const confidence = lowerOf(claimed.confidence, highestConfidence(citations, lines, 'model'));
    return { ...claim, statement, confidence };
  }
  if (!isHarmless(statement)) return undefined;
  return { ...claim, statement: hideStrangers(statement, grounds), confidence: 'low' };
}

/** Lines that anyone may have written rule nothing out. */
function proveRuledOut({ what, lines: ids }: ModelDiagnosis['ruledOut'][number], held: Held): RuledOut | undefined {
  const { lines, known, grounds } = held;
  const pieces = ids.flatMap((id) => findLine(id, lines)?.evidence ?? []).filter(({ trust }) => trust === 'system');
  const words = cleanText(what, WHAT_CHARS);
  if (pieces.length === 0 || !isWorded(words) || !speaksOfKnown(words, known)) return undefined;
  if (!isHarmless(what) || !isOfSystem(words, grounds)) return undefined;
  return { what: words, evidence: [...new Set(pieces.map(({ id }) => id))] };
}

function proveMissing(what: string, { known, grounds }: Held): readonly string[] {
  const words = cleanText(what, WHAT_CHARS);
  const holds = isWorded(words) && speaksOfKnown(words, known) && isHarmless(what) && isOfSystem(words, grounds);
  return holds ? [words] : [];
}

function isWorded(text: string): boolean {
  return /\p{L}{2}/u.test(text);
}
