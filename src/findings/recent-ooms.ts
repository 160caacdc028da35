import { clock } from '../collectors/clock.ts';
import { factsOf } from '../collectors/collector.ts';
import { kernel } from '../collectors/kernel.ts';
import type { Oom } from '../collectors/oom.ts';
import { uptime } from '../collectors/uptime.ts';
import type { Collected, Evidence } from '../domain/evidence.ts';
import { findLoggedOoms } from './logged-ooms.ts';

/** An older kill is history: whatever is wrong now has another cause. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;
/** The kernel's clock and the host's may differ by a little. */
const MAX_AHEAD_MS = 60 * 60 * 1000;

/** The newest kill of one process in one control group, and how often it was killed so. */
export interface RecentOom {
  readonly oom: Oom;
  readonly at: string;
  readonly times: number;
  readonly evidence: Collected;
}

/** Kills of the last day by the host's own clock. Without that clock nobody can tell how old they are, so there are none. */
export function findRecentOoms(evidence: readonly Evidence[], scope: Oom['scope']): readonly RecentOom[] {
  const newest = new Map<string, RecentOom>();
  for (const kill of listKills(evidence)) {
    if (kill.oom.scope !== scope) continue;
    const key = `${kill.oom.process} ${kill.oom.cgroup ?? ''}`;
    newest.set(key, { ...kill, times: (newest.get(key)?.times ?? 0) + 1 });
  }
  return [...newest.values()];
}

function listKills(evidence: readonly Evidence[]): readonly Omit<RecentOom, 'times'>[] {
  const now = Date.parse(factsOf(evidence, clock)[0]?.facts.now ?? '');
  const bootedAt = now - (factsOf(evidence, uptime)[0]?.facts.upSeconds ?? Number.NaN) * 1000;

  const kernelLog = factsOf(evidence, kernel).flatMap(({ evidence: source, facts }) =>
    facts.ooms.map((oom) => ({ oom, evidence: source })),
  );
  const told = new Set(kernelLog.map(({ oom }) => oom.pid));
  const logged = findLoggedOoms(evidence).filter(({ oom }) => !told.has(oom.pid));
  return [...kernelLog, ...logged].flatMap(({ oom, evidence: source }) => {
    const at = oom.at === undefined ? bootedAt + (oom.bootSeconds ?? Number.NaN) * 1000 : Date.parse(oom.at);
    // Not a number when a clock is unknown, and then neither comparison holds.
    const isRecent = at > now - MAX_AGE_MS && at < now + MAX_AHEAD_MS;
    return isRecent ? [{ oom, at: new Date(at).toISOString(), evidence: source }] : [];
  });
}

/** "mysql.service" of "/system.slice/mysql.service". */
export function unitOfCgroup(cgroup: string | undefined): string | undefined {
  return cgroup?.split('/').findLast((part) => /\.(?:service|scope)$/.test(part));
}
