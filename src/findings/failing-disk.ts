import { factsOf } from '../collectors/collector.ts';
import { smartDisk } from '../collectors/smart-disk.ts';
import { smart } from '../collectors/smart.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { deviceOf, diskOf, mayLast } from './current.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { citeSigns, isRecent, type SeenSign, signsOf } from './signs-of.ts';
import { judgeDrive } from './smart-judgement.ts';
import { plainName } from './words.ts';

const PHYSICAL = /^(?:sd[a-z]+|hd[a-z]|nvme\d+(?:n\d+)?|mmcblk\d+|vd[a-z]+|xvd[a-z]+)$/;
const MANY = 10;

/** What the drive counted, or errors of the medium in the kernel's log. I/O errors alone may be of a path or of what lies above. */
export const failingDisk = defineFinding({
  class: 'failing_disk',
  find(evidence) {
    const bySmart = fromSmart(evidence);
    return bySmart.length > 0 ? bySmart : fromKernel(evidence);
  },
});

function fromSmart(evidence: readonly Evidence[]): readonly Proof[] {
  const errors = errorsOf(evidence);
  return [...factsOf(evidence, smart), ...factsOf(evidence, smartDisk)].flatMap(({ evidence: source, facts }) =>
    facts.drives.flatMap((drive) => {
      const judgement = judgeDrive(drive, errors.length > 0);
      if (judgement === undefined) return [];
      // Our own look names the device in its command alone.
      const device = drive.device === '' ? (/\/dev\/(\S+)$/.exec(source.command)?.[1] ?? '') : drive.device;
      const name = diskOf(device.split('/').at(-1) ?? '');
      const same = errors.filter((one) => isSameDisk(diskOf(deviceOf(one) ?? ''), name));
      return [
        {
          severity: judgement.severity,
          statement: `${name === '' ? 'A disk' : `The disk ${plainName(name)}`} is failing: ${judgement.reason}.`,
          citations: [...cite(source, ...judgement.lines), ...citeSigns(same[0], same.at(-1))],
          steps: STEPS,
        },
      ];
    }),
  );
}

/** A controller is asked as "nvme0" and complains as "nvme0n1". */
function isSameDisk(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}n`) || b.startsWith(`${a}n`);
}

/** I/O errors last: they name the device. */
function errorsOf(evidence: readonly Evidence[]): readonly SeenSign[] {
  const { seen } = signsOf(evidence, 'media_error', 'disk_lost', 'disk_error');
  return seen.filter((one) => mayLast(one) && PHYSICAL.test(diskOf(deviceOf(one) ?? '')));
}

function fromKernel(evidence: readonly Evidence[]): readonly Proof[] {
  const told = signsOf(evidence, 'smart_failing').seen.filter(
    (one) => isRecent(one) && /smartd|^$/.test(one.sign.source),
  );
  const medium = signsOf(evidence, 'media_error', 'disk_lost');
  const proofs = [...medium.seen.filter(mayLast), ...told];
  const errors = errorsOf(evidence);
  if (proofs.length > 0 && (told.length > 0 || medium.times > 1 || errors.length > 1)) {
    const device = [...errors, ...proofs].map(deviceOf).find((one) => one !== undefined);
    return [
      describe(device, 'critical', 'reads or writes fail on the medium itself', [
        proofs[0],
        errors.at(-1),
        proofs.at(-1),
      ]),
    ];
  }
  const io = signsOf(evidence, 'disk_error');
  const isElsewhere = signsOf(evidence, 'path_lost', 'thin_pool_full').seen.some(mayLast);
  const [first] = errors;
  if (io.times < MANY || isElsewhere || first === undefined || proofs.length > 0) return [];
  return [describe(deviceOf(first), 'warning', 'many requests to it fail', [first, errors.at(-1)])];
}

function describe(
  device: string | undefined,
  severity: Proof['severity'],
  reason: string,
  signs: readonly (SeenSign | undefined)[],
): Proof {
  const name = device === undefined ? 'A disk' : `The disk ${plainName(diskOf(device))}`;
  const citations: readonly Citation[] = citeSigns(...signs);
  return { severity, statement: `${name} is failing: ${reason}.`, citations, steps: STEPS };
}

const STEPS: readonly Step[] = [
  { text: 'Check that backups of what is on the disk are good, and read its SMART data.', risk: 'read-only' },
  { text: 'Replace the disk; in an array, mark it failed first.', risk: 'disruptive', note: 'needs the right slot' },
];
