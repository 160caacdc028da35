import { isRecent, type SeenSign } from './signs-of.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Whether a state that lasts until somebody repairs it may still hold: it began within a week, or within this boot where the
 * kernel gave seconds since boot and nobody said when that was.
 */
export function mayLast(one: SeenSign): boolean {
  return isRecent(one, WEEK_MS) || (one.at === undefined && one.sign.bootSeconds !== undefined);
}

/** Whether `other` is of a later line than `one`: by time where both have one, otherwise by their place in the same log. */
export function isLater(other: SeenSign, one: SeenSign): boolean {
  if (other.at !== undefined && one.at !== undefined && other.at !== one.at) return other.at > one.at;
  return other.evidence.command === one.evidence.command && other.sign.line > one.sign.line;
}

/** "sdb1" of "EXT4-fs (sdb1): …", of "I/O error, dev sdb" and their like; "sdb: state E" is of btrfs. */
export function deviceOf({ sign }: SeenSign): string | undefined {
  return (
    /(?:EXT[234]|XFS|F2FS)(?:-fs)?(?: \w+)* \((?:device )?([\w!-]+)\)/.exec(sign.text)?.[1] ??
    /\(device ([\w!-]+)/.exec(sign.text)?.[1] ??
    /\[((?:sd|hd)[a-z]+)\]/.exec(sign.text)?.[1] ??
    /\b(?:dev|device|on) ((?:sd|hd|vd|xvd|nvme|dm-|mmcblk|md)[\w-]*)/.exec(sign.text)?.[1] ??
    /\b(nvme\d+)(?:n\d+)?\b/.exec(sign.text)?.[1]
  );
}

/** "sdb" of "sdb1", "nvme0n1" of "nvme0n1p3". */
export function diskOf(device: string): string {
  return device.replace(/^((?:sd|hd|vd|xvd)[a-z]+)\d+$/, '$1').replace(/^((?:nvme\d+n|mmcblk)\d+)p\d+$/, '$1');
}
