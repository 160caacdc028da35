import { blockedTasks } from '../collectors/blocked-tasks.ts';
import { factsOf } from '../collectors/collector.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding } from './finding.ts';
import { citeSigns, isRecent, type SeenSign, signsOf } from './signs-of.ts';
import { plainName } from './words.ts';

const REPORT = /task (\S+):(\d+) blocked for more than (\d+) seconds/;
/** Where a writer to a frozen filesystem sleeps: sb_start_write of fs/super.c, since Linux 3.11 and since 4.3. */
const FROZEN = /\b(?:percpu_rwsem_wait|__percpu_down_read|sb_start_write|__sb_start_write|vfs_check_frozen)\b/;

interface Hung {
  readonly pid: number;
  readonly name: string;
  readonly report: SeenSign;
  readonly seconds: string;
  readonly isFrozen: boolean;
  readonly citations: readonly Citation[];
}

/** The kernel reported a task as stuck, and the same task is stuck now: one that went on since is history. */
export const hungTask = defineFinding({
  class: 'hung_task',
  onlyAlone: true,
  find(evidence) {
    const hung = findHung(evidence);
    const first = hung.find(({ isFrozen }) => isFrozen) ?? hung[0];
    if (first === undefined) return [];
    const others = hung.length > 1 ? `, and ${hung.length - 1} more` : '';
    const why = first.isFrozen ? '; it writes to a filesystem that is frozen (a snapshot, fsfreeze)' : '';
    return [
      {
        severity: 'critical',
        statement: `${plainName(first.name)} (pid ${first.pid}) is blocked in the kernel for more than ${first.seconds} seconds${others}, and can not be ended${why}.`,
        citations: [...citeSigns(first.report), ...first.citations],
        steps: first.isFrozen ? [...THAW, ...STEPS] : STEPS,
      },
    ];
  },
});

/** Each process once, by its newest report. */
function findHung(evidence: readonly Evidence[]): readonly Hung[] {
  const reports = signsOf(evidence, 'hung_task').seen.filter((one) => isRecent(one));
  return factsOf(evidence, blockedTasks).flatMap(({ evidence: source, facts }) =>
    facts.tasks.flatMap((task): readonly Hung[] => {
      const report = reports.findLast(({ sign }) => REPORT.exec(sign.text)?.[2] === String(task.pid));
      const [, name, , seconds] = REPORT.exec(report?.sign.text ?? '') ?? [];
      if (report === undefined || name === undefined || seconds === undefined) return [];
      const { pid, text, line } = task;
      return [{ pid, name, report, seconds, isFrozen: FROZEN.test(text), citations: cite(source, line) }];
    }),
  );
}

const THAW: readonly Step[] = [
  {
    text: 'Find out who froze it (backup and snapshot jobs, the guest agent) and that it is over, then thaw it: fsfreeze --unfreeze and the mount point.',
    risk: 'reversible',
  },
];

const STEPS: readonly Step[] = [
  {
    text: 'Read the call trace below the report and /proc/PID/stack as root: they show what it waits for, a disk, a lock, a server.',
    risk: 'read-only',
  },
];
