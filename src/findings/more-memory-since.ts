import { factsOf } from '../collectors/collector.ts';
import { unit, type UnitFacts } from '../collectors/unit.ts';
import type { Evidence } from '../domain/evidence.ts';
import { type RecentOom, unitOfCgroup } from './recent-ooms.ts';
import { parseSince } from './since.ts';
import { isLimited, limitKiB } from './unit-memory.ts';

/** The unit was given more memory, was started again after the kill, and runs: somebody has repaired it. */
export function hasMoreSince({ oom, at }: RecentOom, evidence: readonly Evidence[]): boolean {
  const name = unitOfCgroup(oom.cgroup);
  const before = oom.limitKiB;
  if (before === undefined) return false;
  return factsOf(evidence, unit).some(
    ({ facts }) => facts.unit === name && runsSince(facts, Date.parse(at)) && hasMore(facts.properties, before),
  );
}

function runsSince({ properties }: UnitFacts, time: number): boolean {
  const since = parseSince(properties.StateChangeTimestamp?.value);
  return properties.ActiveState?.value === 'active' && since !== undefined && since >= time;
}

function hasMore(properties: UnitFacts['properties'], beforeKiB: number): boolean {
  if (properties.MemoryMax === undefined) return false;
  return !isLimited(properties) || limitKiB(properties) > beforeKiB;
}
