import { accountLocks } from './account-locks.ts';
import { boots } from './boots.ts';
import { certificate } from './certificate.ts';
import { clock } from './clock.ts';
import type { Collector, UnitCollector } from './collector.ts';
import { denials } from './denials.ts';
import { disk } from './disk.ts';
import { failedLogins } from './failed-logins.ts';
import { failedUnits } from './failed-units.ts';
import { inodes } from './inodes.ts';
import { installedUnits } from './installed-units.ts';
import { journalErrors } from './journal-errors.ts';
import { journal } from './journal.ts';
import { kernel } from './kernel.ts';
import { load } from './load.ts';
import { logins } from './logins.ts';
import { machine } from './machine.ts';
import { memory } from './memory.ts';
import { os } from './os.ts';
import { packages } from './packages.ts';
import { recentFiles } from './recent-files.ts';
import { securityModules } from './security-modules.ts';
import { sockets } from './sockets.ts';
import { sshdSettings } from './sshd-settings.ts';
import { sudoLog } from './sudo-log.ts';
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
  load,
  kernel,
  sockets,
  journalErrors,
  packages,
  units,
  installedUnits,
  securityModules,
  denials,
  logins,
  failedLogins,
  accountLocks,
  sshdSettings,
  certificate,
  recentFiles,
  boots,
  sudoLog,
];

/** And each chosen unit in these. */
export const unitCollectors: readonly UnitCollector<unknown>[] = [unit, journal, unitFile];
