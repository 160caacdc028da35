import { factsOf } from '../collectors/collector.ts';
import { load } from '../collectors/load.ts';
import { processes } from '../collectors/processes.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding } from './finding.ts';
import { plainName } from './words.ts';

/** Tasks that want to run, for each processor; and share of time in which some have to wait for one. */
const LOAD_PER_PROCESSOR = 1.5;
const WAITING_PERCENT = 60;
/** Of all processor time, by the busiest five processes of one program: what many programs share is no hog. */
const SHARE_PERCENT = 40;

/** What a look itself runs: begun a moment ago, it has used all the time it has lived. */
const OWN: ReadonlySet<string> = new Set([
  'ps',
  'journalctl',
  'systemctl',
  'find',
  'du',
  'lsof',
  'dmesg',
  'sudo',
  'sshd-session',
]);

interface Crowded {
  readonly load1: number;
  readonly processors: number;
  readonly citations: readonly Citation[];
}

/** One program takes most of the processors while others wait for them. ps(1) gives a share of a process's whole life. */
export const cpuHog = defineFinding({
  class: 'cpu_hog',
  onlyAlone: true,
  find(evidence) {
    const crowded = findCrowded(evidence);
    if (crowded === undefined) return [];
    const hog = findHog(evidence, crowded.processors);
    if (hog === undefined) return [];
    return [
      {
        severity: 'warning',
        statement: `${plainName(hog.command)} takes ${hog.percent} % of ${crowded.processors === 1 ? 'the processor' : `${crowded.processors} processors`}, and others wait for them: the load is ${crowded.load1}.`,
        citations: [...hog.citations, ...crowded.citations],
        steps: STEPS,
      },
    ];
  },
});

/** By load and by pressure, and by both for a minute: a moment's work is none. */
function findCrowded(evidence: readonly Evidence[]): Crowded | undefined {
  const [known] = factsOf(evidence, load);
  const processors = known?.facts.processors;
  const waiting = known?.facts.pressure.find(
    ({ resource, level, avg10Percent, avg60Percent }) =>
      resource === 'cpu' && level === 'some' && Math.min(avg10Percent, avg60Percent) >= WAITING_PERCENT,
  );
  if (known === undefined || processors === undefined || waiting === undefined) return undefined;
  const { load1, line } = known.facts;
  if (load1 < processors.count * LOAD_PER_PROCESSOR) return undefined;
  return { load1, processors: processors.count, citations: cite(known.evidence, line, processors.line, waiting.line) };
}

interface Hog {
  readonly command: string;
  readonly percent: number;
  readonly citations: readonly Citation[];
}

/** Processes of one name count together. */
function findHog(evidence: readonly Evidence[], processors: number): Hog | undefined {
  const [known] = factsOf(evidence, processes);
  const all = known?.facts.busiest.filter(({ command }) => !OWN.has(command)) ?? [];
  const [busiest] = all;
  if (known === undefined || busiest === undefined) return undefined;
  const own = all.filter(({ command }) => nameOf(command) === nameOf(busiest.command));
  const percent = Math.round(own.reduce((sum, { cpuPercent = 0 }) => sum + cpuPercent, 0) / processors);
  if (percent < SHARE_PERCENT) return undefined;
  const lines = own.slice(0, 2).map(({ line }) => line);
  return { command: nameOf(busiest.command), percent, citations: cite(known.evidence, ...lines) };
}

/** "stress-ng" of "stress-ng-cpu", which is how a program's children call themselves. */
function nameOf(command: string): string {
  return command.replace(/^(\w+-\w+)-.*$/, '$1');
}

const STEPS: readonly Step[] = [
  {
    text: 'See who started it, since when, and whether it is wanted: systemctl status PID, ps -o lstart,user,args -p PID.',
    risk: 'read-only',
  },
  {
    text: 'Stop it, or let it wait for others: renice, or CPUWeight= and CPUQuota= of its unit.',
    risk: 'reversible',
  },
];
