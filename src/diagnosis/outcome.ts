import type { Cause, Diagnosis, ModelUse, RuledOut } from '../domain/diagnosis.ts';
import { lineId } from '../domain/evidence.ts';
import type { Finding, Step } from '../domain/finding.ts';
import { addsWords, partnersOf, rankCauses } from './causes.ts';
import { citedIn, coversAll, findDoubtful, findRuledOut } from './coverage.ts';
import { indexLines, restsOnSystem, type EvidenceLines } from './evidence-lines.ts';
import { describeDisagreement } from './disagreement.ts';
import { cleanText } from './filter.ts';
import { describeLook, type FurtherLook } from './further-looks.ts';
import { indexGrounds, isOfSystem } from './grounds.ts';
import type { Investigation } from './investigation.ts';
import { overruleFine } from './overrule.ts';
import type { Proved } from './proof.ts';

export interface Considered {
  readonly investigation: Investigation;
  readonly findings: readonly Finding[];
  /** Undefined when the model was not asked or gave no usable answer. */
  readonly proved: Proved | undefined;
  readonly model: ModelUse;
  /** Looks that the model asked for and that were not taken. */
  readonly open?: readonly FurtherLook[];
}

const NOTHING: Proved = { causes: [], ruledOut: [], steps: [], missing: [], healthy: false, droppedClaims: 0 };
const MAX_STEPS = 6;
const STEP_CHARS = 300;

/** Code decides what came out of the run and how sure it is; the model's part has been proved before it gets here. */
export function decide(considered: Considered): Diagnosis {
  const { investigation, findings, proved: claimed = NOTHING, model, open = [] } = considered;
  const { hosts, evidence } = investigation;
  const lines = indexLines(evidence);
  const proved = { ...claimed, causes: overruleFine(claimed.causes, evidence, lines) };
  const causes = rankCauses(findings, proved.causes, lines);
  const ruledOut = joinRuledOut(findRuledOut(hosts, evidence, causes), proved.ruledOut, causes);
  const disagreement = describeDisagreement(causes, findings, proved, lines);
  const rest = {
    causes,
    steps: chooseSteps(findings, proved, lines),
    ruledOut,
    model: countAbsorbed(model, considered, proved, lines),
    ...(disagreement !== undefined && { disagreement }),
    ...(proved.missing.length > 0 && { missing: proved.missing }),
    ...(open.length > 0 && { openLooks: open.map(describeLook) }),
  };

  const [best] = causes;
  return best ? { ...judgeCause(best, lines), ...rest } : { ...judgeNoCause(investigation, proved), ...rest };
}

/** A cause of the model that joins a finding with words that may not stand beside it is one more claim that was dropped. One that only
 * says again what the finding says, of the same line and in nobody else's words, is not: there was nothing to prove in it. */
function countAbsorbed(
  model: ModelUse,
  { investigation, findings }: Considered,
  { causes }: Proved,
  lines: EvidenceLines,
): ModelUse {
  if (model.status !== 'used') return model;
  const partners = partnersOf(findings, causes, lines);
  const absorbed = causes.filter((cause) => partners.get(cause) && !addsWords(cause, lines));
  if (absorbed.length === 0) return model;
  const grounds = indexGrounds(investigation);
  const dropped = absorbed.filter((cause) => {
    const said = new Set(partners.get(cause)?.citations.map(lineId));
    return !cause.citations.some((citation) => said.has(lineId(citation))) || !isOfSystem(cause.statement, grounds);
  });
  return { ...model, droppedClaims: model.droppedClaims + dropped.length };
}

function judgeCause(best: Cause, lines: EvidenceLines): Pick<Diagnosis, 'outcome' | 'confidence'> {
  const proved = best.confidence !== 'low' && restsOnSystem(best.citations, lines);
  return { outcome: proved ? 'cause' : 'suspects', confidence: best.confidence };
}

/** Without a cause a host is healthy only when all that counts was seen and is fine; the model's word makes that surer, not so. */
function judgeNoCause(
  { hosts, evidence }: Investigation,
  { healthy }: Proved,
): Pick<Diagnosis, 'outcome' | 'confidence'> {
  if (!coversAll(hosts, evidence) || findDoubtful(evidence).length > 0)
    return { outcome: 'suspects', confidence: 'low' };
  return { outcome: 'healthy', confidence: healthy ? 'medium' : 'low' };
}

function chooseSteps(findings: readonly Finding[], proved: Proved, lines: EvidenceLines): readonly Step[] {
  const ours = findings
    .toSorted((one, other) => one.rank - other.rank)
    .flatMap(({ steps }) => steps)
    .map((step) => ({ ...step, text: cleanText(step.text, STEP_CHARS) }));
  const all = [...ours, ...theirSteps(proved, lines)];
  return all.filter((step, at) => all.findIndex((other) => isSameStep(other, step)) === at).slice(0, MAX_STEPS);
}

function isSameStep(one: Step, other: Step): boolean {
  return one.text.toLowerCase() === other.text.toLowerCase();
}

/** Advice goes with a proved claim. Where only lines that anyone may have written speak for it, such a line may have asked for the
 * remedy too, so only steps that look are kept. */
function theirSteps(proved: Proved, lines: EvidenceLines): readonly Step[] {
  if (proved.causes.length === 0) return [];
  const trusted = proved.causes.some(({ citations }) => restsOnSystem(citations, lines));
  return trusted ? proved.steps : proved.steps.filter(({ risk }) => risk === 'read-only');
}

/** The model may add to what code ruled out, but not what a cause quotes. */
function joinRuledOut(
  ours: readonly RuledOut[],
  theirs: readonly RuledOut[],
  causes: readonly Cause[],
): readonly RuledOut[] {
  const taken = new Set([...citedIn(causes), ...ours.flatMap(({ evidence }) => evidence)]);
  return [...ours, ...theirs.filter(({ evidence }) => !evidence.some((id) => taken.has(id)))];
}
