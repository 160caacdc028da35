import { factsOf } from '../collectors/collector.ts';
import { failedUnits } from '../collectors/failed-units.ts';
import { fstab } from '../collectors/fstab.ts';
import { mounts } from '../collectors/mounts.ts';
import { volumes } from '../collectors/volumes.ts';
import { disk } from '../collectors/disk.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { mayLast } from './current.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { citeSigns, type SeenSign, signsOf } from './signs-of.ts';
import { plainName } from './words.ts';

const MAX_STORY = 6;

/** A filesystem that fstab names could not be mounted, and without `nofail` a boot stops there. Over once it is mounted. */
export const failedMountEmergency = defineFinding({
  class: 'failed_mount_emergency',
  find(evidence) {
    const story = tellStory(evidence);
    const failed = citeFailedUnits(evidence);
    const where = findWhere(story, evidence);
    if (story.length + failed.length === 0 || isMountedNow(where, evidence)) return [];
    const isStopped = story.some((one) => one.sign.kind !== 'fsck_failed' && isBoot(one));
    const isStuck = story.some((one) => isBoot(one));
    // One mount that failed by hand or by an automounter is no trouble of the host.
    if (!isStuck && failed.length === 0 && !isWanted(where, evidence)) return [];
    return [
      describe(where, isStopped, [
        ...citeSigns(...story),
        ...failed,
        ...citeWanted(where, evidence),
        ...citeInactive(evidence),
      ]),
    ];
  },
});

function isBoot({ sign }: SeenSign): boolean {
  return /^(?:emergency_mode|boot_stuck|fsck_failed)$/.test(sign.kind) || /Local File Systems|local-fs/.test(sign.text);
}

/** What failed first, and what came of it. */
function tellStory(evidence: readonly Evidence[]): readonly SeenSign[] {
  const about =
    /\.mount|\.device|\.swap|\/dev\/|Local File Systems|local-fs|^(?:Dependency failed for|Failed to mount) (?:\S+ - )?\//;
  const dependent = signsOf(evidence, 'dependency_failed').seen.filter(({ sign }) => about.test(sign.text));
  const others = signsOf(
    evidence,
    'device_timeout',
    'mount_failed',
    'fsck_failed',
    'emergency_mode',
    'boot_stuck',
  ).seen;
  return [...others, ...dependent]
    .filter(mayLast)
    .filter(({ sign }) => !/nfs|cifs/i.test(sign.text))
    .toSorted((a, b) => (a.at ?? '').localeCompare(b.at ?? '') || a.sign.line - b.sign.line)
    .slice(0, MAX_STORY);
}

function citeFailedUnits(evidence: readonly Evidence[]): readonly Citation[] {
  return factsOf(evidence, failedUnits).flatMap(({ evidence: source, facts }) =>
    cite(source, ...facts.units.filter(({ name }) => /\.(?:mount|swap)$/.test(name)).map(({ line }) => line)),
  );
}

function findWhere(story: readonly SeenSign[], evidence: readonly Evidence[]): string | undefined {
  for (const { sign } of story) {
    const [, mount] =
      /(?:Failed to mount|Dependency failed for|Mounting|on) (?:\S+\.mount - )?(\/(?!dev\/)[^\s:]*?)(?:\.\.\.|\.?$|:| )/.exec(
        sign.text,
      ) ?? [];
    if (mount !== undefined) return mount;
  }
  const [unit] = factsOf(evidence, failedUnits).flatMap(({ facts }) =>
    facts.units.filter(({ name }) => name.endsWith('.mount')).map(({ name }) => name),
  );
  return unit === undefined
    ? undefined
    : `/${unit
        .replace(/\.mount$/, '')
        .replaceAll('-', '/')
        .replaceAll('\\x2d', '-')}`;
}

function isMountedNow(where: string | undefined, evidence: readonly Evidence[]): boolean {
  if (where === undefined) return false;
  const listed = [
    ...factsOf(evidence, mounts).flatMap(({ facts }) => facts.mounts.map(({ mount }) => mount)),
    ...factsOf(evidence, disk).flatMap(({ facts }) => facts.filesystems.map(({ mount }) => mount)),
  ];
  return listed.includes(where);
}

function isWanted(where: string | undefined, evidence: readonly Evidence[]): boolean {
  return citeWanted(where, evidence).length > 0;
}

function citeWanted(where: string | undefined, evidence: readonly Evidence[]): readonly Citation[] {
  return factsOf(evidence, fstab).flatMap(({ evidence: source, facts }) =>
    cite(source, facts.entries.find(({ mount }) => mount === where)?.line),
  );
}

/** The fifth letter of an active volume is "a". Volumes that are parts of others say nothing. */
function citeInactive(evidence: readonly Evidence[]): readonly Citation[] {
  return factsOf(evidence, volumes).flatMap(({ evidence: source, facts }) =>
    cite(source, ...facts.volumes.filter(({ attributes }) => /^[-orm].{3}-/.test(attributes)).map(({ line }) => line)),
  );
}

function describe(where: string | undefined, isStuck: boolean, citations: readonly Citation[]): Proof {
  const what = where === undefined ? 'A filesystem of /etc/fstab' : plainName(where);
  const then = isStuck ? ', and the boot stopped in emergency mode for want of it' : '';
  return { severity: 'critical', statement: `${what} could not be mounted${then}.`, citations, steps: STEPS };
}

const STEPS: readonly Step[] = [
  {
    text: 'Compare the entry in /etc/fstab with the devices there are (lsblk -f, blkid, lvs): is the UUID right, is the volume active?',
    risk: 'read-only',
  },
  {
    text: 'Correct the entry or bring the device back, then mount it; `nofail` keeps the next boot from stopping there.',
    risk: 'reversible',
  },
];
