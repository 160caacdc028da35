import type { Cause, Confidence } from '../domain/diagnosis.ts';
import { lineId, type Citation } from '../domain/evidence.ts';
import type { Finding } from '../domain/finding.ts';
import { bySureness, highestConfidence, lowerOf } from './confidence.ts';
import { linesOf, restsOnSystem, type EvidenceLines } from './evidence-lines.ts';
import { cleanText } from './filter.ts';

const STATEMENT_CHARS = 600;
const MAX_CAUSES = 5;
const MAX_CITATIONS = 6;

/** Says that a service does not run, not why. */
const SYMPTOM = 'service_failed';

interface Proved {
  readonly finding: Finding;
  readonly cause: Cause;
}

/** What rules proved comes first, by rank, and the model can not overrule it. A cause of the model that says the same adds its words
 * and lines to the finding; the others follow, the surest first. Warnings that nothing else speaks for are worth `low`: true, but not
 * shown to be the cause. */
export function rankCauses(
  findings: readonly Finding[],
  claimed: readonly Cause[],
  lines: EvidenceLines,
): readonly Cause[] {
  const sure = findings.toSorted((one, other) => one.rank - other.rank);
  const partners = partnersOf(sure, claimed, lines);

  const proved = sure.map((finding): Proved => {
    const partner = claimed.find((cause) => partners.get(cause) === finding && addsWords(cause, lines));
    return { finding, cause: toCause(finding, partner, lines) };
  });
  const critical = proved.filter(({ finding }) => finding.severity === 'critical').map(({ cause }) => cause);
  const others = [
    ...claimed.filter((cause) => !partners.get(cause)),
    ...proved.filter(({ finding }) => finding.severity === 'warning').map(({ cause }) => cause),
  ];
  return [...critical, ...others.toSorted((a, b) => bySureness(a, b))].slice(0, MAX_CAUSES);
}

/** What each cause of the model says again, of what rules found. */
export function partnersOf(
  findings: readonly Finding[],
  claimed: readonly Cause[],
  lines: EvidenceLines,
): ReadonlyMap<Cause, Finding | undefined> {
  return new Map(claimed.map((cause) => [cause, findings.find((finding) => agrees(cause, finding, lines))]));
}

/** Words that rest on outsiders are never joined to what a rule proved, and so never share its confidence. */
export function addsWords(cause: Cause, lines: EvidenceLines): boolean {
  return cause.confidence !== 'low' && restsOnSystem(cause.citations, lines);
}

/** Of one class and on a host whose lines the cause cites. That a service failed is explained by what cites the same evidence. */
function agrees(cause: Cause, finding: Finding, lines: EvidenceLines): boolean {
  if (finding.class === SYMPTOM) {
    const shown = new Set(finding.citations.map(({ evidence }) => evidence));
    return cause.citations.some(({ evidence }) => shown.has(evidence));
  }
  return (
    cause.class === finding.class &&
    linesOf(cause.citations, lines).some(({ evidence }) => evidence.host === finding.host)
  );
}

function toCause(finding: Finding, partner: Cause | undefined, lines: EvidenceLines): Cause {
  return {
    class: finding.class,
    statement: mergeStatements(
      cleanText(`${whereOf(finding, lines)}${finding.statement}`, STATEMENT_CHARS),
      partner?.statement,
    ),
    confidence: lowerOf(worthOf(finding, partner), highestConfidence(finding.citations, lines, 'rule')),
    by: 'rule',
    citations: mergeCitations(finding.citations, partner?.citations ?? []),
  };
}

/** With several hosts a reader must know which one is meant. */
function whereOf({ host, statement }: Finding, lines: EvidenceLines): string {
  const several = [...lines.values()].some(({ evidence }) => evidence.host !== host);
  return several && !statement.includes(host) ? `${host}: ` : '';
}

function worthOf({ severity }: Finding, partner: Cause | undefined): Confidence {
  if (severity === 'critical') return 'high';
  return partner?.confidence ?? 'low';
}

function mergeStatements(ours: string, theirs: string | undefined): string {
  if (theirs === undefined || ours.toLowerCase().includes(theirs.toLowerCase())) return ours;
  return cleanText(`${/[.!?]$/.test(ours) ? ours : `${ours}.`} ${theirs}`, STATEMENT_CHARS);
}

function mergeCitations(ours: readonly Citation[], theirs: readonly Citation[]): readonly Citation[] {
  const known = new Set(ours.map(lineId));
  const more = theirs.filter((citation) => !known.has(lineId(citation)));
  return [...ours, ...more.slice(0, Math.max(0, MAX_CITATIONS - ours.length))];
}
