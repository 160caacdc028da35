import { bigDirectories } from '../collectors/big-directories.ts';
import { factsOf } from '../collectors/collector.ts';
import { type DeletedFile, deletedFiles } from '../collectors/deleted-files.ts';
import { disk } from '../collectors/disk.ts';
import type { Citation, Collected, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { hasOwnSpace } from './own-space.ts';
import { describeSize, plainName } from './words.ts';

const GIB_IN_KIB = 1024 * 1024;
/** Below this the filesystem has room, and the files do no harm. */
const USED_PERCENT = 80;
/** Of the filesystem's size: less than that is not what fills it. */
const SHARE = 0.1;
const MAX_FILES = 3;

interface Mount {
  readonly mount: string;
  readonly sizeKiB: number;
  readonly usedKiB: number;
  readonly usedPercent: number;
  readonly citations: readonly Citation[];
}

interface Held {
  readonly file: DeletedFile;
  readonly source: Collected;
}

/** Space that no du finds: it explains a full disk whose files do not add up. */
export const deletedOpenFiles = defineFinding({
  class: 'deleted_open_files',
  find(evidence) {
    const files = listFiles(evidence);
    const known = listMounts(evidence);
    if (known.length === 0) return judge(undefined, files, evidence);
    const places = new Set(files.map(({ file }) => findMount(file.path, known)));
    return [...places].flatMap((mount) =>
      mount === undefined
        ? []
        : judge(
            mount,
            files.filter(({ file }) => findMount(file.path, known) === mount),
            evidence,
          ),
    );
  },
});

function listFiles(evidence: readonly Evidence[]): readonly Held[] {
  const files = new Map<string, Held>();
  for (const { evidence: source, facts } of factsOf(evidence, deletedFiles)) {
    for (const file of facts.files) {
      const before = files.get(file.path)?.file.sizeKiB ?? -1;
      if (before < (file.sizeKiB ?? 0)) files.set(file.path, { file, source });
    }
  }
  return [...files.values()].toSorted((a, b) => (b.file.sizeKiB ?? 0) - (a.file.sizeKiB ?? 0));
}

function listMounts(evidence: readonly Evidence[]): readonly Mount[] {
  return factsOf(evidence, disk).flatMap(({ evidence: source, facts }) =>
    facts.filesystems
      .filter((one) => hasOwnSpace(one) || one.type === 'overlay')
      .map((one) => ({ ...one, citations: cite(source, one.line) })),
  );
}

/** The longest mount point that the path lies below. */
function findMount(path: string, known: readonly Mount[]): Mount | undefined {
  return known
    .filter(({ mount }) => mount === '/' || path === mount || path.startsWith(`${mount}/`))
    .toSorted((a, b) => b.mount.length - a.mount.length)[0];
}

function judge(mount: Mount | undefined, files: readonly Held[], evidence: readonly Evidence[]): readonly Proof[] {
  const missing = mount && findMissing(mount, evidence);
  const heldKiB = files.reduce((sum, { file }) => sum + (file.sizeKiB ?? 0), 0);
  const sizeKiB = heldKiB > 0 ? heldKiB : (missing?.sizeKiB ?? 0);
  if (files.length === 0 || !isMuch(mount, sizeKiB)) return [];
  return [describe(mount, sizeKiB, files, missing?.citations ?? [])];
}

function isMuch(mount: Mount | undefined, sizeKiB: number): boolean {
  if (mount === undefined) return sizeKiB >= 5 * GIB_IN_KIB;
  return mount.usedPercent >= USED_PERCENT && sizeKiB >= mount.sizeKiB * SHARE;
}

/** What df counts and du does not find. */
function findMissing(
  mount: Mount,
  evidence: readonly Evidence[],
): { sizeKiB: number; citations: readonly Citation[] } | undefined {
  for (const { evidence: source, facts } of factsOf(evidence, bigDirectories)) {
    const whole = facts.directories.find(({ path }) => path === mount.mount);
    if (whole !== undefined) {
      return { sizeKiB: Math.max(0, mount.usedKiB - whole.sizeKiB), citations: cite(source, whole.line) };
    }
  }
  return undefined;
}

function describe(
  mount: Mount | undefined,
  sizeKiB: number,
  files: readonly Held[],
  others: readonly Citation[],
): Proof {
  const shown = files.slice(0, MAX_FILES).filter(({ file }, index) => index === 0 || (file.sizeKiB ?? 0) > GIB_IN_KIB);
  const where = mount === undefined ? '' : ` of ${mount.mount}, which is ${mount.usedPercent} % full,`;
  return {
    severity: mount === undefined || mount.usedPercent < 95 ? 'warning' : 'critical',
    statement: `${describeSize(sizeKiB)}${where} is taken by deleted files that are still open${describeHolder(files[0])}.`,
    citations: [
      ...shown.flatMap(({ file: { line }, source }) => cite(source, line)),
      ...(mount?.citations ?? []),
      ...others,
    ],
    steps: STEPS,
  };
}

function describeHolder(held: Held | undefined): string {
  if (held === undefined) return '';
  const { process, pid, path } = held.file;
  const who = process === '' ? 'a process' : plainName(process);
  return `, most of it by ${who}${pid === undefined ? '' : ` (pid ${pid})`}: ${plainName(path)}`;
}

const STEPS: readonly Step[] = [
  {
    text: 'List deleted files that are still open, with their size and process (lsof +L1, as root).',
    risk: 'read-only',
  },
  {
    text: 'Make the process open its log anew (its reload, or logrotate with copytruncate from now on), or restart it.',
    risk: 'disruptive',
    note: 'the space comes back when the last process closes the file',
  },
];
