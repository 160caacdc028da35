import { factsOf } from '../collectors/collector.ts';
import { processes } from '../collectors/processes.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { eachOnce } from './each-once.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { citeSigns, isRecent, type SeenSign, signsOf } from './signs-of.ts';
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
    const refused = signsOf(evidence, 'too_many_processes', 'fork_refused').seen.filter((one) => isRecent(one));
    const full = uses.filter(({ share }) => share >= FULL);
    return full.length > 0 ? describeFull(full, refused, evidence) : describeRefused(refused, uses);
  },
});

function describeFull(
  full: readonly TaskUse[],
  refused: readonly SeenSign[],
  evidence: readonly Evidence[],
): readonly Proof[] {
  const crowd = findCrowd(evidence);
  return full.slice(0, 1).map((fullest) => ({
    severity: 'critical',
    statement: `${describe(fullest)}: no further process can be started.${crowd?.text ?? ''}`,
    citations: eachOnce([
      ...full.flatMap(({ citations }) => citations),
      ...citeSigns(mostTrusted(refused)),
      ...(crowd?.citations ?? []),
    ]),
    steps: STEPS,
  }));
}

function describeRefused(refused: readonly SeenSign[], uses: readonly TaskUse[]): readonly Proof[] {
  const told = mostTrusted(refused);
  const last = refused.at(-1);
  if (told === undefined || isOver(uses, last?.ageMs ?? 0)) return [];
  const group = groupOf(told.sign.text);
  const where = group === undefined ? '' : ` in ${plainName(group)}`;
  return [
    {
      severity: told.sign.by === 'kernel' || refused.length > 1 ? 'critical' : 'warning',
      statement: `New processes are refused${where}: a limit on processes and threads is reached.`,
      citations: [...citeSigns(told, last), ...uses.flatMap(({ citations }) => citations)],
      steps: STEPS,
    },
  ];
}

function mostTrusted(refused: readonly SeenSign[]): SeenSign | undefined {
  return refused.findLast(({ sign }) => sign.by === 'kernel') ?? refused.at(-1);
}

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
