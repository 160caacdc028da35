import { factsOf } from '../collectors/collector.ts';
import { processes } from '../collectors/processes.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding } from './finding.ts';
import { citeSigns, isRecent, signsOf } from './signs-of.ts';
import { findTaskUse, type TaskUse } from './task-use.ts';
import { plainName } from './words.ts';

const FULL = 0.95;
const CALM = 0.7;
const HOUR_MS = 60 * 60 * 1000;
const CROWD = 1000;

/** No further process or thread can be made: by the host, by one user, or in one unit. */
export const pidExhaustion = defineFinding({
  class: 'pid_exhaustion',
  find(evidence) {
    const uses = findTaskUse(evidence);
    const full = uses.filter(({ share }) => share >= FULL);
    const refused = signsOf(evidence, 'too_many_processes', 'fork_refused').seen.filter((one) => isRecent(one));
    const last = refused.findLast(({ sign }) => sign.by === 'kernel') ?? refused.at(-1);
    const [fullest] = full;
    if (fullest === undefined) {
      if (last === undefined || isOver(uses, refused.at(-1)?.ageMs ?? 0)) return [];
      const by = groupOf(last.sign.text);
      return [
        {
          severity: last.sign.by === 'kernel' || refused.length > 1 ? 'critical' : 'warning',
          statement: `New processes are refused${by === undefined ? '' : ` in ${plainName(by)}`}: a limit on processes and threads is reached.`,
          citations: [...citeSigns(last, refused.at(-1)), ...uses.flatMap(({ citations }) => citations)],
          steps: STEPS,
        },
      ];
    }
    const crowd = findCrowd(evidence);
    return [
      {
        severity: 'critical',
        statement: `${describe(fullest)}: no further process can be started.${crowd?.text ?? ''}`,
        citations: [...full.flatMap(({ citations }) => citations), ...citeSigns(last), ...(crowd?.citations ?? [])],
        steps: STEPS,
      },
    ];
  },
});

/** The limit was raised or the crowd is gone, and nothing was refused since. */
function isOver(uses: readonly TaskUse[], ageMs: number): boolean {
  return uses.length > 0 && uses.every(({ share }) => share < CALM) && ageMs > HOUR_MS;
}

function describe({ who, tasks, max }: TaskUse): string {
  return `${plainName(who) === who ? who : 'The host'} has ${tasks} of at most ${max} processes and threads`;
}

/** "cgroup: fork rejected by pids controller in /system.slice/app.service" */
function groupOf(text: string): string | undefined {
  return /pids controller in (\S+)/.exec(text)?.[1];
}

function findCrowd(evidence: readonly Evidence[]): { text: string; citations: readonly Citation[] } | undefined {
  return factsOf(evidence, processes).flatMap(({ evidence: source, facts }) => {
    if (facts.zombies >= CROWD) {
      const text = ` ${facts.zombies} of them have ended and are not collected by their parent.`;
      return [{ text, citations: cite(source, facts.summaryLine) }];
    }
    const [most] = facts.crowds;
    if (most === undefined || most.threads < CROWD) return [];
    const text = ` Most are of ${plainName(most.command)}: ${most.threads}.`;
    return [{ text, citations: cite(source, most.line) }];
  })[0];
}

const STEPS: readonly Step[] = [
  { text: 'Count processes and threads by program and parent, and see which grows.', risk: 'read-only' },
  {
    text: 'Restart the program that leaks them; raise the limit only when so many are really needed (TasksMax=, nproc, kernel.pid_max).',
    risk: 'disruptive',
    note: 'the program is interrupted',
  },
];
