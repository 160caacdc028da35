import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Device = z.object({
  name: z.string(),
  /** "disk", "part", "lvm", "raid1"; empty where it was not asked for. */
  type: z.string(),
  /** The kernel's name, UUIDs, labels and whatever else names it in the row. */
  words: z.array(z.string()),
  line: z.int(),
});
const Facts = z.object({ devices: z.array(Device) });

const TYPES = /^(?:disk|part|lvm|crypt|raid\d+|linear|mpath|dm|loop|rom)$/;

/** lsblk(8), or blkid(8) where people use that. */
export const blockDevices = defineCollector({
  name: 'block-devices',
  about: 'Disks, partitions, what is on them and where they are mounted',
  hides: 'missing or unformatted disks',
  trust: 'system',
  when: ['disk_health', 'disk_space', 'mount_nfs', 'boot_kernel'],
  facts: Facts,
  commands: [
    ['lsblk', '--list', '--output', 'NAME,KNAME,SIZE,RO,TYPE,FSTYPE,LABEL,UUID,MOUNTPOINT'],
    ['cat', '/proc/partitions'],
  ],
  recognises: [/^lsblk\b/, /^blkid\b/, /^cat\b.*\/proc\/partitions/],
  parse(lines) {
    const devices = lines.flatMap((line) => findDevice(line) ?? []);
    if (devices.length === 0) throw new Error('no device in it');
    return { devices };
  },
  keep: ({ devices }) => devices.filter(({ type }) => type !== 'loop').map(({ line }) => line),
});

function findDevice({ number, text }: Line): z.infer<typeof Device> | undefined {
  const words = text
    .replace(/^[\s|`├└│─-]+/, '')
    .trim()
    .split(/\s+/);
  const partition = /^\s*\d+\s+\d+\s+\d+\s+(\S+)$/.exec(text)?.[1];
  if (partition !== undefined) return { name: partition, type: '', words: [], line: number };
  const [name, ...rest] = words;
  if (name === undefined || !/^(?:\/dev\/)?[a-z][\w!./:+-]*:?$/.test(name) || /^(?:major|lsblk|blkid):?$/.test(name))
    return undefined;
  const plain = rest.map((word) => word.replace(/^\w+="?|"$/g, ''));
  return {
    name: name.replace(/^\/dev\//, '').replace(/:$/, ''),
    type: plain.find((word) => TYPES.test(word)) ?? '',
    words: plain,
    line: number,
  };
}
