import { factsOf } from '../collectors/collector.ts';
import { conntrack } from '../collectors/conntrack.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding } from './finding.ts';
import { citeSigns, isRecent, type SeenSign, signsOf } from './signs-of.ts';
import { describeTime } from './words.ts';

interface Table {
  readonly count: number;
  readonly max: number;
  readonly citations: readonly Citation[];
}

const FULL_SHARE = 0.95;

/** The kernel says so, or the table is full right now. Drops counted since boot say nothing about today. */
export const conntrackFull = defineFinding({
  class: 'conntrack_full',
  find(evidence) {
    const { seen, times } = signsOf(evidence, 'conntrack_full');
    const recent = seen.filter((one) => isRecent(one));
    const table = findTable(evidence);
    const isFull = isFullTable(table);
    const last = recent.at(-1);
    if (last === undefined && !isFull) return [];

    const isNow = isFull || recent.some((one) => isRecent(one, NOW_MS));
    const numbers = table === undefined ? '' : ` (${table.count} of ${table.max} connections)`;
    return [
      {
        severity: isNow ? 'critical' : 'warning',
        statement: `The table of tracked connections ${isFull ? 'is full' : 'was full'}${numbers}, so new connections are dropped.${describeLog(last, times)}`,
        citations: [...citeSigns(recent[0], last), ...(table?.citations ?? [])],
        steps: STEPS,
      },
    ];
  },
});

function isFullTable(table: Table | undefined): boolean {
  return table !== undefined && table.count >= table.max * FULL_SHARE;
}

function describeLog(last: SeenSign | undefined, times: number): string {
  if (last === undefined) return '';
  const when = last.at === undefined ? '' : `, last at ${describeTime(last.at)}`;
  return ` The kernel said ${times > 1 ? `${times} times` : 'once'} that it drops packets for that${when}.`;
}

const NOW_MS = 2 * 60 * 60 * 1000;

/** Count and limit may have been read by two commands. */
function findTable(evidence: readonly Evidence[]): Table | undefined {
  const known = factsOf(evidence, conntrack);
  const withCount = known.findLast(({ facts }) => facts.count !== undefined);
  const withMax = known.findLast(({ facts }) => facts.max !== undefined);
  const count = withCount?.facts.count;
  const max = withMax?.facts.max;
  if (withCount === undefined || count === undefined || withMax === undefined || max === undefined) return undefined;
  const citations = [...cite(withCount.evidence, count.line), ...cite(withMax.evidence, max.line)];
  return max.value === 0 ? undefined : { count: count.value, max: max.value, citations };
}

const STEPS: readonly Step[] = [
  {
    text: 'See which addresses and ports hold most of the tracked connections, and whether that traffic is wanted.',
    risk: 'read-only',
  },
  {
    text: 'Raise net.netfilter.nf_conntrack_max (and the number of hash buckets), or leave busy ports out of tracking.',
    risk: 'reversible',
    note: 'each tracked connection takes about 320 bytes of kernel memory',
  },
];
