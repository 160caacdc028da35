import { factsOf } from '../collectors/collector.ts';
import { disk } from '../collectors/disk.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { citeFillers, describeFillers } from './fillers.ts';
import { cite, defineFinding } from './finding.ts';
import { hasOwnSpace, onePerDevice } from './own-space.ts';
import { citeSigns, isRecent, signsOf } from './signs-of.ts';
import { describeSize } from './words.ts';

const GIB_IN_KIB = 1024 * 1024;

interface Space {
  readonly mount: string;
  readonly sizeKiB: number;
  readonly availableKiB: number;
  readonly usedPercent: number;
}

/** df rounds upwards, and 99 % of a large disk leaves plenty: what is left counts, in share and in bytes. */
function judge({ mount, sizeKiB, availableKiB, usedPercent }: Space): 'critical' | 'warning' | undefined {
  if (sizeKiB < GIB_IN_KIB / 8) return undefined; // Firmware partitions and the like are filled once and left so.
  if (availableKiB === 0 || (availableKiB <= sizeKiB * 0.005 && availableKiB < GIB_IN_KIB)) return 'critical';
  // What boots the host is filled by hand, and some of it is meant to be nearly full.
  if (/^\/boot\b/.test(mount)) return undefined;
  return usedPercent >= 95 && availableKiB < 5 * GIB_IN_KIB ? 'warning' : undefined;
}

export const diskFull = defineFinding({
  class: 'disk_full',
  find: (evidence) =>
    factsOf(evidence, disk).flatMap(({ evidence: source, facts }) =>
      onePerDevice(facts.filesystems.filter(hasOwnSpace)).flatMap((filesystem) => {
        const severity = judge(filesystem);
        if (severity === undefined) return [];
        const { mount, usedPercent, sizeKiB, availableKiB, line } = filesystem;
        const state = severity === 'critical' ? 'is full' : 'is almost full';
        const numbers = `${usedPercent} % of ${describeSize(sizeKiB)} used, ${describeSize(availableKiB)} left`;
        return [
          {
            severity,
            statement: `${mount} ${state}: ${numbers}${describeFillers(mount, evidence)}.`,
            citations: [...cite(source, line), ...citeFillers(mount, evidence), ...citeRefused(evidence)],
            steps: stepsFor(mount),
          },
        ];
      }),
    ),
});

/** An application that could not write. */
function citeRefused(evidence: readonly Evidence[]): readonly Citation[] {
  const refused = signsOf(evidence, 'no_space').seen.filter((one) => isRecent(one));
  return citeSigns(refused[0], refused.at(-1));
}

function stepsFor(mount: string): readonly Step[] {
  return [
    {
      text: `Find what fills ${mount}: the largest directories and files on it, and deleted files still held open.`,
      risk: 'read-only',
    },
    {
      text: `Free space on ${mount}: rotate or remove what its owner no longer needs, or make the filesystem larger.`,
      risk: 'disruptive',
      note: 'what is removed is gone',
    },
  ];
}
