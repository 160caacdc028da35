import { account } from './account.ts';
import { addresses } from './addresses.ts';
import { attempts } from './attempts.ts';
import { bonds } from './bonds.ts';
import { conntrack } from './conntrack.ts';
import { dnsConfig } from './dns-config.ts';
import { firewall } from './firewall.ts';
import { firewallZones } from './firewall-zones.ts';
import { linkCounters } from './link-counters.ts';
import { links } from './links.ts';
import { neighbours } from './neighbours.ts';
import { networkCounters } from './network-counters.ts';
import { networkLog } from './network-log.ts';
import { networkSettings } from './network-settings.ts';
import { resolved } from './resolved.ts';
import { routes } from './routes.ts';
import { dependencies } from './dependencies.ts';
import { clock } from './clock.ts';
import type { Collector, PathCollector, UnitCollector } from './collector.ts';
import { configFile } from './config-file.ts';
import { accountLocks } from './account-locks.ts';
import { boots } from './boots.ts';
import { certificateFile } from './certificate-file.ts';
import { certificatePort } from './certificate-port.ts';
import { certificateStarttls } from './certificate-starttls.ts';
import { certificateSettings } from './certificate-settings.ts';
import { certificate } from './certificate.ts';
import { containerGroups } from './container-groups.ts';
import { denials } from './denials.ts';
import { disk } from './disk.ts';
import { failedLogins } from './failed-logins.ts';
import { failedUnits } from './failed-units.ts';
import { folderFiles } from './folder-files.ts';
import { folderSizes } from './folder-sizes.ts';
import { folder } from './folder.ts';
import { bigDirectories } from './big-directories.ts';
import { bigFiles } from './big-files.ts';
import { blockDevices } from './block-devices.ts';
import { blockedTasks } from './blocked-tasks.ts';
import { deletedFiles } from './deleted-files.ts';
import { diskUse } from './disk-use.ts';
import { fstab } from './fstab.ts';
import { inodes } from './inodes.ts';
import { installedUnits } from './installed-units.ts';
import { ioWait } from './io-wait.ts';
import { journalErrors } from './journal-errors.ts';
import { journalWindow } from './journal-window.ts';
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
import { logFile } from './log-file.ts';
import { logins } from './logins.ts';
import { machine } from './machine.ts';
import { manyFiles } from './many-files.ts';
import { memory } from './memory.ts';
import { mounts } from './mounts.ts';
import { nfs } from './nfs.ts';
import { os } from './os.ts';
import { packages } from './packages.ts';
import { raid } from './raid.ts';
import { smartDisk } from './smart-disk.ts';
import { smart } from './smart.ts';
import { sockets } from './sockets.ts';
import { systemLogWindow } from './system-log-window.ts';
import { systemLog } from './system-log.ts';
import { topIo } from './top-io.ts';
import { recentFiles } from './recent-files.ts';
import { securityModules } from './security-modules.ts';
import { sshdSettings } from './sshd-settings.ts';
import { sudoLog } from './sudo-log.ts';
import { unitFile } from './unit-file.ts';
import { unit } from './unit.ts';
import { units } from './units.ts';
import { uptime } from './uptime.ts';
import { volumes } from './volumes.ts';

/** The ways to look at a host, each for the tickets that its `when` names; evidence is numbered in this order. */
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
  swap,
  load,
  cpu,
  processes,
  processLimits,
  cgroups,
  containerGroups,
  kernel,
  timeSync,
  timeSources,
  cron,
  timers,
  sockets,
  attempts,
  networkCounters,
  networkSettings,
  conntrack,
  links,
  linkCounters,
  bonds,
  addresses,
  routes,
  neighbours,
  firewall,
  firewallZones,
  dnsConfig,
  resolved,
  networkLog,
  journalErrors,
  systemLog,
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
  certificateSettings,
  recentFiles,
  boots,
  sudoLog,
];

/** And each chosen unit in these. */
export const unitCollectors: readonly UnitCollector<unknown>[] = [unit, journal, unitFile, unitLimits, dependencies];

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
  certificateFile,
  certificatePort,
  certificateStarttls,
  smartDisk,
];

/** What `tai doctor` asks beside them: who it is there. */
export const doctorCollectors: readonly Collector<unknown>[] = [account];
