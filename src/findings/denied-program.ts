import { factsOf, type Known } from '../collectors/collector.ts';
import type { Denial } from '../collectors/denial.ts';
import { denials } from '../collectors/denials.ts';
import { failedUnits } from '../collectors/failed-units.ts';
import { unit } from '../collectors/unit.ts';
import { stemOf } from '../collectors/unit-name.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import { findFailedServices } from './failed-service.ts';
import { cite } from './finding.ts';
import { citeLines, heldLines, type HeldLine } from './lines.ts';
import { isRecent, nowOf } from './signs-of.ts';
import { parseSince } from './since.ts';

/** A refusal that did harm: the program complains, or its service does not run. */
export interface HarmfulDenial {
  readonly denial: Denial;
  readonly citations: readonly Citation[];
}

/** A program says that it may not. Names of errors: errno(3), NT_STATUS of SMB. */
const COMPLAINT =
  /permission denied|\bEACCES\b|\bEPERM\b|operation not permitted|access(?: is)? denied|ACCESS_DENIED|err(?:no|code)?\W{0,3}(?:number )?13\b|error number 13|error: 13\b|\[13\]|\(13\)|\b403\b/i;
const RECORD = /apparmor="|avc:\s+denied|SELinux is preventing|type=(?:AVC|SYSCALL|PATH)/;
/** Of profiles that are refused something every day on healthy hosts. */
const USUAL = /^(?:snap[.-]|\/snap\/|cups-browsed$|\/usr\/sbin\/cups-browsed$|docker-default$|lxd?-)/;

/** Denials of the last day that were enforced and that something suffers from, the most frequent first. */
export function findHarmfulDenials(evidence: readonly Evidence[], by: Denial['by']): readonly HarmfulDenial[] {
  const now = nowOf(evidence)?.getTime() ?? Number.NaN;
  const complaints = heldLines(evidence, COMPLAINT).filter(({ text }) => !RECORD.test(text));
  return factsOf(evidence, denials)
    .flatMap((known) => known.facts.denials.map((denial) => ({ denial, known })))
    .filter(({ denial }) => denial.by === by && !denial.allowed)
    .filter(({ denial }) => isRecent({ ageMs: ageOf(denial, now) }))
    .toSorted((one, other) => other.denial.times - one.denial.times)
    .flatMap(({ denial, known }) => weigh(denial, known, complaints, evidence) ?? []);
}

function ageOf({ at }: Denial, now: number): number | undefined {
  const age = now - Date.parse(at ?? '');
  return Number.isNaN(age) ? undefined : age;
}

function weigh(
  denial: Denial,
  known: Known<unknown>,
  complaints: readonly HeldLine[],
  evidence: readonly Evidence[],
): HarmfulDenial | undefined {
  const names = namesOf(denial);
  const own = complaints.filter((line) => concerns(line, denial, names));
  const failed = citeFailed(evidence, names);
  if (own.length + failed.length === 0) return undefined;
  // A profile that is always refused something has to have stopped its service.
  if (failed.length === 0 && USUAL.test(denial.domain)) return undefined;
  if (isOver(denial, names, evidence)) return undefined;
  const citations = [...cite(known.evidence, denial.firstLine, denial.line), ...citeLines(own, 2), ...failed];
  return { denial, citations: citations.slice(0, 6) };
}

/** "mysqld" of comm, profile and domain: what the program is called where it complains. */
function namesOf({ comm, domain }: Denial): readonly string[] {
  const words = [comm.replace(/\[.*$/, ''), domain.replace(/^.*\//, ''), domain.replace(/_t$/, '')];
  const names = words.map((word) => word.replace(/[()]/g, '').toLowerCase()).filter((name) => name.length >= 3);
  return [...new Set(names)].filter((name) => name !== 'init' && name !== 'unconfined');
}

function concerns({ text, evidence }: HeldLine, { target }: Denial, names: readonly string[]): boolean {
  const file = target.replace(/^.*\//, '');
  if (file.length >= 4 && text.includes(file)) return true;
  if (target.length >= 4 && text.includes(target.replace(/\/$/, ''))) return true;
  const lower = `${evidence.command} ${text}`.toLowerCase();
  return names.some((name) => lower.includes(name) || lower.includes(name.replace(/d$/, '')));
}

function isNamed(unitName: string, names: readonly string[]): boolean {
  const stem = stemOf(unitName).toLowerCase();
  return names.some((name) => stem.length >= 3 && (name.startsWith(stem) || stem.startsWith(name)));
}

function citeFailed(evidence: readonly Evidence[], names: readonly string[]): readonly Citation[] {
  const services = findFailedServices(evidence).filter((service) => isNamed(service.unit, names));
  const listed = factsOf(evidence, failedUnits).flatMap((known) =>
    known.facts.units.filter(({ name }) => isNamed(name, names)).flatMap(({ line }) => cite(known.evidence, line)),
  );
  return [...services.flatMap(({ endedBy }) => endedBy.slice(0, 1)), ...listed];
}

/** Its service was started after the last refusal, and runs. */
function isOver({ at }: Denial, names: readonly string[], evidence: readonly Evidence[]): boolean {
  return factsOf(evidence, unit).some(({ facts }) => {
    if (!isNamed(facts.unit, names) || facts.properties.ActiveState?.value !== 'active') return false;
    const since = parseSince(facts.properties.StateChangeTimestamp?.value);
    return since !== undefined && at !== undefined && since > Date.parse(at);
  });
}
