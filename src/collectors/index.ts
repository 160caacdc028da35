import { account } from './account.ts';
import { clock } from './clock.ts';
import type { Collector, PathCollector, UnitCollector } from './collector.ts';
import { configFile } from './config-file.ts';
import { disk } from './disk.ts';
import { failedUnits } from './failed-units.ts';
import { folderFiles } from './folder-files.ts';
import { folderSizes } from './folder-sizes.ts';
import { folder } from './folder.ts';
import { inodes } from './inodes.ts';
import { installedUnits } from './installed-units.ts';
import { journalErrors } from './journal-errors.ts';
import { journalWindow } from './journal-window.ts';
import { journal } from './journal.ts';
import { kernel } from './kernel.ts';
import { load } from './load.ts';
import { logFile } from './log-file.ts';
import { machine } from './machine.ts';
import { memory } from './memory.ts';
import { os } from './os.ts';
import { packages } from './packages.ts';
import { sockets } from './sockets.ts';
import { systemLogWindow } from './system-log-window.ts';
import { systemLog } from './system-log.ts';
import { unitFile } from './unit-file.ts';
import { unit } from './unit.ts';
import { units } from './units.ts';
import { uptime } from './uptime.ts';

/** The ways to look at a host, each for the tickets that its `when` names; evidence is numbered in this order. */
export const hostCollectors: readonly Collector<unknown>[] = [
  os,
  machine,
  uptime,
  clock,
  failedUnits,
  disk,
  inodes,
  memory,
  load,
  kernel,
  sockets,
  journalErrors,
  systemLog,
  packages,
  units,
  installedUnits,
];

/** And each chosen unit in these. */
export const unitCollectors: readonly UnitCollector<unknown>[] = [unit, journal, unitFile];

/** Each chosen unit in these too, when the ticket is not about just now: round the time when it was written. */
export const windowCollectors: readonly UnitCollector<unknown>[] = [journalWindow];

/** And the host as a whole, at that time. */
export const hostWindowCollectors: readonly Collector<unknown>[] = [systemLogWindow];

/** What a path in the ticket, or one that a person names, is looked at with. */
export const fileCollectors: readonly PathCollector<unknown>[] = [logFile, configFile];
export const folderCollector: PathCollector<unknown> = folder;
export const pathCollectors: readonly PathCollector<unknown>[] = [
  ...fileCollectors,
  folderCollector,
  folderSizes,
  folderFiles,
];

/** What `tai doctor` asks beside them: who it is there. */
export const doctorCollectors: readonly Collector<unknown>[] = [account];
