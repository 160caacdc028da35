import { factsOf, type Known } from '../collectors/collector.ts';
import { journal } from '../collectors/journal.ts';
import type { SignKind } from '../collectors/signs/index.ts';
import type { Sign } from '../collectors/signs/read.ts';
import { unit, type UnitFacts } from '../collectors/unit.ts';
import type { Citation, Collected, Evidence } from '../domain/evidence.ts';
import { cite } from './finding.ts';

export type FailureReason = 'oom' | 'missing_file' | 'port_in_use' | 'bad_config' | 'other';

/** A unit that failed, or fails and is restarted over and over, and the first reason that is shown for it. */
export interface FailedService {
  readonly unit: string;
  readonly properties: UnitFacts['properties'];
  readonly reason: FailureReason;
  /** What its log says at the time it failed, newest last. */
  readonly signs: readonly Sign[];
  /** The log line that shows the reason. */
  readonly telling: Sign | undefined;
  readonly evidence: Collected;
  readonly log: Collected | undefined;
  /** systemd's own words on how it ended. */
  readonly endedBy: readonly Citation[];
}

/** A start attempt and what it leads to fit into this; older lines speak of another failure. */
const SAME_FAILURE_MS = 5 * 60 * 1000;

/** In this order, because each of them makes the ones below appear as well. */
const REASONS: readonly (readonly [SignKind, FailureReason])[] = [
  ['missing_for_systemd', 'missing_file'],
  ['port_in_use', 'port_in_use'],
  ['no_space', 'other'],
  ['missing_file', 'missing_file'],
  ['bad_config', 'bad_config'],
];

export function findFailedServices(evidence: readonly Evidence[]): readonly FailedService[] {
  const logs = factsOf(evidence, journal);
  return factsOf(evidence, unit)
    .filter(({ facts }) => isFailed(facts.properties))
    .map((known) =>
      explain(
        known,
        logs.find(({ facts }) => facts.unit === known.facts.unit),
      ),
    );
}

function isFailed({ ActiveState, SubState, Result, LoadState }: UnitFacts['properties']): boolean {
  if (LoadState?.value === 'bad-setting' || LoadState?.value === 'error') return true;
  if (ActiveState?.value === 'failed') return true;
  return SubState?.value.startsWith('auto-restart') === true && Result?.value !== 'success';
}

function explain(
  { evidence, facts }: Known<UnitFacts>,
  log: Known<{ signs: readonly Sign[] }> | undefined,
): FailedService {
  const { properties } = facts;
  const signs = atTheFailure(log?.facts.signs ?? []);
  const [kind, reason] = REASONS.find(([wanted]) => signs.some((sign) => sign.kind === wanted)) ?? [undefined, 'other'];
  const { ActiveState, Result, ExecMainCode, ExecMainStatus } = properties;
  return {
    unit: facts.unit,
    properties,
    reason: fromSystemd(properties) ?? reason,
    signs,
    telling: signs.findLast((sign) => sign.kind === kind),
    evidence,
    log: log?.evidence,
    endedBy: cite(evidence, ActiveState?.line, Result?.line, ExecMainCode?.line, ExecMainStatus?.line),
  };
}

function fromSystemd({ Result, LoadState }: UnitFacts['properties']): FailureReason | undefined {
  if (Result?.value === 'oom-kill') return 'oom';
  return LoadState?.value === 'bad-setting' || LoadState?.value === 'error' ? 'bad_config' : undefined;
}

function atTheFailure(signs: readonly Sign[]): readonly Sign[] {
  const failure = signs.findLast(({ kind }) => kind === 'unit_failed' || kind === 'missing_for_systemd');
  const failedAt = Date.parse(failure?.at ?? '');
  // Not a number when a time is not told, and then it does not hold.
  return signs.filter(({ at }) => Math.abs(Date.parse(at ?? '') - failedAt) <= SAME_FAILURE_MS);
}

/** The log line that shows the reason, and systemd's words on it. */
export function citeFailure({ telling, signs, log, endedBy }: FailedService): readonly Citation[] {
  const failure = signs.findLast(({ kind }) => kind === 'unit_failed');
  return [...(log ? cite(log, telling?.line, failure?.line) : []), ...endedBy];
}
