import { systemdResolved } from './systemd-resolved.ts';
import { synBacklogOverflow } from './syn-backlog-overflow.ts';
import { mtuMismatch } from './mtu-mismatch.ts';
import { linkFlapping } from './link-flapping.ts';
import { firewallDrop } from './firewall-drop.ts';
import { duplicateIp } from './duplicate-ip.ts';
import { dnsFailure } from './dns-failure.ts';
import { dependencyDown } from './dependency-down.ts';
import { conntrackFull } from './conntrack-full.ts';
import { apparmorDenial } from './apparmor-denial.ts';
import { cgroupMemoryLimit } from './cgroup-memory-limit.ts';
import { clockSkew } from './clock-skew.ts';
import { cpuHog } from './cpu-hog.ts';
import { cpuSteal } from './cpu-steal.ts';
import { cpuThrottling } from './cpu-throttling.ts';
import { cronNotRunning } from './cron-not-running.ts';
import { diskFull } from './disk-full.ts';
import { fdLimit } from './fd-limit.ts';
import type { Rule } from './finding.ts';
import { hungTask } from './hung-task.ts';
import { inodeExhaustion } from './inode-exhaustion.ts';
import { kernelSoftLockup } from './kernel-soft-lockup.ts';
import { deletedOpenFiles } from './deleted-open-files.ts';
import { failedMountEmergency } from './failed-mount-emergency.ts';
import { failingDisk } from './failing-disk.ts';
import { loadIowait } from './load-iowait.ts';
import { lvmThinPoolFull } from './lvm-thin-pool-full.ts';
import { nfsHang } from './nfs-hang.ts';
import { oomKill } from './oom-kill.ts';
import { pidExhaustion } from './pid-exhaustion.ts';
import { portInUse } from './port-in-use.ts';
import { raidDegraded } from './raid-degraded.ts';
import { readonlyRemount } from './readonly-remount.ts';
import { serviceBadConfig } from './service-bad-config.ts';
import { serviceFailed } from './service-failed.ts';
import { serviceMissingFile } from './service-missing-file.ts';
import { swapExhaustion } from './swap-exhaustion.ts';
import { packetLoss } from './packet-loss.ts';
import { packageUpgradeBroke } from './package-upgrade-broke.ts';
import { selinuxDenial } from './selinux-denial.ts';
import { sshAuthFailure } from './ssh-auth-failure.ts';
import { sshBruteforce } from './ssh-bruteforce.ts';
import { tlsCertificateExpired } from './tls-certificate-expired.ts';
import { tlsChainIncomplete } from './tls-chain-incomplete.ts';

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
  // A starved guest is late in everything; swapping makes disks busy and processors wait; a stuck processor stops the rest.
  cpuSteal,
  swapExhaustion,
  kernelSoftLockup,
  // Numbers that ran out, and quotas: nothing is broken, more is refused.
  pidExhaustion,
  fdLimit,
  cpuThrottling,
  // A wrong clock makes certificates, tickets and logins invalid.
  clockSkew,
  // What is refused on purpose: a program then says no more than that it may not.
  apparmorDenial,
  selinuxDenial,
  // Who is kept out: guessing fills the slots and locks accounts, so it explains a refusal.
  sshBruteforce,
  sshAuthFailure,
  // Certificates that clients do not accept.
  tlsCertificateExpired,
  tlsChainIncomplete,
  // An upgrade explains a missing library and an option that is not known.
  packageUpgradeBroke,
  // Jobs that do not start: before the reasons of one service, because cron's own log names them.
  cronNotRunning,
  // What is wrong with the host's network: everything that goes over it then times out. The cable comes before what it carries.
  linkFlapping,
  duplicateIp,
  mtuMismatch,
  conntrackFull,
  firewallDrop,
  synBacklogOverflow,
  systemdResolved,
  dnsFailure,
  // What a service needs and does not get; it may be well itself.
  dependencyDown,
  // Why one service can not run.
  serviceMissingFile,
  portInUse,
  serviceBadConfig,
  // That it is slow: any of the above may be why.
  loadIowait,
  // That it does not run.
  serviceFailed,
  // What is seen where nothing above tells why.
  hungTask,
  packetLoss,
  cpuHog,
];
