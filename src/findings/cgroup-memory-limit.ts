import { containerGroups } from '../collectors/container-groups.ts';
import { factsOf } from '../collectors/collector.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { findFailedServices } from './failed-service.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { hasMoreSince } from './more-memory-since.ts';
import { findRecentOoms, type RecentOom, unitOfCgroup } from './recent-ooms.ts';
import { findToldOoms } from './told-ooms.ts';
import { isLimited, limitKiB } from './unit-memory.ts';
import { describeSize, describeTime, plainName } from './words.ts';

/** One control group (a service, a container) reached its own limit, while the host may have plenty of memory. */
export const cgroupMemoryLimit = defineFinding({
  class: 'cgroup_memory_limit',
  find(evidence) {
    const kills = findRecentOoms(evidence, 'cgroup');
    const repaired = kills.filter((kill) => hasMoreSince(kill, evidence));
    const byKernel = kills.filter((kill) => !repaired.includes(kill) && !isToldBetter(kill, kills)).map(describeKill);
    if (byKernel.length > 0) return byKernel;
    const failed = killedUnits(evidence);
    if (failed.length > 0) return failed;
    const told = toldKills(evidence, new Set(repaired.map(({ oom }) => unitOfCgroup(oom.cgroup))));
    return told.length > 0 ? told : countedKills(evidence);
  },
});

/** Of older kills of the same program only the line that names no group may be left. */
function isToldBetter({ oom }: RecentOom, kills: readonly RecentOom[]): boolean {
  const named = kills.filter((other) => other.oom.cgroup !== undefined && other.oom.process === oom.process);
  return oom.cgroup === undefined && named.length > 0;
}

function describeKill({ oom, at, times, evidence }: RecentOom): Proof {
  const name = unitOfCgroup(oom.cgroup) ?? oom.cgroup;
  const group = name === undefined ? 'A control group' : plainName(name);
  const limit = oom.limitKiB === undefined ? 'its memory limit' : `its memory limit of ${describeSize(oom.limitKiB)}`;
  const often = times > 1 ? ` It is the newest of ${times} such kills within a day.` : '';
  return {
    severity: 'critical',
    statement: `${group} reached ${limit}: at ${describeTime(at)} the kernel killed ${plainName(oom.process)} (pid ${oom.pid}) in it.${often}`,
    citations: cite(evidence, ...oom.lines),
    steps: STEPS,
  };
}

function killedUnits(evidence: readonly Evidence[]): readonly Proof[] {
  return findFailedServices(evidence)
    .filter(({ reason, properties }) => reason === 'oom' && isLimited(properties))
    .map((service) => ({
      severity: 'critical',
      statement: `${plainName(service.unit)} was ended by the kernel for want of memory; its own limit is ${describeSize(limitKiB(service.properties))}.`,
      citations: [...service.endedBy, ...cite(service.evidence, service.properties.MemoryMax?.line)],
      steps: STEPS,
    }));
}

/** It was restarted since, and only the logs still tell. */
function toldKills(evidence: readonly Evidence[], repaired: ReadonlySet<string | undefined>): readonly Proof[] {
  return findToldOoms(evidence).flatMap(({ unit, byDaemon, limitKiB: limit, citations }) =>
    byDaemon || limit === undefined || repaired.has(unit)
      ? []
      : [
          {
            severity: 'critical',
            statement: `Processes of ${plainName(unit)} were killed for want of memory; its own limit is ${describeSize(limit)}.`,
            citations,
            steps: STEPS,
          },
        ],
  );
}

/** The kernel's own count since the container was started; its log may be out of reach or long gone. */
function countedKills(evidence: readonly Evidence[]): readonly Proof[] {
  return factsOf(evidence, containerGroups)
    .flatMap(({ evidence: source, facts }) =>
      facts.values.flatMap(({ group, key, value, line }) => {
        if (key !== 'oom_kills' || value === null || value === 0) return [];
        const limit = facts.values.find((one) => one.group === group && one.key === 'memory_max');
        return limit === undefined || limit.value === null
          ? []
          : [{ source, group, kills: value, limitKiB: limit.value / 1024, lines: [line, limit.line] }];
      }),
    )
    .toSorted((a, b) => b.kills - a.kills)
    .slice(0, 3)
    .map(({ source, group, kills, limitKiB: limit, lines }) => ({
      severity: 'warning',
      statement: `${plainName(unitOfCgroup(group) ?? group)} reached its memory limit of ${describeSize(limit)}: the kernel killed ${kills === 1 ? 'one process' : `${kills} processes`} in it since it was started.`,
      citations: cite(source, ...lines),
      steps: STEPS,
    }));
}

const STEPS: readonly Step[] = [
  {
    text: 'Compare what the service needs with its limit: its memory use over the last days, and whether it grows without end.',
    risk: 'read-only',
  },
  {
    text: 'Raise the limit of the unit or container, or make the service need less.',
    risk: 'disruptive',
    note: 'needs a restart of the service',
  },
];
