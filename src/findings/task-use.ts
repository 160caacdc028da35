import { cgroups } from '../collectors/cgroups.ts';
import { factsOf } from '../collectors/collector.ts';
import { processLimits } from '../collectors/process-limits.ts';
import { processes } from '../collectors/processes.ts';
import { unitLimits } from '../collectors/unit-limits.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import { cite } from './finding.ts';
import { unitOfCgroup } from './recent-ooms.ts';

/** How many processes and threads there are, and how many there may be. */
export interface TaskUse {
  /** "The host", "A user", or a unit. */
  readonly who: string;
  readonly tasks: number;
  readonly max: number;
  readonly share: number;
  readonly citations: readonly Citation[];
}

interface Count {
  readonly value: number;
  readonly citations: readonly Citation[];
}

/** Every pair that was seen, the fullest first. */
export function findTaskUse(evidence: readonly Evidence[]): readonly TaskUse[] {
  return [...ofUnits(evidence), ...ofGroups(evidence), ...ofHost(evidence)].toSorted((a, b) => b.share - a.share);
}

function ofUnits(evidence: readonly Evidence[]): readonly TaskUse[] {
  return factsOf(evidence, unitLimits).flatMap(({ evidence: source, facts: { unit, limits } }) => {
    const { TasksCurrent, TasksMax } = limits;
    if (!TasksCurrent?.value || !TasksMax?.value) return [];
    const citations = cite(source, TasksCurrent.line, TasksMax.line);
    return toUse(unit, { value: TasksCurrent.value, citations }, { value: TasksMax.value, citations: [] });
  });
}

function ofGroups(evidence: readonly Evidence[]): readonly TaskUse[] {
  const values = factsOf(evidence, cgroups).flatMap(({ evidence: source, facts }) =>
    facts.values.flatMap(({ group, key, value, line }) =>
      value === null ? [] : [{ group, key, value, citations: cite(source, line) }],
    ),
  );
  return values
    .filter(({ key }) => key === 'tasks')
    .flatMap((tasks) => {
      const max = values.find(({ key, group }) => key === 'tasks_max' && group === tasks.group);
      const who = unitOfCgroup(tasks.group) ?? (tasks.group === '' ? 'A control group' : tasks.group);
      return max === undefined ? [] : toUse(who, tasks, max);
    });
}

function ofHost(evidence: readonly Evidence[]): readonly TaskUse[] {
  const values = factsOf(evidence, processLimits).flatMap(({ evidence: source, facts }) =>
    facts.values.flatMap(({ name, value, line }) =>
      value === null ? [] : [{ name, value, citations: cite(source, line) }],
    ),
  );
  const find = (name: (typeof values)[number]['name']): Count | undefined => values.find((one) => one.name === name);
  const [listed] = factsOf(evidence, processes).flatMap(({ evidence: source, facts }) =>
    facts.summaryLine === undefined ? [] : [{ value: facts.processes, citations: cite(source, facts.summaryLine) }],
  );
  const tasks = find('tasks') ?? listed;
  const most = [find('pid_max'), find('threads_max')]
    .flatMap((one) => one ?? [])
    .toSorted((a, b) => a.value - b.value)[0];
  const [user, userMax] = [find('user_tasks'), find('user_tasks_max')];
  return [
    ...(tasks && most ? toUse('The host', tasks, most) : []),
    ...(user && userMax ? toUse('A user', user, userMax) : []),
  ];
}

function toUse(who: string, tasks: Count, max: Count): readonly TaskUse[] {
  if (max.value <= 0) return [];
  const citations = [...tasks.citations, ...max.citations];
  return [{ who, tasks: tasks.value, max: max.value, share: tasks.value / max.value, citations }];
}
