import { factsOf, type Known } from '../collectors/collector.ts';
import { memory, type MemoryFacts } from '../collectors/memory.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { findFailedServices } from './failed-service.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { findRecentOoms, type RecentOom, unitOfCgroup } from './recent-ooms.ts';
import { findToldOoms } from './told-ooms.ts';
import { isLimited } from './unit-memory.ts';
import { describeSize, describeTime, plainName } from './words.ts';

/** The whole host ran out of memory. A limit of one control group is a class of its own. */
export const oomKill = defineFinding({
  class: 'oom_kill',
  find(evidence) {
    const byKernel = findRecentOoms(evidence, 'host').map((recent) => describeKill(recent, evidence));
    if (byKernel.length > 0) return byKernel;
    const failed = killedUnits(evidence);
    // A kill within a unit's own limit, told by the kernel, is what systemd speaks of as well.
    if (failed.length > 0 || findRecentOoms(evidence, 'cgroup').length > 0) return failed;
    return toldKills(evidence);
  },
});

function describeKill({ oom, at, times, evidence: source }: RecentOom, evidence: readonly Evidence[]): Proof {
  const unit = unitOfCgroup(oom.cgroup);
  const held = oom.residentKiB === undefined ? '' : `, which held ${describeSize(oom.residentKiB)}`;
  const of = unit === undefined ? '' : ` of ${plainName(unit)}`;
  const often = times > 1 ? ` It is the newest of ${times} such kills within a day.` : '';
  const [known] = factsOf(evidence, memory);
  const largest = oom.largest !== undefined && oom.largest.process !== oom.process ? oom.largest : undefined;
  const hog =
    largest === undefined
      ? ''
      : ` Most was held by another: ${plainName(largest.process)}, ${describeSize(largest.residentKiB)}.`;
  const total = known === undefined ? '' : ` (${describeSize(known.facts.total.kiB)} in all)`;
  return {
    severity: 'critical',
    statement: `The host ran out of memory${total}: at ${describeTime(at)} the kernel killed ${plainName(oom.process)} (pid ${oom.pid})${of}${held}.${hog}${often}`,
    citations: [...cite(source, ...oom.lines, largest?.line), ...citeTotal(known)],
    steps: STEPS,
  };
}

/** A row that also tells what is free now would speak against it: the kill has freed it. */
function citeTotal(known: Known<MemoryFacts> | undefined): readonly Citation[] {
  if (known === undefined) return [];
  const { total, available } = known.facts;
  return total.line === available?.line ? [] : cite(known.evidence, total.line);
}

/** Where the kernel's log can not be read, systemd still tells that it was the reason. */
function killedUnits(evidence: readonly Evidence[]): readonly Proof[] {
  return findFailedServices(evidence)
    .filter(({ reason, properties }) => reason === 'oom' && !isLimited(properties))
    .map((service) => ({
      severity: 'critical',
      statement: `${plainName(service.unit)} was ended because the kernel killed one of its processes for want of memory.`,
      citations: service.endedBy,
      steps: STEPS,
    }));
}

/** It was restarted since, and only the logs still tell; or systemd-oomd or earlyoom was faster than the kernel. */
function toldKills(evidence: readonly Evidence[]): readonly Proof[] {
  return findToldOoms(evidence).flatMap(({ unit, byDaemon, limitKiB, citations }) =>
    !byDaemon && limitKiB !== undefined
      ? []
      : [
          {
            severity: 'critical',
            statement: `The host ran short of memory: ${byDaemon ? 'a daemon that watches it' : 'the kernel'} killed processes of ${plainName(unit)}.`,
            citations,
            steps: STEPS,
          },
        ],
  );
}

const STEPS: readonly Step[] = [
  {
    text: 'See what else used memory at that time: the kernel lists all processes in the lines before the kill.',
    risk: 'read-only',
  },
  {
    text: 'Give the greedy process a smaller share (its own settings, or a memory limit on its unit), or the host more memory.',
    risk: 'disruptive',
    note: 'needs a restart of the service or the host',
  },
];
