import { type Attempt, attempts } from '../collectors/attempts.ts';
import { factsOf, type Known } from '../collectors/collector.ts';
import { type Link, links } from '../collectors/links.ts';
import { routes } from '../collectors/routes.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding } from './finding.ts';
import { citeSigns, isRecent, signsOf } from './signs-of.ts';
import { plainName } from './words.ts';

interface Shown {
  readonly what: string;
  readonly citations: readonly Citation[];
}

/** Packets that fit one link and not the next: proved by packets that got lost, or by sizes that can not go together. */
export const mtuMismatch = defineFinding({
  class: 'mtu_mismatch',
  find(evidence) {
    const lost = [...findTooBig(evidence), ...findBlackHole(evidence), ...findLogged(evidence)];
    const sizes = findSizes(evidence);
    const [first] = [...sizes, ...lost];
    if (first === undefined) return [];
    return [
      {
        severity: lost.length > 0 ? 'critical' : 'warning',
        statement: `${first.what}, so large packets are lost while small ones pass.`,
        citations: [...sizes, ...lost].flatMap(({ citations }) => citations),
        steps: STEPS,
      },
    ];
  },
});

type Attempts = readonly (Attempt & { readonly cited: readonly Citation[] })[];

function attemptsOf(evidence: readonly Evidence[]): Attempts {
  return factsOf(evidence, attempts).flatMap(({ evidence: source, facts }) =>
    facts.attempts.map((attempt) => ({ ...attempt, cited: cite(source, attempt.line) })),
  );
}

/** A router on the way, or the own route, takes less than the full size of an Ethernet packet or of the own link. */
function findTooBig(evidence: readonly Evidence[]): readonly Shown[] {
  const tooBig = attemptsOf(evidence).filter(
    ({ outcome, bytes }) => outcome === 'too_big' && (bytes === undefined || bytes < 1500),
  );
  const largest = Math.max(0, ...linksOf(evidence).map(({ mtuBytes }) => mtuBytes));
  const jumbo = attemptsOf(evidence).filter(
    ({ outcome, bytes = largest }) => outcome === 'too_big' && bytes >= 1500 && bytes < largest,
  );
  const [worst] = [...tooBig, ...jumbo];
  if (worst === undefined) return [];
  const size = worst.bytes === undefined ? 'less than was sent' : `at most ${worst.bytes} bytes`;
  return [{ what: `The way takes packets of ${size}`, citations: worst.cited }];
}

const LARGE_BYTES = 1300;

/** Large packets get no answer and small ones to the same host do. */
function findBlackHole(evidence: readonly Evidence[]): readonly Shown[] {
  const all = attemptsOf(evidence);
  const lost = all.filter(({ outcome, bytes = 0 }) => outcome === 'lost' && bytes >= LARGE_BYTES);
  for (const large of lost) {
    const small = all.find(
      ({ outcome, host, bytes = Number.MAX_SAFE_INTEGER }) =>
        outcome === 'replied' && host === large.host && bytes < (large.bytes ?? 0),
    );
    if (small === undefined) continue;
    const what = `Packets of ${large.bytes} bytes to ${plainName(large.host ?? 'a host')} get no answer, and those of ${small.bytes} bytes do`;
    return [{ what, citations: [...large.cited, ...small.cited] }];
  }
  return [];
}

function findLogged(evidence: readonly Evidence[]): readonly Shown[] {
  const recent = signsOf(evidence, 'over_mtu', 'message_too_long').seen.filter((one) => isRecent(one));
  const byKernel = recent.findLast(({ sign }) => sign.kind === 'over_mtu');
  const telling = byKernel ?? (recent.length > 1 ? recent.at(-1) : undefined);
  if (telling === undefined) return [];
  return [{ what: 'Packets are larger than the next link takes', citations: citeSigns(telling) }];
}

function linksOf(evidence: readonly Evidence[]): readonly Link[] {
  return factsOf(evidence, links).flatMap(({ facts }) => facts.links);
}

const CONTAINERS = /^(?:docker\d|br-|cni|veth|cali|podman|virbr|lxcbr|lxdbr|vmbr|flannel|weave|kube-bridge)/;

/** What leaves by a smaller link than it comes from; members of one bridge or bond that differ. */
function findSizes(evidence: readonly Evidence[]): readonly Shown[] {
  const known = factsOf(evidence, links);
  return [...findSmallerWayOut(known, evidence), ...known.flatMap(findUnevenMembers)].slice(0, 2);
}

function findSmallerWayOut(
  known: readonly Known<{ links: Link[] }>[],
  evidence: readonly Evidence[],
): readonly Shown[] {
  const out = factsOf(evidence, routes).flatMap(({ facts }) =>
    facts.routes.filter(({ destination }) => destination === 'default'),
  );
  const names = new Set(out.map(({ device }) => device));
  for (const { evidence: source, facts } of known) {
    const way = facts.links.find(({ name, up }) => up && names.has(name));
    const inner = facts.links.find(
      ({ name, up, carrier, mtuBytes }) =>
        up && carrier && CONTAINERS.test(name) && way !== undefined && mtuBytes > way.mtuBytes,
    );
    if (way === undefined || inner === undefined || CONTAINERS.test(way.name)) continue;
    const what = `${plainName(inner.name)} takes packets of ${inner.mtuBytes} bytes and the default route leaves by ${plainName(way.name)}, which takes ${way.mtuBytes}`;
    return [{ what, citations: cite(source, way.line, inner.line) }];
  }
  return [];
}

function findUnevenMembers({ evidence, facts }: Known<{ links: Link[] }>): readonly Shown[] {
  return facts.links.flatMap((one) => {
    const master = facts.links.find(({ name }) => name === one.master);
    // A bridge takes on the smallest size of its members, unless it was set by hand.
    if (master === undefined || !one.up || !one.carrier || one.mtuBytes >= master.mtuBytes) return [];
    const what = `${plainName(one.name)} takes packets of ${one.mtuBytes} bytes and is part of ${plainName(master.name)}, which takes ${master.mtuBytes}`;
    return [{ what, citations: cite(evidence, one.line, master.line) }];
  });
}

const STEPS: readonly Step[] = [
  {
    text: 'Find the smallest packet size on the way, with pings that may not be split, and compare it with each link and tunnel.',
    risk: 'read-only',
  },
  {
    text: 'Set that size on the larger links (for containers in the settings of their network), or let the packet filter clamp the segment size of TCP to it.',
    risk: 'disruptive',
    note: 'connections may be cut when a link changes its size',
  },
];
