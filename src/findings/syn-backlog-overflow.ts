import { factsOf } from '../collectors/collector.ts';
import { networkCounters } from '../collectors/network-counters.ts';
import { networkSettings } from '../collectors/network-settings.ts';
import { sockets } from '../collectors/sockets.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding } from './finding.ts';
import { citeSigns, isRecent, type SeenSign, signsOf } from './signs-of.ts';

const GROWTH = 5;

/** A queue of connections nobody accepts is full now, or was within a day. Overflows counted since boot prove nothing alone. */
export const synBacklogOverflow = defineFinding({
  class: 'syn_backlog_overflow',
  find(evidence) {
    const recent = signsOf(evidence, 'syn_flood').seen.filter((one) => isRecent(one));
    const full = findFull(evidence);
    const growth = findGrowth(evidence);
    const last = recent.at(-1);
    // A program that may open no more files can not accept either: then that is the fault.
    if (signsOf(evidence, 'too_many_files').seen.some((one) => isRecent(one))) return [];
    if (last === undefined && full.length === 0 && growth.length === 0) return [];
    const counted = growth.length > 0 ? growth : findCounted(evidence);
    return [
      {
        severity: full.length > 0 || counted.length > 0 ? 'critical' : 'warning',
        statement: `${describe(full[0], last)}: the program does not accept them fast enough, or its backlog is too small.`,
        citations: [
          ...full.flatMap(({ citations }) => citations),
          ...citeSigns(last),
          ...counted,
          ...findLimits(evidence, full[0]?.backlog),
        ],
        steps: STEPS,
      },
    ];
  },
});

function describe(queue: Queue | undefined, last: SeenSign | undefined): string {
  const port = queue?.port ?? portOf(last);
  const where = port === undefined ? 'a listening port' : `port ${port}`;
  return queue === undefined
    ? `Connections to ${where} were turned away because its queue was full`
    : `The queue of connections to ${where} is full (${queue.waiting} wait, ${queue.backlog} may), so new ones are dropped`;
}

interface Queue {
  readonly port: number;
  readonly waiting: number;
  readonly backlog: number;
  readonly citations: readonly Citation[];
}

/** listen(2): the kernel lets one more wait than the backlog says. */
function findFull(evidence: readonly Evidence[]): readonly Queue[] {
  return factsOf(evidence, sockets).flatMap(({ evidence: source, facts }) =>
    facts.listeners.flatMap(({ port, waiting, backlog, line }) =>
      backlog === undefined || backlog === 0 || waiting < backlog
        ? []
        : [{ port, waiting, backlog, citations: cite(source, line) }],
    ),
  );
}

function portOf(seen: SeenSign | undefined): number | undefined {
  const port = /flooding on port (?:\S*:)?(\d+)/i.exec(seen?.sign.text ?? '')?.[1];
  return port === undefined ? undefined : Number(port);
}

interface Reading {
  readonly name: string;
  readonly value: number;
  readonly citations: readonly Citation[];
}

function readings(evidence: readonly Evidence[]): readonly Reading[] {
  return factsOf(evidence, networkCounters).flatMap(({ evidence: source, facts }) =>
    facts.counters.map(({ name, value, line }) => ({ name, value, citations: cite(source, line) })),
  );
}

/** The same counter read twice, and higher the second time. */
function findGrowth(evidence: readonly Evidence[]): readonly Citation[] {
  const all = readings(evidence).filter(({ name }) => /^Listen|^TCPReqQFull/.test(name));
  const [grown] = all.filter((one) => {
    const later = all.findLast(({ name }) => name === one.name);
    return later !== undefined && later.value - one.value >= GROWTH;
  });
  if (grown === undefined) return [];
  return [...grown.citations, ...(all.findLast(({ name }) => name === grown.name)?.citations ?? [])];
}

function findCounted(evidence: readonly Evidence[]): readonly Citation[] {
  return readings(evidence)
    .filter(({ name, value }) => value > 0 && /^Listen|^TCPReqQFull/.test(name))
    .flatMap(({ citations }) => citations)
    .slice(0, 2);
}

/** The kernel's limit counts only where it is the one that was reached. */
function findLimits(evidence: readonly Evidence[], backlog: number | undefined): readonly Citation[] {
  return factsOf(evidence, networkSettings).flatMap(({ evidence: source, facts }) =>
    facts.settings
      .filter(({ name, value }) => name === 'net.core.somaxconn' && Number(value) === backlog)
      .flatMap(({ line }) => cite(source, line)),
  );
}

const STEPS: readonly Step[] = [
  {
    text: 'Watch the queue (Recv-Q against Send-Q of the listening socket) while it happens, and see whether the program is busy, stuck, or asked for too small a backlog.',
    risk: 'read-only',
  },
  {
    text: "Raise the program's own backlog; net.core.somaxconn and net.ipv4.tcp_max_syn_backlog cap it. Then restart the program.",
    risk: 'disruptive',
    note: 'connections of that program are cut',
  },
];
