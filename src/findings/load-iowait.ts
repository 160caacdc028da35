import { factsOf } from '../collectors/collector.ts';
import { diskUse } from '../collectors/disk-use.ts';
import { ioWait } from '../collectors/io-wait.ts';
import { load } from '../collectors/load.ts';
import { raid } from '../collectors/raid.ts';
import { topIo } from '../collectors/top-io.ts';
import { blockedTasks } from '../collectors/blocked-tasks.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding } from './finding.ts';
import { plainName } from './words.ts';

/** Share of time with nothing to do but wait. A nightly backup stays well below on a disk that keeps up. */
const WAIT_PERCENT = 25;
const PRESSURE_PERCENT = { some: 40, full: 20 } as const;
/** A disk is behind when it is always busy and its requests queue; NVMe is "100 % busy" with requests of a fraction of a millisecond. */
const BUSY_PERCENT = 90;
const WAIT_MS = 20;
const QUEUE = 4;
/** Swapped in and out: above this it is memory that keeps the disks busy. KiB a second. */
const SWAPPING_KIB_S = 2_000;
const CALM_LOAD = 0.7;
const GREEDY_KIB_S = 1_000;
const MAX_PROCESSES = 2;

interface Shown {
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** Processes wait for disks that can not keep up. Disks that fail, servers that do not answer and swapping are classes of their own. */
export const loadIowait = defineFinding({
  class: 'load_iowait',
  find(evidence) {
    if (isSwapping(evidence) || isCalm(evidence)) return [];
    const waits = findWaits(evidence);
    const disks = findDisks(evidence);
    if (waits.length === 0 && disks.length === 0) return [];
    const [guilty] = findGuilty(evidence);
    const shown = [...waits.slice(0, 1), ...disks.slice(0, 1)];
    const by = guilty === undefined ? '' : `; ${guilty.text}`;
    return [
      {
        severity: waits.length > 0 && disks.length > 0 ? 'critical' : 'warning',
        statement: `The host waits for its disks: ${shown.map(({ text }) => text).join(', ')}${by}.`,
        citations: [
          ...shown.flatMap(({ citations }) => citations),
          ...(guilty?.citations ?? []),
          ...citeRest(evidence),
        ],
        steps: STEPS,
      },
    ];
  },
});

function isSwapping(evidence: readonly Evidence[]): boolean {
  return factsOf(evidence, ioWait).some(({ facts }) =>
    facts.samples.some(({ swapKiBs }) => (swapKiBs ?? 0) > SWAPPING_KIB_S),
  );
}

/** Nobody waits on a host with so little load: what says otherwise is of another time, as sar(1) shows it. */
function isCalm(evidence: readonly Evidence[]): boolean {
  return factsOf(evidence, load).some(({ facts }) => Math.max(facts.load1, facts.load5, facts.load15) < CALM_LOAD);
}

/** The median of the samples, so that one second counts for nothing. */
function findWaits(evidence: readonly Evidence[]): readonly Shown[] {
  return factsOf(evidence, ioWait)
    .flatMap(({ evidence: source, facts }): readonly Shown[] => {
      const sorted = facts.samples.toSorted((a, b) => a.waitPercent - b.waitPercent);
      const median = sorted[Math.floor(sorted.length / 2)];
      if (median !== undefined && median.waitPercent >= WAIT_PERCENT) {
        const text = `its processors spend ${median.waitPercent} % of their time waiting`;
        return [{ text, citations: cite(source, median.line) }];
      }
      return facts.pressure
        .filter(({ level, avg10Percent }) => avg10Percent >= PRESSURE_PERCENT[level])
        .slice(0, 1)
        .map(({ avg10Percent, line }) => ({
          text: `tasks wait for them ${avg10Percent} % of the time`,
          citations: cite(source, line),
        }));
    })
    .concat(findPressure(evidence));
}

function findPressure(evidence: readonly Evidence[]): readonly Shown[] {
  return factsOf(evidence, load).flatMap(({ evidence: source, facts }) =>
    facts.pressure
      .filter(({ resource, level, avg60Percent }) => resource === 'io' && avg60Percent >= PRESSURE_PERCENT[level])
      .map(({ avg60Percent, line }) => ({
        text: `tasks wait for them ${avg60Percent} % of the time`,
        citations: cite(source, line),
      })),
  );
}

function findDisks(evidence: readonly Evidence[]): readonly Shown[] {
  return factsOf(evidence, diskUse).flatMap(({ evidence: source, facts }) =>
    facts.devices
      .filter(({ busyPercent, waitMs, queue }) => busyPercent >= BUSY_PERCENT && (waitMs >= WAIT_MS || queue >= QUEUE))
      .toSorted((a, b) => Number(a.name.startsWith('dm-')) - Number(b.name.startsWith('dm-')) || b.waitMs - a.waitMs)
      .map(({ name, busyPercent, waitMs, line }) => ({
        text: `${plainName(name)} is busy ${busyPercent} % of the time and takes ${waitMs} ms for a request`,
        citations: cite(source, line),
      })),
  );
}

function findGuilty(evidence: readonly Evidence[]): readonly Shown[] {
  const processes = factsOf(evidence, topIo).flatMap(({ evidence: source, facts }) => {
    const greedy = facts.processes.filter(({ readKiBs, writeKiBs }) => readKiBs + writeKiBs >= GREEDY_KIB_S);
    const [first] = greedy;
    if (first === undefined) return [];
    const rate = Math.round((first.readKiBs + first.writeKiBs) / 1024);
    const text = `${plainName(first.command.split(' ')[0] ?? '')} (pid ${first.pid}) reads and writes ${rate} MiB a second`;
    return [{ text, citations: cite(source, ...greedy.slice(0, MAX_PROCESSES).map(({ line }) => line)) }];
  });
  const checks = factsOf(evidence, raid).flatMap(({ evidence: source, facts }) =>
    facts.arrays
      .filter(({ checking }) => checking)
      .map(({ name, lines }) => ({ text: `${plainName(name)} is being checked`, citations: cite(source, ...lines) })),
  );
  return [...processes, ...checks];
}

/** The load, and who is blocked. */
function citeRest(evidence: readonly Evidence[]): readonly Citation[] {
  const loads = factsOf(evidence, load).flatMap(({ evidence: source, facts }) => cite(source, facts.line));
  const blocked = factsOf(evidence, blockedTasks).flatMap(({ evidence: source, facts }) =>
    cite(source, ...facts.tasks.slice(0, MAX_PROCESSES).map(({ line }) => line)),
  );
  return [...loads.slice(0, 1), ...blocked];
}

const STEPS: readonly Step[] = [
  { text: 'See which process reads and writes most (pidstat -d 1, iotop) and who started it.', risk: 'read-only' },
  {
    text: 'Let it run at another time or more gently (ionice -c3, a limit on its unit), or move it to another disk.',
    risk: 'reversible',
  },
];
