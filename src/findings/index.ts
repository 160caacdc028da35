import { cgroupMemoryLimit } from './cgroup-memory-limit.ts';
import { deletedOpenFiles } from './deleted-open-files.ts';
import { diskFull } from './disk-full.ts';
import { failedMountEmergency } from './failed-mount-emergency.ts';
import { failingDisk } from './failing-disk.ts';
import type { Rule } from './finding.ts';
import { inodeExhaustion } from './inode-exhaustion.ts';
import { loadIowait } from './load-iowait.ts';
import { lvmThinPoolFull } from './lvm-thin-pool-full.ts';
import { nfsHang } from './nfs-hang.ts';
import { oomKill } from './oom-kill.ts';
import { portInUse } from './port-in-use.ts';
import { raidDegraded } from './raid-degraded.ts';
import { readonlyRemount } from './readonly-remount.ts';
import { serviceBadConfig } from './service-bad-config.ts';
import { serviceFailed } from './service-failed.ts';
import { serviceMissingFile } from './service-missing-file.ts';

/** Causes before symptoms: where two rules fire, the one further up explains the one further down. Its place is its rank. */
export const rules: readonly Rule[] = [
  // What lies below: a pool, an array, a filesystem the kernel stopped, the disk, the server. Each explains those after it;
  // an array that lost a disk is more urgent than the disk.
  lvmThinPoolFull,
  raidDegraded,
  readonlyRemount,
  failingDisk,
  nfsHang,
  failedMountEmergency,
  // Deleted files explain a full disk.
  deletedOpenFiles,
  // What the host has run out of brings services down, and they then complain of anything.
  diskFull,
  inodeExhaustion,
  cgroupMemoryLimit,
  oomKill,
  // Why one service can not run.
  serviceMissingFile,
  portInUse,
  serviceBadConfig,
  // That it is slow: any of the above may be why.
  loadIowait,
  // That it does not run.
  serviceFailed,
];
