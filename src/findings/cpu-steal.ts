import type { Step } from '../domain/finding.ts';
import { defineFinding } from './finding.ts';
import { findStolen } from './stolen.ts';

/** Below this a guest on a busy hypervisor works as it should. */
const NOTABLE_PERCENT = 10;
const SEVERE_PERCENT = 20;

/** What the guest itself shows is then late and slow for no reason of its own, so this stands above most of it. */
export const cpuSteal = defineFinding({
  class: 'cpu_steal',
  find(evidence) {
    const stolen = findStolen(evidence);
    if (stolen === undefined || stolen.percent < NOTABLE_PERCENT) return [];
    return [
      {
        severity: stolen.percent >= SEVERE_PERCENT ? 'critical' : 'warning',
        statement: `The hypervisor takes ${Math.round(stolen.percent)} % of this machine's processor time for others (steal).`,
        citations: stolen.citations,
        steps: STEPS,
      },
    ];
  },
});

const STEPS: readonly Step[] = [
  {
    text: 'Look at the hypervisor: how many virtual processors it has given away, and whether this machine has used up its share or its credits.',
    risk: 'read-only',
  },
  {
    text: 'Move the machine to a less busy hypervisor, or to a type with processors of its own.',
    risk: 'disruptive',
    note: 'may need a stop and a start',
  },
];
