import type { CgroupKey } from '../collectors/cgroup-value.ts';
import { cgroups } from '../collectors/cgroups.ts';
import { factsOf } from '../collectors/collector.ts';
import { unitLimits } from '../collectors/unit-limits.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import { cite } from './finding.ts';
import { unitOfCgroup } from './recent-ooms.ts';
import { citeSigns, isRecent, type SeenSign, signsOf } from './signs-of.ts';

/** A unit that lost processes for want of memory, as systemd or a daemon tells it; the kernel's own words are not at hand. */
export interface ToldOom {
  readonly unit: string;
  readonly byDaemon: boolean;
  /** The unit's own limit, where it has one. */
  readonly limitKiB: number | undefined;
  readonly citations: readonly Citation[];
}

const DAEMONS: readonly string[] = ['systemd-oomd', 'earlyoom', 'oomd', 'nohang'];

/** Of the last day, one for each unit. */
export function findToldOoms(evidence: readonly Evidence[]): readonly ToldOom[] {
  const { seen } = signsOf(evidence, 'oom_of_unit', 'oom_by_daemon');
  const recent = seen.filter((one) => isRecent(one) && (one.sign.by === 'systemd' || isDaemon(one)));
  const units = new Set(recent.flatMap((one) => unitOf(one) ?? []));
  return [...units].map((unit) => {
    const own = recent.filter((one) => unitOf(one) === unit);
    const limit = findLimit(evidence, unit);
    return {
      unit,
      byDaemon: own.some((one) => isDaemon(one) || /oomd killed/.test(one.sign.text)),
      limitKiB: limit?.kiB,
      citations: [...citeSigns(own.find(isDaemon), own[0], own.at(-1)), ...(limit?.citations ?? [])],
    };
  });
}

function isDaemon({ sign }: SeenSign): boolean {
  return sign.kind === 'oom_by_daemon' && DAEMONS.includes(sign.source);
}

/** "mysql.service: A process of this unit …", "Killed /system.slice/x.service due to …", 'process 1234 uid 1000 "java"'. */
function unitOf({ sign }: SeenSign): string | undefined {
  const [, unit, group, process] =
    /^([\w@:.\\-]+\.(?:service|scope)): |^Killed (\/\S+) due to|process \d+ uid \d+ "([^"]{1,64})"/.exec(sign.text) ??
    [];
  return unit ?? unitOfCgroup(group) ?? group ?? process;
}

function findLimit(
  evidence: readonly Evidence[],
  unit: string,
): { kiB: number; citations: readonly Citation[] } | undefined {
  const bySystemd = factsOf(evidence, unitLimits).flatMap(({ evidence: source, facts }) => {
    const limit = facts.unit === unit ? (facts.limits.MemoryMax ?? facts.limits.MemoryLimit) : undefined;
    return limit?.value ? [{ kiB: limit.value / 1024, citations: cite(source, limit.line) }] : [];
  });
  const byGroup = groupValues(evidence, unit, 'memory_max').map(({ value, citations }) => ({
    kiB: value / 1024,
    citations: [...citations, ...groupValues(evidence, unit, 'oom_kills').flatMap((kills) => kills.citations)],
  }));
  return [...bySystemd, ...byGroup][0];
}

function groupValues(evidence: readonly Evidence[], unit: string, key: CgroupKey) {
  return factsOf(evidence, cgroups).flatMap(({ evidence: source, facts }) =>
    facts.values.flatMap((one) =>
      one.key === key && one.value !== null && unitOfCgroup(one.group) === unit
        ? [{ value: one.value, citations: cite(source, one.line) }]
        : [],
    ),
  );
}
