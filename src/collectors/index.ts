import { clock } from './clock.ts';
import type { Collector, UnitCollector } from './collector.ts';
import { disk } from './disk.ts';
import { failedUnits } from './failed-units.ts';
import { inodes } from './inodes.ts';
import { installedUnits } from './installed-units.ts';
import { journalErrors } from './journal-errors.ts';
import { journal } from './journal.ts';
import { kernel } from './kernel.ts';
import { cgroups } from './cgroups.ts';
import { cpu } from './cpu.ts';
import { cron } from './cron.ts';
import { processLimits } from './process-limits.ts';
import { processes } from './processes.ts';
import { swap } from './swap.ts';
import { timeSources } from './time-sources.ts';
import { timeSync } from './time-sync.ts';
import { timers } from './timers.ts';
import { unitLimits } from './unit-limits.ts';
import { load } from './load.ts';
import { machine } from './machine.ts';
import { memory } from './memory.ts';
import { os } from './os.ts';
import { packages } from './packages.ts';
import { sockets } from './sockets.ts';
import { unitFile } from './unit-file.ts';
import { unit } from './unit.ts';
import { units } from './units.ts';
import { uptime } from './uptime.ts';

/** Each host is looked at in all of these ways; evidence is numbered in this order. */
export const hostCollectors: readonly Collector<unknown>[] = [
  os,
  machine,
  uptime,
  clock,
  failedUnits,
  disk,
  inodes,
  memory,
  swap,
  load,
  cpu,
  processes,
  processLimits,
  cgroups,
  kernel,
  timeSync,
  timeSources,
  cron,
  timers,
  sockets,
  journalErrors,
  packages,
  units,
  installedUnits,
];

/** And each chosen unit in these. */
export const unitCollectors: readonly UnitCollector<unknown>[] = [unit, journal, unitFile, unitLimits];
