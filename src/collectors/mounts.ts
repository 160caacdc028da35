import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Mounted = z.object({
  source: z.string(),
  type: z.string(),
  mount: z.string(),
  options: z.array(z.string()),
  line: z.int(),
});
export type Mounted = z.infer<typeof Mounted>;
const Facts = z.object({ mounts: z.array(Mounted) });

const MAX_MOUNTS = 400;
/** proc_mounts(5): blanks in names are written as octal. */
const PROC = /^(\S+) (\/\S*) ([\w.-]+) ((?:ro|rw)\b\S*) \d+ \d+$/;
const MOUNT = /^(.+?) on (\/.*?) type ([\w.-]+) \(((?:ro|rw)\b[^)]*)\)/;
/** Target, source, type, options: the order of findmnt(8) without `-o`, its tree drawn in letters or lines. */
const FINDMNT = /^[\s|`├└│─-]*(\/\S*)\s+(\S+)\s+([\w.-]+)\s+((?:ro|rw)\b\S*)\s*$/;

/** Read from the kernel's own list: no mounted filesystem is touched, so none that is dead can hang it. */
export const mounts = defineCollector({
  name: 'mounts',
  about: 'What is mounted, and how',
  hides: 'filesystems that are read-only or not mounted',
  trust: 'system',
  when: ['disk_health', 'disk_space', 'mount_nfs', 'boot_kernel'],
  facts: Facts,
  commands: [['cat', '/proc/self/mounts']],
  recognises: [
    /^mount(?:\s+-[lvt]\b.*)?$/,
    /^(?:cat|grep|egrep|head)\b.*(?:\/proc\/\S*mounts|\/etc\/mtab)\b/,
    /^findmnt\b/,
  ],
  parse(lines) {
    const found = lines.flatMap((line) => findMounted(line) ?? []);
    if (found.length === 0) throw new Error('no mount in it');
    return { mounts: found.slice(0, MAX_MOUNTS) };
  },
  keep: (facts) => facts.mounts.filter(isTelling).map(({ line }) => line),
});

function findMounted({ number, text }: Line): Mounted | undefined {
  const [, source, mount, type, options] = PROC.exec(text) ?? MOUNT.exec(text) ?? [];
  const [, target, from, kind, how] = FINDMNT.exec(text) ?? [];
  return toMounted(number, source, mount, type, options) ?? toMounted(number, from, target, kind, how);
}

function toMounted(line: number, source = '', mount = '', type = '', options = ''): Mounted | undefined {
  return source === '' || mount === ''
    ? undefined
    : { source, type, mount: unescape(mount), options: options.split(','), line };
}

/** What is on a device or a server. Of the kernel's own views nothing can be learnt here. */
function isTelling({ source, type }: Mounted): boolean {
  return (source.startsWith('/') || /^nfs|cifs|fuse|ceph|zfs|9p/.test(type)) && type !== 'squashfs';
}

function unescape(name: string): string {
  return name.replace(/\\(\d{3})/g, (_all, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
