import { blockDevices } from '../collectors/block-devices.ts';
import { factsOf } from '../collectors/collector.ts';
import { DEVICE } from '../collectors/parameter.ts';
import { smart } from '../collectors/smart.ts';
import { about, anyOf, found, saw, type Seen } from './seen.ts';

const MAX_DISKS = 8;
const asksForDisks = anyOf(
  about('disk_health', 'boot_kernel'),
  found('failing_disk', 'raid_degraded', 'readonly_remount'),
  saw('disk_error', 'media_error', 'disk_lost', 'smart_failing'),
);

/** Disks that the host has listed and that were not asked yet, as smartctl takes them: of NVMe the controller. */
export function listedDisks(seen: Seen): readonly string[] {
  if (!asksForDisks(seen)) return [];
  const asked = seen.evidence.flatMap(({ collector, command }) =>
    collector === smart.name ? [command.split(' ').at(-1)] : [],
  );
  const listed = factsOf(seen.evidence, blockDevices).flatMap(({ facts }) => facts.devices);
  const disks = listed.map(({ name }) => `/dev/${name.replace(/^(nvme\d+)n\d+$/, '$1')}`);
  return [...new Set(disks)].filter((disk) => DEVICE.accepts(disk) && !asked.includes(disk)).slice(0, MAX_DISKS);
}
