import { bigDirectories } from '../collectors/big-directories.ts';
import { bigFiles } from '../collectors/big-files.ts';
import { factsOf } from '../collectors/collector.ts';
import { manyFiles } from '../collectors/many-files.ts';
import type { Citation, Collected, Evidence } from '../domain/evidence.ts';
import { cite } from './finding.ts';
import { describeSize, plainName } from './words.ts';

interface Place {
  readonly path: string;
  readonly size: number;
  readonly line: number;
  readonly source: Collected;
}

const MAX_PLACES = 3;
/** Of what is largest: a directory that holds this much of it leads to what fills the disk. */
const MOST = 0.5;

/** "; most of it lies in /var/log/app (33 GiB), in /var/log/app/debug.log (31 GiB)", or nothing where nobody looked. */
export function describeFillers(mount: string, evidence: readonly Evidence[]): string {
  const names = findFillers(mount, evidence).map(({ path, size }) => `${plainName(path)} (${describeSize(size)})`);
  return names.length === 0 ? '' : `; most of it lies in ${names.join(' and ')}`;
}

export function citeFillers(mount: string, evidence: readonly Evidence[]): readonly Citation[] {
  return findFillers(mount, evidence).flatMap(({ source, line }) => cite(source, line));
}

function findFillers(mount: string, evidence: readonly Evidence[]): readonly Place[] {
  const directories = factsOf(evidence, bigDirectories).flatMap(({ evidence: source, facts }) =>
    facts.directories.map(({ path, sizeKiB, line }) => ({ path, size: sizeKiB, line, source })),
  );
  // Listings name a file without its directory: it still is one that somebody looked for.
  const files = factsOf(evidence, bigFiles).flatMap(({ evidence: source, facts }) =>
    facts.files.map(({ path, sizeKiB, line }) => ({ path, size: sizeKiB, line, source })),
  );
  const [file] = within(mount, files, true);
  return [...deepest(within(mount, directories, false)), ...(file === undefined ? [] : [file])].slice(0, MAX_PLACES);
}

function within(mount: string, places: readonly Place[], bare: boolean): readonly Place[] {
  const prefix = mount === '/' ? '/' : `${mount}/`;
  return places
    .filter(({ path }) => (path.startsWith(prefix) && path !== '/') || (bare && !path.startsWith('/')))
    .toSorted((a, b) => b.size - a.size || b.path.length - a.path.length);
}

/** Of nested directories the innermost that still holds most. */
function deepest(places: readonly Place[]): readonly Place[] {
  const [largest] = places;
  if (largest === undefined) return [];
  const heavy = places.filter(({ size }) => size >= largest.size * MOST);
  return heavy.filter(({ path }) => !heavy.some((other) => other.path.startsWith(`${path}/`))).slice(0, 1);
}

/** "; most of them lie in /var/spool/x (2987113 files)". */
export function describeCrowded(mount: string, evidence: readonly Evidence[]): string {
  const [first] = findCrowded(mount, evidence);
  return first === undefined ? '' : `; most of them lie in ${plainName(first.path)} (${first.size} files)`;
}

export function citeCrowded(mount: string, evidence: readonly Evidence[]): readonly Citation[] {
  return findCrowded(mount, evidence).flatMap(({ source, line }) => cite(source, line));
}

function findCrowded(mount: string, evidence: readonly Evidence[]): readonly Place[] {
  const counted = factsOf(evidence, manyFiles).flatMap(({ evidence: source, facts }) =>
    facts.directories.map(({ path, files, line }) => ({ path, size: files, line, source })),
  );
  return deepest(within(mount, counted, false));
}
