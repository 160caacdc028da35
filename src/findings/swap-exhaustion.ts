import { factsOf } from '../collectors/collector.ts';
import { cpu } from '../collectors/cpu.ts';
import { memory } from '../collectors/memory.ts';
import { processes } from '../collectors/processes.ts';
import { swap } from '../collectors/swap.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding } from './finding.ts';
import { citeSigns, isRecent, signsOf } from './signs-of.ts';
import { describeSize, plainName } from './words.ts';

/** Less than this share of swap is left. */
const FULL = 0.06;
/** More than this share of memory can still be had: what lies in swap is not missed. */
const ENOUGH = 0.1;
/** Both ways at once, on average: memory is taken from those who need it again. */
const THRASHING_KIB_PER_SECOND = 500;
const CONSTANT_KIB_PER_SECOND = 4096;
const WAITING_PERCENT = 10;

/** Swap is used up, or the host does nothing but swap. The disk is then busy and everything waits for it. */
export const swapExhaustion = defineFinding({
  class: 'swap_exhaustion',
  find(evidence) {
    const space = findSpace(evidence);
    const traffic = findTraffic(evidence);
    const scarce = findScarcity(evidence);
    const kernel = signsOf(evidence, 'swap_used_up', 'allocation_failed').seen.filter((one) => isRecent(one));
    const suffers = isThrashing(traffic) || (scarce?.suffers ?? kernel.length > 0);
    const isUsedUp = space !== undefined && space.freeShare < FULL && suffers;
    if (!isUsedUp && !isConstant(traffic)) return [];

    const holder = findHolder(evidence);
    return [
      {
        severity: 'critical',
        statement: `The host needs more memory than it has${describeSpace(space)}${describeTraffic(traffic)}.${holder?.text ?? ''}`,
        citations: [
          ...[space, scarce, traffic, holder].flatMap((one) => one?.citations ?? []),
          ...citeSigns(kernel.findLast(({ sign }) => sign.kind === 'swap_used_up')),
        ],
        steps: STEPS,
      },
    ];
  },
});

function isThrashing(traffic: Traffic | undefined): traffic is Traffic {
  return traffic !== undefined && Math.min(traffic.inKiB, traffic.outKiB) >= THRASHING_KIB_PER_SECOND;
}

function isConstant(traffic: Traffic | undefined): boolean {
  return isThrashing(traffic) && traffic.inKiB >= CONSTANT_KIB_PER_SECOND;
}

function describeSpace(space: Space | undefined): string {
  if (space === undefined) return '';
  return `, ${describeSize(Math.round(space.usedKiB))} of ${describeSize(Math.round(space.totalKiB))} swap are used`;
}

function describeTraffic(traffic: Traffic | undefined): string {
  if (!isThrashing(traffic)) return '';
  const [read, written] = [traffic.inKiB, traffic.outKiB].map((kiB) => describeSize(Math.round(kiB)));
  return `, and it swaps ${read} in and ${written} out each second`;
}

interface Space {
  readonly totalKiB: number;
  readonly usedKiB: number;
  readonly freeShare: number;
  readonly citations: readonly Citation[];
}

function findSpace(evidence: readonly Evidence[]): Space | undefined {
  const devices = factsOf(evidence, swap).flatMap(({ evidence: source, facts }) =>
    facts.swap === undefined ? [] : [{ ...facts.swap, citations: cite(source, facts.swap.line) }],
  );
  const totals = factsOf(evidence, memory).flatMap(({ evidence: source, facts: { swapTotal, swapFree } }) =>
    swapTotal === undefined || swapFree === undefined
      ? []
      : [
          {
            totalKiB: swapTotal.kiB,
            usedKiB: swapTotal.kiB - swapFree.kiB,
            citations: cite(source, swapTotal.line, swapFree.line),
          },
        ],
  );
  const [first] = [...totals, ...devices].filter(({ totalKiB }) => totalKiB > 0);
  return first && { ...first, freeShare: 1 - first.usedKiB / first.totalKiB };
}

interface Traffic {
  readonly inKiB: number;
  readonly outKiB: number;
  readonly citations: readonly Citation[];
}

function findTraffic(evidence: readonly Evidence[]): Traffic | undefined {
  const rows = factsOf(evidence, cpu).flatMap(({ evidence: source, facts }) =>
    facts.swapping.map((row) => ({ ...row, source })),
  );
  const [first] = rows;
  if (first === undefined) return undefined;
  const average = (of: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  return {
    inKiB: average(({ inKiBPerSecond }) => inKiBPerSecond),
    outKiB: average(({ outKiBPerSecond }) => outKiBPerSecond),
    citations: rows.slice(0, 2).flatMap(({ source, line }) => cite(source, line)),
  };
}

/** Undefined where nothing tells how much memory can still be had. */
function findScarcity(evidence: readonly Evidence[]): { suffers: boolean; citations: readonly Citation[] } | undefined {
  const [waiting] = factsOf(evidence, swap).flatMap(({ evidence: source, facts }) =>
    facts.waiting && facts.waiting.fullPercent >= WAITING_PERCENT ? [cite(source, facts.waiting.line)] : [],
  );
  if (waiting !== undefined) return { suffers: true, citations: waiting };
  const [left] = factsOf(evidence, memory).flatMap(({ evidence: source, facts: { total, available } }) =>
    available === undefined ? [] : [{ share: available.kiB / total.kiB, citations: cite(source, available.line) }],
  );
  return left && { suffers: left.share < ENOUGH, citations: left.citations };
}

function findHolder(evidence: readonly Evidence[]): { text: string; citations: readonly Citation[] } | undefined {
  const [known] = factsOf(evidence, processes).flatMap(({ evidence: source, facts }) =>
    facts.largest.slice(0, 1).map((process) => ({ process, source })),
  );
  if (known === undefined) return undefined;
  const { command, pid, residentKiB = 0, line } = known.process;
  return {
    text: ` Most memory is held by ${plainName(command)} (pid ${pid}): ${describeSize(Math.round(residentKiB))}.`,
    citations: cite(known.source, line),
  };
}

const STEPS: readonly Step[] = [
  { text: 'See which processes hold memory and swap, and since when they have grown.', risk: 'read-only' },
  {
    text: 'Stop or limit the process that was added last or grows, or give the host more memory.',
    risk: 'disruptive',
    note: 'what is stopped loses its work',
  },
];
