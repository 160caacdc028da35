import { factsOf } from '../collectors/collector.ts';
import { inodes } from '../collectors/inodes.ts';
import type { Step } from '../domain/finding.ts';
import { citeCrowded, describeCrowded } from './fillers.ts';
import { cite, defineFinding } from './finding.ts';
import { hasOwnSpace, onePerDevice } from './own-space.ts';

const FEW = 10_000;

interface Inodes {
  readonly inodes: number;
  readonly free: number;
  readonly usedPercent: number;
}

function judge({ inodes: total, free, usedPercent }: Inodes): 'critical' | 'warning' | undefined {
  if (free === 0 || (usedPercent >= 99 && free < Math.min(FEW, total * 0.005))) return 'critical';
  return usedPercent >= 95 && free < 5 * FEW ? 'warning' : undefined;
}

export const inodeExhaustion = defineFinding({
  class: 'inode_exhaustion',
  find: (evidence) =>
    factsOf(evidence, inodes).flatMap(({ evidence: source, facts }) =>
      onePerDevice(facts.filesystems.filter(hasOwnSpace)).flatMap((filesystem) => {
        const severity = judge(filesystem);
        if (severity === undefined) return [];
        const { mount, used, free, line } = filesystem;
        const state = severity === 'critical' ? 'can hold no more files' : 'can hold few more files';
        const statement = `${mount} ${state}: ${used} inodes are used and ${free} are free, whatever space is left${describeCrowded(mount, evidence)}.`;
        return [
          {
            severity,
            statement,
            citations: [...cite(source, line), ...citeCrowded(mount, evidence)],
            steps: stepsFor(mount),
          },
        ];
      }),
    ),
});

function stepsFor(mount: string): readonly Step[] {
  return [
    {
      text: `Find the directory on ${mount} that holds most files, and what should have cleaned it up.`,
      risk: 'read-only',
    },
    {
      text: `Let that clean-up run again, or remove the files it should have removed.`,
      risk: 'disruptive',
      note: 'what is removed is gone',
    },
  ];
}
