import type { CgroupKey, CgroupValue } from '../collectors/cgroup-value.ts';
import { cgroups } from '../collectors/cgroups.ts';
import { factsOf } from '../collectors/collector.ts';
import { containerGroups } from '../collectors/container-groups.ts';
import { unitLimits } from '../collectors/unit-limits.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { unitOfCgroup } from './recent-ooms.ts';
import { citeSigns, isRecent, signsOf } from './signs-of.ts';
import { plainName } from './words.ts';

const NOTABLE_SHARE = 0.1;
const SEVERE_SHARE = 0.25;
/** A service just started has few periods, and nearly all of them may have been its start. */
const MIN_PERIODS = 100;
const WAITING_PERCENT = 40;
const CALM_PERCENT = 5;

/** A group is slowed by its own quota while the host idles, or the processors are slowed by heat. */
export const cpuThrottling = defineFinding({
  class: 'cpu_throttling',
  find(evidence) {
    const known = [...factsOf(evidence, cgroups), ...factsOf(evidence, containerGroups)];
    const byQuota = known.flatMap(({ evidence: source, facts }) =>
      [...new Set(facts.values.map(({ group }) => group))].map((group) => {
        const own = facts.values.filter((value) => value.group === group);
        return { group, values: own.map((value) => ({ ...value, citations: cite(source, value.line) })) };
      }),
    );
    const proofs = mergeGroups(byQuota).flatMap((group) => describeGroup(group, evidence));
    return proofs.length > 0 ? proofs.slice(0, 3) : hot(evidence);
  },
});

interface Group {
  readonly group: string;
  readonly values: readonly (CgroupValue & { readonly citations: readonly Citation[] })[];
}

function mergeGroups(groups: readonly Group[]): readonly Group[] {
  return [...new Set(groups.map(({ group }) => group))].map((group) => ({
    group,
    values: groups.filter((one) => one.group === group).flatMap(({ values }) => values),
  }));
}

function describeGroup({ group, values }: Group, evidence: readonly Evidence[]): readonly Proof[] {
  const held = judge(values, findQuota(unitOfCgroup(group), evidence));
  if (held === undefined) return [];
  const name = plainName(unitOfCgroup(group) ?? (group === '' ? 'A control group' : group));
  const limit = held.quota === null ? 'its processor quota' : `its quota of ${describeQuota(held.quota)}`;
  const often = held.share === null ? '' : ` in ${Math.round(held.share * 100)} % of all periods`;
  return [
    {
      severity: held.share === null || held.share >= SEVERE_SHARE ? 'critical' : 'warning',
      statement: `${name} is held back by ${limit}${often}, whether the host is idle or not.`,
      citations: held.citations,
      steps: STEPS,
    },
  ];
}

interface Held {
  /** Of all periods; null where only the waiting is known. */
  readonly share: number | null;
  /** Percent of one processor; null where it is not known. */
  readonly quota: number | null;
  readonly citations: readonly Citation[];
}

const SHOWN: readonly CgroupKey[] = ['throttled_periods', 'periods', 'quota_percent', 'cpu_waiting_percent'];

function judge(values: Group['values'], set: Quota | undefined): Held | undefined {
  const find = (key: CgroupKey): number | null | undefined => values.find((value) => value.key === key)?.value;
  const quota = find('quota_percent');
  const waiting = find('cpu_waiting_percent');
  // The counters remember a quota that is gone, and one that holds nobody back any more.
  if (quota === null || set?.value === null || isCalm(waiting)) return undefined;
  const share = shareOf(find('throttled_periods'), find('periods'));
  if (!isHeld(share, quota, waiting)) return undefined;
  const shown = SHOWN.flatMap((key) => values.filter((value) => value.key === key).slice(0, 1));
  const citations = [...shown, ...(set === undefined ? [] : [set])].flatMap((one) => one.citations);
  return { share, quota: quota ?? set?.value ?? null, citations };
}

function isHeld(share: number | null, quota: number | undefined, waiting: number | null | undefined): boolean {
  return share === null ? quota !== undefined && isWaiting(waiting) : share >= NOTABLE_SHARE;
}

function isWaiting(waitingPercent: number | null | undefined): boolean {
  return typeof waitingPercent === 'number' && waitingPercent >= WAITING_PERCENT;
}

function isCalm(waitingPercent: number | null | undefined): boolean {
  return typeof waitingPercent === 'number' && waitingPercent < CALM_PERCENT;
}

function shareOf(throttled: number | null | undefined, periods: number | null | undefined): number | null {
  if (typeof throttled !== 'number') return null;
  return typeof periods === 'number' && periods >= MIN_PERIODS ? throttled / periods : 0;
}

interface Quota {
  readonly value: number | null;
  readonly citations: readonly Citation[];
}

/** As systemd was told; the newest file's word, and every line that says so. */
function findQuota(unit: string | undefined, evidence: readonly Evidence[]): Quota | undefined {
  const said = factsOf(evidence, unitLimits).flatMap(({ evidence: source, facts }) => {
    const quota = facts.unit === unit ? facts.limits.CPUQuotaPerSecUSec : undefined;
    return quota === undefined ? [] : [{ value: quota.value, citations: cite(source, quota.line) }];
  });
  const [first] = said;
  return first && { value: first.value, citations: said.flatMap(({ citations }) => citations) };
}

function describeQuota(percent: number): string {
  const processors = percent / 100;
  return processors === 1 ? 'one processor' : `${Number(processors.toFixed(2))} processors`;
}

/** Processors report each short visit to their limit; that it goes on is what slows the host. */
function hot(evidence: readonly Evidence[]): readonly Proof[] {
  const { seen, times } = signsOf(evidence, 'cpu_slowed', 'cpu_cooled');
  const last = seen.at(-1);
  if (last === undefined || last.sign.kind === 'cpu_cooled' || !isRecent(last, DAY_PART_MS) || times < 3) return [];
  return [
    {
      severity: 'critical',
      statement: 'The processors are too hot and run slower than they could: the kernel reports it again and again.',
      citations: citeSigns(seen[0], last),
      steps: HOT_STEPS,
    },
  ];
}

const DAY_PART_MS = 6 * 60 * 60 * 1000;

const STEPS: readonly Step[] = [
  {
    text: 'Find where the quota is set (CPUQuota= in a drop-in, a limit of the container) and why.',
    risk: 'read-only',
  },
  {
    text: 'Raise the quota or remove it; a lasting change of CPUQuota= works without a restart.',
    risk: 'reversible',
  },
];
const HOT_STEPS: readonly Step[] = [
  { text: 'Read temperatures and fans by the management controller.', risk: 'read-only' },
  { text: 'Have cooling and dust looked at; until then move load away.', risk: 'disruptive', note: 'at the machine' },
];
