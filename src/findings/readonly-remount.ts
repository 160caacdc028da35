import { factsOf } from '../collectors/collector.ts';
import { blockDevices } from '../collectors/block-devices.ts';
import { fstab } from '../collectors/fstab.ts';
import { machine } from '../collectors/machine.ts';
import { type Mounted, mounts } from '../collectors/mounts.ts';
import type { Citation, Collected, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { deviceOf, diskOf, isLater, mayLast } from './current.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { citeSigns, type SeenSign, signsOf } from './signs-of.ts';
import { describeTime, plainName } from './words.ts';

const ON_DISK = /^(?:ext[234]|xfs|btrfs|f2fs|jfs|reiserfs)$/;

interface MountedAt extends Mounted {
  readonly seenIn: Collected;
  /** Of the device, as the kernel calls it: "dm-0" for /dev/mapper/vg0-data, where the devices were listed. */
  readonly device: string;
  /** Whether "rw" in the list of mounts means that it can be written to. */
  readonly isRwTrue: boolean;
}

/** The kernel makes a filesystem read-only, or shuts it down, to keep it from harm: its own words, or what is mounted how. */
export const readonlyRemount = defineFinding({
  class: 'readonly_remount',
  find(evidence) {
    const mounted = listMounts(evidence);
    const byKernel = findStopped(evidence, mounted).map((one) => describeStopped(one, mounted, evidence));
    return byKernel.length > 0 ? byKernel : findReadOnly(evidence, mounted);
  },
});

function listMounts(evidence: readonly Evidence[]): readonly MountedAt[] {
  const hidesState = hidesReadOnly(evidence);
  return factsOf(evidence, mounts).flatMap(({ evidence: source, facts }) =>
    facts.mounts
      .filter(({ type }) => ON_DISK.test(type))
      .map((one) => ({
        ...one,
        seenIn: source,
        device: kernelName(one.source, evidence),
        isRwTrue: one.type !== 'xfs' && !(hidesState && one.type.startsWith('ext')),
      })),
  );
}

function kernelName(source: string, evidence: readonly Evidence[]): string {
  const name = source.replace(/^\/dev\/(?:mapper\/)?/, '');
  const listed = factsOf(evidence, blockDevices).flatMap(({ facts }) => facts.devices);
  return listed.find((one) => one.name === name)?.words.find((word) => /^dm-\d+$/.test(word)) ?? name;
}

/** Since 6.12, and in 6.6 by a later fix, ext4 that stopped after an error is still listed as "rw" (kernel commit d3476f3dad4a). */
function hidesReadOnly(evidence: readonly Evidence[]): boolean {
  return factsOf(evidence, machine).some(({ facts }) => {
    const [, major = '0', minor = '0'] = /^(\d+)\.(\d+)/.exec(facts.release) ?? [];
    return Number(major) > 6 || (Number(major) === 6 && Number(minor) >= 6);
  });
}

/** The first word of the kernel for each filesystem, but for those mounted anew since. */
function findStopped(evidence: readonly Evidence[], mounted: readonly MountedAt[]): readonly SeenSign[] {
  const stopped = signsOf(evidence, 'filesystem_read_only').seen.filter(mayLast);
  const again = signsOf(evidence, 'filesystem_mounted').seen;
  const byDevice = new Map<string, SeenSign>();
  for (const one of stopped) {
    const device = deviceOf(one) ?? '';
    const isOver = again.some((other) => deviceOf(other) === device && isLater(other, one));
    if (!isOver && !isWritable(device, mounted) && !byDevice.has(device)) byDevice.set(device, one);
  }
  return [...byDevice.values()];
}

/** XFS that was shut down still says "rw", and so does ext4 of newer kernels. */
function isWritable(device: string, mounted: readonly MountedAt[]): boolean {
  return mounted.some((one) => one.device === device && one.isRwTrue && one.options.includes('rw'));
}

function describeStopped(one: SeenSign, mounted: readonly MountedAt[], evidence: readonly Evidence[]): Proof {
  const device = deviceOf(one);
  const at = mounted.find((mount) => mount.device === device);
  const readOnly = mounted.filter(({ options }) => options.includes('ro'));
  const shown = at ?? (readOnly.length === 1 ? readOnly[0] : undefined);
  const where = shown === undefined ? '' : ` (${plainName(shown.mount)})`;
  const when = one.at === undefined ? '' : ` at ${describeTime(one.at)}`;
  const isShutDown = /shut|log I\/O|in-memory/i.test(one.sign.text);
  const done = isShutDown ? 'shut down' : 'made read-only';
  const which = device === undefined ? 'A filesystem' : `The filesystem on ${plainName(device)}${where}`;
  return {
    severity: 'critical',
    statement: `${which} was ${done} by the kernel${when} because of errors: nothing can be written to it.`,
    citations: [...citeSigns(one, ...findCause(device, evidence)), ...citeReadOnly(shown)],
    steps: STEPS,
  };
}

function citeReadOnly(mounted: MountedAt | undefined): readonly Citation[] {
  return mounted?.options.includes('ro') ? cite(mounted.seenIn, mounted.line) : [];
}

/** Errors of the same disk, and paths to disks that were lost. */
function findCause(device: string | undefined, evidence: readonly Evidence[]): readonly (SeenSign | undefined)[] {
  const errors = signsOf(evidence, 'disk_error', 'media_error').seen.filter(mayLast);
  const ofDisk = errors.filter((one) => diskOf(deviceOf(one) ?? '') === diskOf(device ?? ''));
  const path = signsOf(evidence, 'path_lost', 'disk_lost').seen.filter(mayLast);
  const filesystem = signsOf(evidence, 'filesystem_error').seen.filter(mayLast);
  return [(ofDisk.length > 0 ? ofDisk : errors)[0], filesystem[0], path.at(-1)];
}

/** Mounted read-only though fstab wants it otherwise, or applications can not write. */
function findReadOnly(evidence: readonly Evidence[], mounted: readonly MountedAt[]): readonly Proof[] {
  const refused = signsOf(evidence, 'read_only_write').seen.filter(mayLast).at(-1);
  const wanted = factsOf(evidence, fstab).flatMap(({ evidence: source, facts }) =>
    facts.entries.map((entry) => ({ entry, source })),
  );
  return mounted
    .filter(({ options }) => options.includes('ro') || options.includes('emergency_ro'))
    .flatMap((one) => {
      const want = wanted.find(({ entry }) => entry.mount === one.mount);
      if (want?.entry.options.includes('ro')) return [];
      const hurts =
        refused !== undefined || one.options.some((option) => /^(?:errors=remount-ro|emergency_ro)$/.test(option));
      if (want === undefined && !hurts) return [];
      return [
        {
          severity: 'critical' as const,
          statement: `${plainName(one.mount)} is mounted read-only, which it should not be: nothing can be written to it.`,
          citations: [
            ...cite(one.seenIn, one.line),
            ...(want === undefined ? [] : cite(want.source, want.entry.line)),
            ...citeSigns(refused),
          ],
          steps: STEPS,
        },
      ];
    });
}

const STEPS: readonly Step[] = [
  {
    text: 'Read what the kernel said of the disk and the filesystem before that, and whether the disk or its path is well.',
    risk: 'read-only',
  },
  {
    text: 'When the disk is well again: stop what uses the filesystem, unmount it, check it with fsck or xfs_repair, mount it.',
    risk: 'disruptive',
    note: 'have a backup before repairing',
  },
];
