import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { readCgroupLines } from './cgroup-lines.ts';

const KEYS = [
  'periods',
  'throttled_periods',
  /** Of one processor; null where there is no quota. */
  'quota_percent',
  'cpu_waiting_percent',
  'memory_max',
  'memory_current',
  'memory_limit_hits',
  'oom_kills',
  'tasks',
  'tasks_max',
  'forks_refused',
] as const;
export const CgroupKey = z.enum(KEYS);
export type CgroupKey = z.infer<typeof CgroupKey>;

const Value = z.object({
  /** "/system.slice/nginx.service"; empty where the command did not say whose numbers they are. */
  group: z.string(),
  key: CgroupKey,
  /** Null where it is not limited. */
  value: z.number().nullable(),
  line: z.int(),
});
const Facts = z.object({ values: z.array(Value) });
export type CgroupValue = z.infer<typeof Value>;

/** Counters that are not zero, and limits that are set. */
const WORTH_KNOWING =
  '^nr_periods [1-9]|^nr_throttled [1-9]|^oom_kill [1-9]|^max [1-9]|^[0-9]+ [0-9]+$|^[0-9]+$|^some avg10=[1-9]';

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
      '-rsE',
      '--include=cpu.stat',
      '--include=cpu.max',
      '--include=cpu.cfs_quota_us',
      '--include=memory.max',
      '--include=memory.events',
      '--include=pids.max',
      '--include=pids.current',
      '--include=pids.events',
      WORTH_KNOWING,
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
  keep: ({ values }) =>
    values.filter(({ key, value }) => value !== null && key !== 'tasks_max' && key !== 'tasks').map(({ line }) => line),
});
