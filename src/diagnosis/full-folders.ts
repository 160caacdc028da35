import { type Collector, factsOf } from '../collectors/collector.ts';
import { FOLDER } from '../collectors/parameter.ts';
import type { Evidence } from '../domain/evidence.ts';
import { hasOwnSpace, onePerDevice } from '../findings/own-space.ts';
import type { Seen } from './seen.ts';

interface Mounts {
  readonly filesystems: readonly {
    readonly source: string;
    readonly type: string;
    readonly mount: string;
    readonly usedPercent: number;
  }[];
}

/** Nothing is wrong below this; the rules fire later. */
const USED_PERCENT = 90;
/** Where a system's own filesystem fills up. */
const ON_ROOT: readonly string[] = ['/var', '/home', '/opt', '/srv', '/tmp', '/data', '/usr/local'];

/** The folders worth measuring: the mount points of full filesystems that may be named, and for the root what usually lies on it. */
export function fullFolders(collector: Collector<Mounts>): (seen: Seen) => readonly string[] {
  return ({ evidence }) => {
    const mounts = listMounts(collector, evidence);
    const full = mounts
      .filter((one) => one.usedPercent >= USED_PERCENT && hasOwnSpace(one))
      .toSorted((a, b) => b.usedPercent - a.usedPercent);
    const others = new Set(mounts.map(({ mount }) => mount));
    const folders = full.flatMap(({ mount }) => (mount === '/' ? ON_ROOT.filter((path) => !others.has(path)) : mount));
    return folders.filter((path) => FOLDER.accepts(path));
  };
}

function listMounts(collector: Collector<Mounts>, evidence: readonly Evidence[]): Mounts['filesystems'] {
  return factsOf(evidence, collector).flatMap(({ facts }) => onePerDevice(facts.filesystems));
}
