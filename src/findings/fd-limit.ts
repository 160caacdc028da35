import { factsOf } from '../collectors/collector.ts';
import { processLimits } from '../collectors/process-limits.ts';
import { unitLimits } from '../collectors/unit-limits.ts';
import { stemOf } from '../collectors/unit-name.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { eachOnce } from './each-once.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { citeSigns, isRecent, type SeenSign, signsOf } from './signs-of.ts';
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
    const recent = signsOf(evidence, 'too_many_files').seen.filter((one) => isRecent(one));
    const whole = findHost(evidence);
    if (whole !== undefined) return [describeHost(whole, recent)];

    const last = recent.at(-1);
    const open = findProcess(evidence, 'process_files_open');
    const soft = findProcess(evidence, 'process_files_soft') ?? findUnitLimit(evidence, last?.sign.source);
    const used = open === undefined || soft === undefined ? undefined : open.value / soft.value;
    return isReached(used, last) ? [describeProcess(recent, soft, open)] : [];
  },
});

/** By the numbers, or by what was logged, unless the numbers show that it is over. */
function isReached(used: number | undefined, last: SeenSign | undefined): boolean {
  if (last === undefined) return used !== undefined && used >= FULL;
  const isOver = used !== undefined && used < CALM && !isRecent(last, HOUR_MS);
  return !isOver;
}

function describeProcess(recent: readonly SeenSign[], soft: Limit | undefined, open: Limit | undefined): Proof {
  const name = plainName(recent.at(-1)?.sign.source ?? '');
  const limit = soft === undefined ? '' : `: it may have ${soft.value} open at once`;
  return {
    severity: 'critical',
    statement: `${name === '' ? 'A process' : name} can open no further files or connections${limit}.`,
    citations: eachOnce([
      ...citeSigns(recent[0], recent.at(-1)),
      ...[soft, open].flatMap((one) => one?.citations ?? []),
    ]),
    steps: STEPS,
  };
}

function describeHost({ open, max, citations }: Whole, recent: readonly SeenSign[]): Proof {
  return {
    severity: 'critical',
    statement: `The host can open no further files: ${open} of at most ${max} are open.`,
    citations: [...citeSigns(recent[0], recent.at(-1)), ...citations],
    steps: STEPS,
  };
}

interface Whole {
  readonly open: number;
  readonly max: number;
  readonly citations: readonly Citation[];
}

type Name = 'process_files_open' | 'process_files_soft' | 'files_open' | 'files_max';

function findProcess(evidence: readonly Evidence[], name: Name): Limit | undefined {
  return factsOf(evidence, processLimits).flatMap(({ evidence: source, facts }) =>
    facts.values.flatMap((one) =>
      one.name === name && one.value !== null ? [{ value: one.value, citations: cite(source, one.line) }] : [],
    ),
  )[0];
}

/** The soft limit is what holds; before systemd 231 only the other one is shown. */
function findUnitLimit(evidence: readonly Evidence[], program = ''): Limit | undefined {
  const limits = factsOf(evidence, unitLimits).flatMap(({ evidence: source, facts }) => {
    const limit = facts.limits.LimitNOFILESoft ?? facts.limits.LimitNOFILE;
    if (limit === undefined || limit.value === null) return [];
    return [{ unit: facts.unit, value: limit.value, citations: cite(source, limit.line) }];
  });
  const own = limits.find(({ unit }) => stemOf(unit) === program);
  // With several units that the log does not name, nobody can tell whose limit it was.
  return own ?? (new Set(limits.map(({ unit }) => unit)).size === 1 ? limits[0] : undefined);
}

function findHost(evidence: readonly Evidence[]): Whole | undefined {
  const open = findProcess(evidence, 'files_open');
  const max = findProcess(evidence, 'files_max');
  if (open === undefined || max === undefined || open.value < max.value * FULL) return undefined;
  return { open: open.value, max: max.value, citations: eachOnce([...open.citations, ...max.citations]) };
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
