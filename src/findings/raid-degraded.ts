import { factsOf, type Known } from '../collectors/collector.ts';
import { raid } from '../collectors/raid.ts';
import type { RaidArray } from '../collectors/raid-array.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { isLater, mayLast } from './current.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { citeSigns, signsOf } from './signs-of.ts';
import { describeTime, plainName } from './words.ts';

interface Lost {
  readonly array: RaidArray;
  readonly citations: readonly Citation[];
}

/** What the arrays are now counts; the log alone only where none of them was shown. */
export const raidDegraded = defineFinding({
  class: 'raid_degraded',
  find(evidence) {
    const known = factsOf(evidence, raid);
    const lost = findLost(known.flatMap(({ evidence: source, facts }) => listLost(source, facts.arrays)));
    if (lost.length > 0) return lost.map((one) => describe(one, evidence));
    return known.some(({ facts }) => facts.arrays.length > 0) ? [] : fromLog(evidence);
  },
});

function listLost(source: Known<unknown>['evidence'], arrays: readonly RaidArray[]): readonly Lost[] {
  return arrays
    .filter(({ state }) => state !== 'complete')
    .map((array) => ({ array, citations: cite(source, ...array.lines) }));
}

/** An array seen by several tools is one. */
function findLost(all: readonly Lost[]): readonly Lost[] {
  const byName = new Map<string, Lost>();
  for (const one of all) {
    const before = byName.get(one.array.name);
    if (before === undefined) byName.set(one.array.name, one);
    else byName.set(one.array.name, { array: before.array, citations: [...before.citations, ...one.citations] });
  }
  return [...byName.values()];
}

function describe({ array, citations }: Lost, evidence: readonly Evidence[]): Proof {
  const which = [array.level, array.name].filter((word) => word !== '').map(plainName);
  const members = array.failed.map(plainName).join(', ');
  const lost = members === '' ? 'a member is missing' : `${members} failed`;
  const state = array.state === 'failed' ? 'does not run' : array.rebuilding ? 'is being rebuilt' : 'is degraded';
  const risk = array.state === 'failed' ? '' : ', and until it is complete again the next failure may lose data';
  const story = signsOf(evidence, 'raid_failed').seen.filter(mayLast);
  return {
    severity: array.rebuilding ? 'warning' : 'critical',
    statement: `The array ${which.join(' ')} ${state}: ${lost}${risk}.`,
    citations: [...citations, ...citeSigns(story[0], story.at(-1))],
    steps: STEPS,
  };
}

function fromLog(evidence: readonly Evidence[]): readonly Proof[] {
  const { seen } = signsOf(evidence, 'raid_failed');
  const rebuilt = signsOf(evidence, 'raid_rebuilt').seen.at(-1);
  const failed = seen.filter(mayLast);
  const last = failed.at(-1);
  if (last === undefined || (rebuilt !== undefined && isLater(rebuilt, last))) return [];
  const when = last.at === undefined ? '' : ` at ${describeTime(last.at)}`;
  return [
    {
      severity: 'critical',
      statement: `A RAID array lost a member${when}, and nothing shows that it is complete again.`,
      citations: citeSigns(failed[0], last),
      steps: STEPS,
    },
  ];
}

const STEPS: readonly Step[] = [
  {
    text: 'See which member is missing and what the kernel said of its disk; check that backups are good.',
    risk: 'read-only',
  },
  {
    text: 'Replace the disk and add its successor to the array, then watch the rebuild.',
    risk: 'disruptive',
    note: 'taking out the wrong disk loses the array',
  },
];
