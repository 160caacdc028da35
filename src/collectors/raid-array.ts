import { z } from 'zod';

/** One array or pool, whatever keeps it. */
export const RaidArray = z.object({
  name: z.string(),
  /** "raid1", "raidz2"; empty where it is not told. */
  level: z.string(),
  state: z.enum(['complete', 'degraded', 'failed']),
  /** Being made complete again. */
  rebuilding: z.boolean(),
  /** Being read through while it is complete. */
  checking: z.boolean(),
  /** Members that failed or are missing, as far as they are named. */
  failed: z.array(z.string()),
  /** What shows its state, the most telling line first. */
  lines: z.array(z.int()).min(1),
});
export type RaidArray = z.infer<typeof RaidArray>;
