import { factsOf } from '../collectors/collector.ts';
import { failedUnits } from '../collectors/failed-units.ts';
import type { SignKind } from '../collectors/signs/index.ts';
import { unit, type UnitFacts } from '../collectors/unit.ts';
import type { Citation, Collected, Evidence } from '../domain/evidence.ts';
import { cite } from './finding.ts';
import { isRecent, nowOf } from './signs-of.ts';
import { parseSince } from './since.ts';
import { type LocatedSign, signsBySystemd, signsOfUnit } from './unit-signs.ts';

export type FailureReason = 'oom' | 'missing_file' | 'port_in_use' | 'bad_config' | 'other';

/** A unit that failed, or fails and is restarted over and over, and the first reason that is shown for it. */
export interface FailedService {
  readonly unit: string;
  readonly properties: UnitFacts['properties'];
  readonly reason: FailureReason;
  /** What its log says at the time it failed, newest last. */
  readonly signs: readonly LocatedSign[];
  /** The log line that shows the reason. */
  readonly telling: LocatedSign | undefined;
  readonly evidence: Collected;
  /** systemd's own words on how it ended. */
  readonly endedBy: readonly Citation[];
}

/** A start attempt and what it leads to fit into this; older lines speak of another failure. */
const SAME_FAILURE_MS = 5 * 60 * 1000;

const NO_SERVICE = /\.(?:mount|automount|swap|device|target)$/;

/** In this order, because each of them makes the ones below appear as well. */
const REASONS: readonly (readonly [SignKind, FailureReason])[] = [
  ['missing_for_systemd', 'missing_file'],
  ['port_in_use', 'port_in_use'],
  ['no_space', 'other'],
  ['missing_file', 'missing_file'],
  ['bad_config', 'bad_config'],
];

/** Those that were looked at; and those that a list or systemd's log names, where a reason is shown as well. */
export function findFailedServices(evidence: readonly Evidence[]): readonly FailedService[] {
  const known = factsOf(evidence, unit);
  const looked = known
    .filter(({ facts }) => isFailed(facts.properties))
    .map(({ evidence: piece, facts }) => explain({ name: facts.unit, properties: facts.properties, piece }, evidence));
  const seen = new Set(known.map(({ facts }) => facts.unit));
  const named = [...listed(evidence), ...logged(evidence)].filter(({ name }) => !seen.has(name) && seen.add(name));
  const explained = named.map((one) => explain(one, evidence)).filter(({ reason }) => reason !== 'other');
  // The same unit may have been shown twice, and what mount says of a bad superblock is no configuration of a service.
  return [...looked, ...explained].filter(
    (service, index, all) =>
      !NO_SERVICE.test(service.unit) && all.findIndex((other) => other.unit === service.unit) === index,
  );
}

interface Named {
  readonly name: string;
  readonly properties: UnitFacts['properties'];
  readonly piece: Collected;
  readonly line?: number;
}

function listed(evidence: readonly Evidence[]): readonly Named[] {
  return factsOf(evidence, failedUnits).flatMap(({ evidence: piece, facts }) =>
    facts.units.map(({ name, line }) => ({ name, properties: {}, piece, line })),
  );
}

/** The last that systemd wrote of the unit is that it failed, and that is not long ago. */
function logged(evidence: readonly Evidence[]): readonly Named[] {
  const now = nowOf(evidence)?.getTime() ?? Number.NaN;
  const failures = signsBySystemd(evidence).flatMap((sign) => {
    const name = /^(\S+\.service): /.exec(sign.text)?.[1];
    const isFailure = sign.kind === 'unit_failed' || sign.kind === 'missing_for_systemd';
    return name !== undefined && isFailure
      ? [{ name, properties: {}, piece: sign.evidence, line: sign.line, at: sign.at }]
      : [];
  });
  return failures
    .filter(({ at }) => isRecent({ ageMs: now - Date.parse(at ?? '') }))
    .filter(({ name, at }) => !startedSince(evidence, name, at))
    .toReversed();
}

function startedSince(evidence: readonly Evidence[], name: string, at: string | undefined): boolean {
  return signsOfUnit(evidence, name).some((sign) => sign.kind === 'unit_started' && (sign.at ?? '') > (at ?? ''));
}

function isFailed({ ActiveState, SubState, Result, LoadState }: UnitFacts['properties']): boolean {
  if (LoadState?.value === 'bad-setting' || LoadState?.value === 'error') return true;
  if (ActiveState?.value === 'failed') return true;
  return SubState?.value.startsWith('auto-restart') === true && Result?.value !== 'success';
}

function explain({ name, properties, piece, line }: Named, evidence: readonly Evidence[]): FailedService {
  const signs = atTheFailure(signsOfUnit(evidence, name), properties);
  const [kind, reason] = REASONS.find(([wanted]) => signs.some((sign) => sign.kind === wanted)) ?? [undefined, 'other'];
  const { ActiveState, Result, ExecMainCode, ExecMainStatus } = properties;
  return {
    unit: name,
    properties,
    reason: fromSystemd(properties) ?? reason,
    signs,
    telling: signs.findLast((sign) => sign.kind === kind),
    evidence: piece,
    endedBy: cite(piece, line, ActiveState?.line, Result?.line, ExecMainCode?.line, ExecMainStatus?.line),
  };
}

function fromSystemd({ Result, LoadState }: UnitFacts['properties']): FailureReason | undefined {
  if (Result?.value === 'oom-kill') return 'oom';
  return LoadState?.value === 'bad-setting' || LoadState?.value === 'error' ? 'bad_config' : undefined;
}

function atTheFailure(
  signs: readonly LocatedSign[],
  { StateChangeTimestamp }: UnitFacts['properties'],
): readonly LocatedSign[] {
  const failure = signs.findLast(({ kind }) => kind === 'unit_failed' || kind === 'missing_for_systemd');
  // Not a number when a time is not told; then what was logged last is taken for it.
  const told = failure === undefined ? parseSince(StateChangeTimestamp?.value) : Date.parse(failure.at ?? '');
  const failedAt = told ?? Date.parse(signs.at(-1)?.at ?? '');
  return signs.filter(({ at }) => Math.abs(Date.parse(at ?? '') - failedAt) <= SAME_FAILURE_MS);
}

/** The log line that shows the reason, and systemd's words on it. */
export function citeFailure({ telling, signs, endedBy }: FailedService): readonly Citation[] {
  const failure = signs.findLast(({ kind }) => kind === 'unit_failed');
  const lines = [telling, failure].flatMap((sign) => (sign === undefined ? [] : cite(sign.evidence, sign.line)));
  return [...lines, ...endedBy].filter(
    ({ evidence, line }, index, all) =>
      all.findIndex((other) => other.evidence === evidence && other.line === line) === index,
  );
}
