import { cgroupMemoryLimit } from './cgroup-memory-limit.ts';
import { diskFull } from './disk-full.ts';
import type { Rule } from './finding.ts';
import { inodeExhaustion } from './inode-exhaustion.ts';
import { oomKill } from './oom-kill.ts';
import { portInUse } from './port-in-use.ts';
import { serviceBadConfig } from './service-bad-config.ts';
import { serviceFailed } from './service-failed.ts';
import { serviceMissingFile } from './service-missing-file.ts';

/** Causes before symptoms: where two rules fire, the one further up explains the one further down. Its place is its rank. */
export const rules: readonly Rule[] = [
  // What the host has run out of brings services down, and they then complain of anything.
  diskFull,
  inodeExhaustion,
  cgroupMemoryLimit,
  oomKill,
  // Why one service can not run.
  serviceMissingFile,
  portInUse,
  serviceBadConfig,
  // That it does not run.
  serviceFailed,
];
