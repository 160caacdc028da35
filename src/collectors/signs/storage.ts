import type { SignRule } from './rule.ts';

/** Disks, filesystems, RAID, LVM, NFS. Kernel wordings of 3.10 to 6.x. */
export const storage = [
  {
    kind: 'no_space',
    by: 'application',
    not: /\b(?:warn(?:ing)?|notice|info|debug|deprecated)\b(?!.*(?:no space left on device|ENOSPC))/i,
    pattern: /no space left on device|ENOSPC|disk quota exceeded/i,
  },
  {
    kind: 'filesystem_read_only',
    by: 'kernel',
    pattern:
      /remounting (?:filesystem )?read-only|forced readonly|shutting down filesystem|Filesystem has been shut ?down|xfs_do_force_shutdown|Corruption of in-memory data|log I\/O error .*Shutting down|Log I\/O Error Detected/i,
  },
  {
    kind: 'filesystem_mounted',
    by: 'kernel',
    pattern: /EXT[234]-fs \(\S+\): (?:re-)?mounted (?!.*\bro\b)|XFS \(\S+\): (?:Mounting |Ending clean mount)/,
  },
  {
    kind: 'read_only_write',
    by: 'application',
    pattern: /read-only file ?system|EROFS\b/i,
  },
  {
    kind: 'filesystem_error',
    by: 'kernel',
    pattern:
      /(?:EXT[234]-fs|XFS|BTRFS|F2FS|JBD2)\b.*\b(?:error|corrupt\w*|aborted|failed)\b|Metadata (?:corruption|I\/O error)|Aborting journal/i,
    not: /error count since last fsck|errors=|checksum verify failed on logical \d+ mirror/i,
  },
  {
    kind: 'media_error',
    by: 'kernel',
    pattern:
      /critical medium error|Medium Error|Unrecovered read error|\{ UNC \}|\(media error\)|Peripheral device write fault|Write Fault|Unrecoverable? (?:Read|medium) Error/i,
    not: /\bsr\d|\bfd\d|loop\d/i,
  },
  {
    kind: 'disk_lost',
    by: 'kernel',
    pattern:
      /nvme\S* .*(?:controller is down|Removing after probe failure|Device not ready; aborting|Disabling device after reset failure)|\bata\d\S*: (?:disabled|disable device)|rejecting I\/O to (?:offline|dead) device|Device offlined - not ready/i,
    not: /Spinning|usb/i,
  },
  {
    kind: 'path_lost',
    by: 'kernel',
    pattern:
      /blocked FC remote port time ?out|multipath: .*Failing path|hostbyte=DID_(?:NO_CONNECT|TIME_OUT|TRANSPORT\w*|BUS_BUSY)|session recovery timed out|detected conn error/i,
  },
  {
    kind: 'disk_error',
    by: 'kernel',
    pattern:
      /I\/O error, dev |blk_update_request: .*error|critical target error|failed command: (?:READ|WRITE)|Buffer I\/O error|exception Emask|nvme\S* .*(?:timeout, (?:aborting|reset|disable)|Abort status)/i,
    not: /\bsr\d|\bfd\d|loop\d/i,
  },
  {
    kind: 'raid_failed',
    pattern:
      /Disk failure on .*disabling device|raid\S*: .*(?:Operation continuing on|not enough operational|device .* kicked|is degraded|active with \d+ out of)|kicking non-fresh|Fail(?:Spare)? event detected on md|DegradedArray event|(?:VD|Virtual drive|logical drive).*(?:degraded|partially degraded)/i,
  },
  { kind: 'raid_rebuilt', pattern: /RebuildFinished event|md: \S+: (?:recovery|resync) done/ },
  {
    kind: 'thin_pool_full',
    pattern:
      /thin: .*(?:switching pool to (?:out-of-data-space|read-only|fail)|no free (?:data|metadata) space|out of (?:data|metadata)|unable to service)|dm-thin.*(?:no space|out of)|thin pool has .* free (?:data|metadata) blocks which is less/i,
  },
  {
    kind: 'thin_pool_grown',
    by: 'kernel',
    pattern: /thin: .*(?:switching pool to write mode|growing the (?:meta)?data device)/,
  },
  {
    kind: 'thin_pool_filling',
    pattern: /thin: .*reached low water mark|Thin (?:pool )?\S+ (?:data|metadata) is now/i,
  },
  {
    kind: 'smart_failing',
    pattern:
      /SMART (?:Usage|Prefailure|Pre-fail) Attribute.*FAIL|FAILED SMART self-check|Currently unreadable|Offline uncorrectable|Critical Warning \(0x|SMART Failure|FAILURE PREDICTION THRESHOLD EXCEEDED|Self-Test Log error count increased/i,
  },
  {
    kind: 'nfs_not_responding',
    by: 'kernel',
    pattern: /(?:nfs|lockd|rpcbind): server \S+ not responding|nfs4?_\w+: .*timed out/i,
  },
  { kind: 'nfs_ok', by: 'kernel', pattern: /(?:nfs|lockd|rpcbind): server \S+ OK/ },
  { kind: 'nfs_stale', by: 'application', pattern: /stale (?:nfs )?file handle|ESTALE\b/i },
  {
    kind: 'fsck_failed',
    pattern:
      /UNEXPECTED INCONSISTENCY|fsck failed with exit status|run fsck manually|Failed to start .*File System Check/i,
  },
  {
    kind: 'boot_stuck',
    pattern:
      /Give root password for maintenance|You are in (?:emergency|rescue) mode|Entering emergency mode|dracut-initqueue.*timeout|does not exist\. +Dropping to a shell/i,
  },
  {
    kind: 'mount_failed',
    pattern:
      /Failed to mount |mount\S*: .*(?:failed|wrong fs type|can't find|does not exist|special device|bad superblock|unknown filesystem|timed out|access denied)|^Mounting .* failed|mount process exited/i,
    not: /snap\b/,
  },
] as const satisfies readonly SignRule[];
