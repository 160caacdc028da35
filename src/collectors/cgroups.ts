import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { readCgroupLines } from './cgroup-lines.ts';
import { type CgroupKey, CgroupValue } from './cgroup-value.ts';

const Facts = z.object({ values: z.array(CgroupValue) });

const CROWDED = 0.8;

/** The kernel's admin-guide/cgroup-v2, and cgroup-v1/{memory,pids} and scheduler/sched-bwc for the older hierarchy. */
export const cgroups = defineCollector({
  name: 'cgroups',
  about: 'Limits of control groups that were reached: processor quota, memory, number of tasks',
  hides: 'services and containers that are slowed or refused by their own limits',
  trust: 'system',
  when: ['resource_limits', 'memory', 'cpu_load', 'service_down'],
  facts: Facts,
  // The gate lets regular files through and no folder, so these are the sums of whole slices; the first file is always there.
  commands: [
    [
      'head',
      '-n',
      '20',
      '/proc/self/cgroup',
      '/sys/fs/cgroup/system.slice/memory.events',
      '/sys/fs/cgroup/system.slice/pids.current',
      '/sys/fs/cgroup/system.slice/pids.max',
      '/sys/fs/cgroup/user.slice/memory.events',
      '/sys/fs/cgroup/user.slice/pids.current',
      '/sys/fs/cgroup/user.slice/pids.max',
      '/sys/fs/cgroup/kubepods.slice/memory.events',
    ],
  ],
  okExitCodes: [0, 1], // 1: most hosts have not all of these files.
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
