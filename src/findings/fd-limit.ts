import { factsOf } from '../collectors/collector.ts';
import { processLimits } from '../collectors/process-limits.ts';
import { unitLimits } from '../collectors/unit-limits.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding } from './finding.ts';
import { citeSigns, isRecent, signsOf } from './signs-of.ts';
import { plainName } from './words.ts';

const FULL = 0.95;
const CALM = 0.7;
const HOUR_MS = 60 * 60 * 1000;

interface Limit {
  readonly value: number;
  readonly citations: readonly Citation[];
}

/** A process may open no further file or connection, or the whole host may not. */
export const fdLimit = defineFinding({
  class: 'fd_limit',
  find(evidence) {
    const open = findProcess(evidence, 'process_files_open');
    const soft = findProcess(evidence, 'process_files_soft') ?? findUnitLimit(evidence);
    const host = findHost(evidence);
    const { seen } = signsOf(evidence, 'too_many_files');
    const recent = seen.filter((one) => isRecent(one));
    const last = recent.at(-1);
    const isFull = open !== undefined && soft !== undefined && open.value >= soft.value * FULL;
    const isCalm = open !== undefined && soft !== undefined && open.value < soft.value * CALM;
    const isOver = isCalm && (last?.ageMs ?? 0) > HOUR_MS;
    if (host === undefined && !isFull && (last === undefined || isOver)) return [];

    const source = last === undefined || last.sign.source === '' ? 'A process' : plainName(last.sign.source);
    return [
      {
        severity: 'critical',
        statement:
          host === undefined
            ? `${source} can open no further files or connections${soft === undefined ? '' : `: it may have ${soft.value} open at once`}.`
            : `The host can open no further files: ${host.open} of at most ${host.max} are open.`,
        citations: [
          ...citeSigns(recent[0], last),
          ...(host?.citations ?? []),
          ...(soft?.citations ?? []),
          ...(open?.citations ?? []),
        ],
        steps: STEPS,
      },
    ];
  },
});

type Name = 'process_files_open' | 'process_files_soft' | 'files_open' | 'files_max';

function findProcess(evidence: readonly Evidence[], name: Name): Limit | undefined {
  return factsOf(evidence, processLimits).flatMap(({ evidence: source, facts }) =>
    facts.values.flatMap((one) =>
      one.name === name && one.value !== null ? [{ value: one.value, citations: cite(source, one.line) }] : [],
    ),
  )[0];
}

/** The soft limit is what holds; before systemd 231 only the other one is shown. */
function findUnitLimit(evidence: readonly Evidence[]): Limit | undefined {
  return factsOf(evidence, unitLimits).flatMap(({ evidence: source, facts: { limits } }) => {
    const limit = limits.LimitNOFILESoft ?? limits.LimitNOFILE;
    if (limit === undefined || limit.value === null) return [];
    return [{ value: limit.value, citations: cite(source, limit.line) }];
  })[0];
}

function findHost(
  evidence: readonly Evidence[],
): { open: number; max: number; citations: readonly Citation[] } | undefined {
  const open = findProcess(evidence, 'files_open');
  const max = findProcess(evidence, 'files_max');
  if (open === undefined || max === undefined || open.value < max.value * FULL) return undefined;
  return { open: open.value, max: max.value, citations: [...open.citations, ...max.citations] };
}

const STEPS: readonly Step[] = [
  {
    text: 'Count the open files of the process (/proc/PID/fd) and see what they are: a leak grows without end.',
    risk: 'read-only',
  },
  {
    text: 'Raise its limit (LimitNOFILE= of the unit, or its own setting) and restart it.',
    risk: 'disruptive',
    note: 'needs a restart of the service',
  },
];
