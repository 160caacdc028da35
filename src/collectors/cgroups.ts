import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { readCgroupLines } from './cgroup-lines.ts';
import { type CgroupKey, CgroupValue } from './cgroup-value.ts';

const Facts = z.object({ values: z.array(CgroupValue) });

const CROWDED = 0.8;

/** Counters that are not zero, and limits that are set. */
const WORTH_KNOWING = [
  '^nr_periods [1-9]',
  '^nr_throttled [1-9]',
  '^oom_kill [1-9]',
  '^max [1-9]',
  '^[0-9][0-9]* [0-9][0-9]*$',
  '^[0-9][0-9]*$',
] as const;

/** The kernel's admin-guide/cgroup-v2, and cgroup-v1/{memory,pids} and scheduler/sched-bwc for the older hierarchy. */
export const cgroups = defineCollector({
  name: 'cgroups',
  about: 'Limits of control groups that were reached: processor quota, memory, number of tasks',
  hides: 'services and containers that are slowed or refused by their own limits',
  trust: 'system',
  facts: Facts,
  commands: [
    [
      'grep',
      '-rs',
      '--include=cpu.stat',
      '--include=cpu.max',
      '--include=cpu.cfs_quota_us',
      '--include=memory.max',
      '--include=memory.events',
      '--include=pids.max',
      '--include=pids.current',
      '--include=pids.events',
      ...WORTH_KNOWING.flatMap((pattern) => ['-e', pattern]),
      '/sys/fs/cgroup',
    ],
  ],
  okExitCodes: [0, 1], // 1: nothing is limited.
  recognises: [/\/sys\/fs\/cgroup\//, /\b(?:cpu\.(?:stat|max)|memory\.events|pids\.(?:max|current|events))\b/],
  parse(lines, { command }) {
    const values = readCgroupLines(lines, command);
    if (values.length === 0 && command !== undefined) throw new Error('no control group in it');
    return { values };
  },
  // Tasks are counted in every group; those with room left would crowd out the rest.
  keep: ({ values }) =>
    values
      .filter(({ key, value, group }) => value !== null && (!isOfTasks(key) || isCrowded(group, values)))
      .map(({ line }) => line),
});

function isOfTasks(key: CgroupKey): boolean {
  return key === 'tasks' || key === 'tasks_max';
}

function isCrowded(group: string, values: readonly CgroupValue[]): boolean {
  const find = (key: CgroupKey) => values.find((value) => value.key === key && value.group === group)?.value;
  const [tasks, max] = [find('tasks'), find('tasks_max')];
  return typeof tasks === 'number' && typeof max === 'number' && tasks >= max * CROWDED;
}
