import { apparmorDenial } from './apparmor-denial.ts';
import { cgroupMemoryLimit } from './cgroup-memory-limit.ts';
import { diskFull } from './disk-full.ts';
import type { Rule } from './finding.ts';
import { inodeExhaustion } from './inode-exhaustion.ts';
import { oomKill } from './oom-kill.ts';
import { packageUpgradeBroke } from './package-upgrade-broke.ts';
import { portInUse } from './port-in-use.ts';
import { selinuxDenial } from './selinux-denial.ts';
import { serviceBadConfig } from './service-bad-config.ts';
import { serviceFailed } from './service-failed.ts';
import { serviceMissingFile } from './service-missing-file.ts';
import { sshAuthFailure } from './ssh-auth-failure.ts';
import { sshBruteforce } from './ssh-bruteforce.ts';
import { tlsCertificateExpired } from './tls-certificate-expired.ts';
import { tlsChainIncomplete } from './tls-chain-incomplete.ts';

/** Causes before symptoms: where two rules fire, the one further up explains the one further down. Its place is its rank. */
export const rules: readonly Rule[] = [
  // What the host has run out of brings services down, and they then complain of anything.
  diskFull,
  inodeExhaustion,
  cgroupMemoryLimit,
  oomKill,
  // What is refused on purpose: a program then says no more than that it may not.
  apparmorDenial,
  selinuxDenial,
  // Who is kept out: guessing fills the slots and locks accounts, so it explains a refusal.
  sshBruteforce,
  sshAuthFailure,
  // Certificates that clients do not accept.
  tlsCertificateExpired,
  tlsChainIncomplete,
  // Why one service can not run; an upgrade explains a missing library and an option that is not known.
  packageUpgradeBroke,
  serviceMissingFile,
  portInUse,
  serviceBadConfig,
  // That it does not run.
  serviceFailed,
];
