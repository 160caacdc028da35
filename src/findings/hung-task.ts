import { blockedTasks } from '../collectors/blocked-tasks.ts';
import { factsOf } from '../collectors/collector.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding } from './finding.ts';
import { citeSigns, isRecent, type SeenSign, signsOf } from './signs-of.ts';
import { plainName } from './words.ts';

const REPORT = /task (\S+):(\d+) blocked for more than (\d+) seconds/;
interface Hung {
  readonly pid: number;
  readonly name: string;
  readonly report: SeenSign;
  readonly seconds: string;
  readonly citations: readonly Citation[];
}

/** The kernel reported a task as stuck, and the same task is stuck now: one that went on since is history. */
export const hungTask = defineFinding({
  class: 'hung_task',
  onlyAlone: true,
  find(evidence) {
    const hung = findHung(evidence);
    const [first] = hung;
    if (first === undefined) return [];
    const others = hung.length > 1 ? `, and ${hung.length - 1} more` : '';
    return [
      {
        severity: 'critical',
        statement: `${plainName(first.name)} (pid ${first.pid}) is blocked in the kernel for more than ${first.seconds} seconds${others}, and can not be ended.`,
        citations: [...citeSigns(first.report), ...first.citations],
        steps: STEPS,
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
      const { pid, line } = task;
      return [{ pid, name, report, seconds, citations: cite(source, line) }];
    }),
  );
}

const STEPS: readonly Step[] = [
  {
    text: 'Read the call trace below the report and /proc/PID/stack as root: they show what it waits for, a disk, a lock, a server.',
    risk: 'read-only',
  },
  {
    text: 'When it is a filesystem that a snapshot or backup froze and left so, thaw it (fsfreeze --unfreeze and the mount point).',
    risk: 'reversible',
  },
];
