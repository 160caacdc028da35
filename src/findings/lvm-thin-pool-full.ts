import { factsOf } from '../collectors/collector.ts';
import { type Volume, volumes } from '../collectors/volumes.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { isLater, mayLast } from './current.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { citeSigns, signsOf } from './signs-of.ts';
import { plainName } from './words.ts';

const FULL_PERCENT = 99;
const ALMOST_PERCENT = 95;

interface PoolState {
  readonly name: string;
  readonly dataPercent: number;
  readonly metadataPercent: number;
  /** The kernel or LVM says itself that it can not go on. */
  readonly broken: boolean;
  readonly citations: readonly Citation[];
}

/** Volumes of a full thin pool fail with I/O errors while df and the disks look well: this explains both. */
export const lvmThinPoolFull = defineFinding({
  class: 'lvm_thin_pool_full',
  find(evidence) {
    const pools = [...fromVolumes(evidence), ...fromKernel(evidence)];
    const told = citeLog(evidence);
    const bad = pools.filter((pool) => fullness(pool) >= ALMOST_PERCENT || pool.broken);
    const [worst] = bad.toSorted((a, b) => Number(b.broken) - Number(a.broken) || fullness(b) - fullness(a));
    if (worst !== undefined) return [describe(worst, [...told, ...citeGroups(evidence)])];
    return pools.length > 0 || told.length === 0 ? [] : [fromLog(told)];
  },
});

function fromVolumes(evidence: readonly Evidence[]): readonly PoolState[] {
  return factsOf(evidence, volumes).flatMap(({ evidence: source, facts }) =>
    facts.volumes
      .filter(({ attributes }) => attributes.startsWith('t'))
      .map((volume: Volume) => ({
        name: `${volume.group}/${volume.name}`,
        dataPercent: volume.dataPercent ?? 0,
        metadataPercent: volume.metadataPercent ?? 0,
        broken: /[DMF]/.test(volume.attributes[8] ?? ''),
        citations: cite(source, volume.line),
      })),
  );
}

function fromKernel(evidence: readonly Evidence[]): readonly PoolState[] {
  return factsOf(evidence, volumes).flatMap(({ evidence: source, facts }) =>
    facts.pools.map(({ name, dataPercent, metadataPercent, mode, line }) => ({
      name: name.replace(/-tpool$/, ''),
      dataPercent,
      metadataPercent,
      broken: /out_of|fail|error|ro\b/i.test(mode),
      citations: cite(source, line),
    })),
  );
}

function fullness({ dataPercent, metadataPercent }: PoolState): number {
  return Math.max(dataPercent, metadataPercent);
}

/** The newest of each kind, unless the pool was made larger afterwards. */
function citeLog(evidence: readonly Evidence[]): readonly Citation[] {
  const full = signsOf(evidence, 'thin_pool_full').seen.filter(mayLast);
  const grown = signsOf(evidence, 'thin_pool_grown').seen.at(-1);
  const last = full.at(-1);
  if (last === undefined || (grown !== undefined && isLater(grown, last))) return [];
  const filling = signsOf(evidence, 'thin_pool_filling').seen.filter(mayLast).at(-1);
  return citeSigns(last, filling);
}

function citeGroups(evidence: readonly Evidence[]): readonly Citation[] {
  return factsOf(evidence, volumes).flatMap(({ evidence: source, facts }) =>
    cite(source, ...facts.groups.filter(({ freeIsZero }) => freeIsZero).map(({ line }) => line)),
  );
}

function describe(pool: PoolState, others: readonly Citation[]): Proof {
  const what = pool.dataPercent >= pool.metadataPercent ? 'data' : 'metadata';
  const isFull = pool.broken || fullness(pool) >= FULL_PERCENT;
  const state = isFull ? 'is full' : 'is almost full';
  return {
    severity: isFull ? 'critical' : 'warning',
    statement: `The thin pool ${plainName(pool.name)} ${state}: ${fullness(pool)} % of its ${what} space is used, so volumes in it fail with I/O errors.`,
    citations: [...pool.citations, ...others],
    steps: STEPS,
  };
}

function fromLog(citations: readonly Citation[]): Proof {
  return {
    severity: 'critical',
    statement: 'A thin pool ran out of space, so volumes in it fail with I/O errors.',
    citations,
    steps: STEPS,
  };
}

const STEPS: readonly Step[] = [
  { text: 'See how full the pool is and what its volume group has left (lvs -a, vgs).', risk: 'read-only' },
  {
    text: 'Make the pool larger, or remove snapshots and volumes nobody needs and discard free blocks in the others.',
    risk: 'disruptive',
    note: 'what is removed is gone',
  },
];
