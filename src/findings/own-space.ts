/** Images and views that are full by nature, or only show another filesystem's space again. */
const NO_SPACE_OF_THEIR_OWN: ReadonlySet<string> = new Set([
  'squashfs',
  'iso9660',
  'udf',
  'erofs',
  'cramfs',
  'romfs',
  'tmpfs',
  'devtmpfs',
  'ramfs',
  'overlay',
  'aufs',
  'efivarfs',
  'autofs',
  'fuse.snapfuse',
  'fuse.squashfuse',
  'fuse.lxcfs',
  'fuse.gvfsd-fuse',
]);

interface Mounted {
  readonly source: string;
  readonly type: string;
  readonly mount: string;
}

/** Whether a filesystem being full means that something can not be written any more. */
export function hasOwnSpace({ source, type, mount }: Mounted): boolean {
  if (NO_SPACE_OF_THEIR_OWN.has(type)) return false;
  if (/^\/snap\/|^\/var\/lib\/snapd\/snap\//.test(mount)) return false;
  if (/^\/dev\/sr\d/.test(source)) return false;
  // Without a type (BusyBox), the device must tell: a loop is nearly always an image, and a bare word a virtual filesystem.
  return type !== '' || (source.startsWith('/') && !source.startsWith('/dev/loop'));
}

/** A device mounted in several places is one thing to run out of; the shortest mount point names it best. */
export function onePerDevice<T extends Mounted>(filesystems: readonly T[]): readonly T[] {
  const shortest = new Map<string, T>();
  for (const filesystem of filesystems) {
    const known = shortest.get(filesystem.source);
    if (known === undefined || filesystem.mount.length < known.mount.length)
      shortest.set(filesystem.source, filesystem);
  }
  return [...shortest.values()];
}
