import { factsOf, type Collector } from '../collectors/collector.ts';
import { disk } from '../collectors/disk.ts';
import { failedUnits } from '../collectors/failed-units.ts';
import { inodes } from '../collectors/inodes.ts';
import { memory } from '../collectors/memory.ts';
import type { Collected, Evidence } from '../domain/evidence.ts';
import { hasOwnSpace } from '../findings/own-space.ts';

/** One look at one host, and whether what it showed is as it should be. */
interface Seen {
  readonly evidence: Collected;
  readonly fine: boolean;
}

/** A look that must be had before anything is called healthy, and the faults it would have shown. */
export interface Check {
  readonly what: string;
  readonly classes: readonly string[];
  readonly see: (evidence: readonly Evidence[]) => readonly Seen[];
}

/** Wider than where rules fire: between the two lies what is neither shown to be a fault nor fine. */
const USED_PERCENT = 95;
const AVAILABLE_SHARE = 0.05;

export const CHECKS: readonly Check[] = [
  {
    what: 'disk space',
    classes: ['disk_full', 'deleted_open_files', 'lvm_thin_pool_full'],
    see: seeWith(disk, ({ filesystems }) => filesystems.every(hasRoom)),
  },
  {
    what: 'inodes',
    classes: ['inode_exhaustion'],
    see: seeWith(inodes, ({ filesystems }) => filesystems.every(hasRoom)),
  },
  {
    what: 'memory',
    classes: ['oom_kill', 'cgroup_memory_limit', 'swap_exhaustion'],
    see: seeWith(
      memory,
      ({ total, available }) => available !== undefined && available.kiB > total.kiB * AVAILABLE_SHARE,
    ),
  },
  {
    what: 'failed units',
    classes: ['service_failed', 'service_bad_config', 'service_missing_file', 'port_in_use', 'dependency_down'],
    see: seeWith(failedUnits, ({ units }) => units.length === 0),
  },
];

function seeWith<Facts>(collector: Collector<Facts>, isFine: (facts: Facts) => boolean): Check['see'] {
  return (evidence) =>
    factsOf(evidence, collector)
      .filter((known) => !known.evidence.truncated)
      .map((known) => ({ evidence: known.evidence, fine: isFine(known.facts) }));
}

function hasRoom(filesystem: Parameters<typeof hasOwnSpace>[0] & { readonly usedPercent: number }): boolean {
  return filesystem.usedPercent < USED_PERCENT || !hasOwnSpace(filesystem);
}
