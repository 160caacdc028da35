import { bigDirectories } from './big-directories.ts';
import { bigFiles } from './big-files.ts';
import { blockDevices } from './block-devices.ts';
import { blockedTasks } from './blocked-tasks.ts';
import { clock } from './clock.ts';
import type { Collector, UnitCollector } from './collector.ts';
import { deletedFiles } from './deleted-files.ts';
import { diskUse } from './disk-use.ts';
import { disk } from './disk.ts';
import { failedUnits } from './failed-units.ts';
import { fstab } from './fstab.ts';
import { inodes } from './inodes.ts';
import { installedUnits } from './installed-units.ts';
import { ioWait } from './io-wait.ts';
import { journalErrors } from './journal-errors.ts';
import { journal } from './journal.ts';
import { kernel } from './kernel.ts';
import { load } from './load.ts';
import { machine } from './machine.ts';
import { manyFiles } from './many-files.ts';
import { memory } from './memory.ts';
import { mounts } from './mounts.ts';
import { nfs } from './nfs.ts';
import { os } from './os.ts';
import { packages } from './packages.ts';
import { raid } from './raid.ts';
import { smart } from './smart.ts';
import { sockets } from './sockets.ts';
import { topIo } from './top-io.ts';
import { unitFile } from './unit-file.ts';
import { unit } from './unit.ts';
import { units } from './units.ts';
import { uptime } from './uptime.ts';
import { volumes } from './volumes.ts';

/** Each host is looked at in all of these ways; evidence is numbered in this order. */
export const hostCollectors: readonly Collector<unknown>[] = [
  os,
  machine,
  uptime,
  clock,
  failedUnits,
  disk,
  inodes,
  mounts,
  fstab,
  blockDevices,
  raid,
  smart,
  volumes,
  nfs,
  ioWait,
  diskUse,
  topIo,
  blockedTasks,
  deletedFiles,
  bigDirectories,
  bigFiles,
  manyFiles,
  memory,
  load,
  kernel,
  sockets,
  journalErrors,
  packages,
  units,
  installedUnits,
];

/** And each chosen unit in these. */
export const unitCollectors: readonly UnitCollector<unknown>[] = [unit, journal, unitFile];
