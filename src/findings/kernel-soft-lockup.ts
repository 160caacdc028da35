import type { Step } from '../domain/finding.ts';
import { defineFinding } from './finding.ts';
import { citeSigns, isRecent, signsOf } from './signs-of.ts';
import { findStolen } from './stolen.ts';
import { describeTime } from './words.ts';

const HOUR_MS = 60 * 60 * 1000;
/** A guest that gets so little time reports itself as stuck. */
const STARVED_PERCENT = 20;

/** A processor ran kernel code for many seconds without a pause. One lone report may be a pause of the whole virtual machine. */
export const kernelSoftLockup = defineFinding({
  class: 'kernel_soft_lockup',
  find(evidence) {
    if ((findStolen(evidence)?.percent ?? 0) >= STARVED_PERCENT) return [];
    const { seen, times } = signsOf(evidence, 'soft_lockup');
    const recent = seen.filter((one) => isRecent(one));
    const [first, last] = [recent[0], recent.at(-1)];
    if (first === undefined || last === undefined) return [];
    if (recent.length === 1 && !isRecent(last, HOUR_MS)) return [];

    const newest = last.at === undefined ? '' : `, the last time at ${describeTime(last.at)}`;
    return [
      {
        severity: recent.length > 1 ? 'critical' : 'warning',
        statement: `A processor was stuck in the kernel: ${reports(Math.max(times, recent.length))}${newest}${taskOf(last.sign.text)}.`,
        citations: citeSigns(first, last),
        steps: STEPS,
      },
    ];
  },
});

function reports(times: number): string {
  return times === 1 ? 'one report' : `${times} reports`;
}

/** "[kworker/3:1:1234]" at the end of the report. */
function taskOf(text: string): string {
  const task = /stuck for \d+s! \[([\w./:+-]{1,40}):\d+\]/.exec(text)?.[1];
  return task === undefined ? '' : `, while it ran ${task}`;
}

const STEPS: readonly Step[] = [
  {
    text: 'Read the call trace below the report: the module at its top is the suspect. On a virtual machine look at the hypervisor as well: pauses, migrations, snapshots.',
    risk: 'read-only',
  },
  {
    text: 'Update kernel, driver and firmware; restart the host when it no longer answers.',
    risk: 'disruptive',
    note: 'needs a restart of the host',
  },
];
