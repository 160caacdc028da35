import { z } from 'zod';

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
const Key = z.enum(KEYS);
export type CgroupKey = z.infer<typeof Key>;

/** One number of one control group. */
export const CgroupValue = z.object({
  /** "/system.slice/nginx.service"; empty where the command did not say whose numbers they are. */
  group: z.string(),
  key: Key,
  /** Null where it is not limited. */
  value: z.number().nullable(),
  line: z.int(),
});
export type CgroupValue = z.infer<typeof CgroupValue>;
