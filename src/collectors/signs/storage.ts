import type { SignRule } from './rule.ts';

/** Disks, filesystems, RAID, LVM, NFS. Kernel wordings of 3.10 to 6.x. */
export const storage = [
  {
    kind: 'no_space',
    by: 'application',
    not: /\b(?:warn(?:ing)?|notice|info|debug|deprecated)\b/i,
    pattern: /no space left on device|ENOSPC|disk quota exceeded/i,
  },
  {
    kind: 'filesystem_read_only',
    by: 'kernel',
    pattern:
      /remounting (?:filesystem )?read-only|Remounting filesystem read-only|forced readonly|shutting down filesystem|Filesystem has been shut ?down|Corruption of in-memory data|log I\/O error .*Shutting down|Log I\/O Error Detected/i,
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
    not: /error count since last fsck|errors=/i,
  },
  {
    kind: 'disk_error',
    by: 'kernel',
    pattern:
      /I\/O error, dev |blk_update_request: .*error|critical (?:medium|target) error|Unrecovered read error|Medium Error|failed command: (?:READ|WRITE)|\{ UNC \}|Buffer I\/O error|exception Emask|nvme\S* .*(?:timeout, (?:aborting|reset|disable)|controller is down|Removing after probe failure|Abort status)|rejecting I\/O to (?:offline|dead) device/i,
    not: /\bsr\d|\bfd\d|loop\d/i,
  },
  {
    kind: 'raid_failed',
    pattern:
      /Disk failure on .*disabling device|raid\S*: .*(?:Operation continuing on|not enough operational|device .* kicked)|kicking non-fresh|Fail(?:Spare)? event detected on md|DegradedArray event|md\/raid\S*: .*(?:Disk failure|cannot start dirty degraded)/i,
  },
  {
    kind: 'thin_pool_full',
    pattern:
      /thin: .*(?:reached low water mark|switching pool to (?:out-of-data-space|read-only|fail)|no free (?:data|metadata) space|out of (?:data|metadata)|unable to service)|Thin (?:pool )?\S+ (?:data|metadata) is now|dm-thin.*(?:no space|out of)/i,
  },
  {
    kind: 'smart_failing',
    pattern:
      /SMART (?:Usage|Prefailure) Attribute.*FAIL|FAILED SMART self-check|Currently unreadable|Offline uncorrectable|SMART error \(/i,
  },
  {
    kind: 'nfs_not_responding',
    by: 'kernel',
    pattern: /nfs: server \S+ not responding|nfs4?_\w+: .*(?:timed out|error)/i,
  },
  { kind: 'nfs_ok', by: 'kernel', pattern: /nfs: server \S+ OK/ },
  {
    kind: 'mount_failed',
    pattern:
      /Failed to mount |mount\S*: .*(?:failed|wrong fs type|can't find|does not exist|special device)|^Mounting .* failed/i,
  },
] as const satisfies readonly SignRule[];
