import { addresses } from '../collectors/addresses.ts';
import { attempts } from '../collectors/attempts.ts';
import { factsOf } from '../collectors/collector.ts';
import { findEndpoint, isLoopback } from '../collectors/endpoint.ts';
import { failedUnits } from '../collectors/failed-units.ts';
import { sockets } from '../collectors/sockets.ts';
import { unit } from '../collectors/unit.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import { cite } from './finding.ts';
import { findFailedServices } from './failed-service.ts';
import { citeSigns, isRecent, type SeenSign, signsOf } from './signs-of.ts';
import { plainName } from './words.ts';

/** Something that a program says it can not connect to. */
export interface Unreached {
  readonly what: string;
  readonly isSure: boolean;
  readonly citations: readonly Citation[];
}

interface Target {
  readonly name: string;
  readonly host: string;
  /** Undefined for a socket in the file system. */
  readonly port: number | undefined;
}

const NOW_MS = 60 * 60 * 1000;
/** Programs take a little to come up after a restart, and others complain meanwhile. */
const FEW = 2;

export function findUnreached(evidence: readonly Evidence[]): readonly Unreached[] {
  const { seen } = signsOf(evidence, 'connect_refused', 'connect_blocked', 'timed_out');
  const complaints = seen.flatMap((one) => {
    const target = isRecent(one, NOW_MS) && isAboutConnecting(one) ? findTarget(one.sign.text) : undefined;
    return target === undefined ? [] : [{ target, one }];
  });
  const names = [...new Set(complaints.map(({ target }) => target.name))];
  return names.flatMap((name) => {
    const same = complaints.filter(({ target }) => target.name === name);
    const target = same[0]?.target;
    return target === undefined
      ? []
      : judge(
          evidence,
          target,
          same.map(({ one }) => one),
        );
  });
}

/** An answer that takes too long comes from something that runs. */
function isAboutConnecting({ sign }: SeenSign): boolean {
  return (
    sign.kind !== 'timed_out' ||
    (/connect|dial|reach/i.test(sign.text) && !/while reading|reading response|lookup/i.test(sign.text))
  );
}

function findTarget(text: string): Target | undefined {
  const path = /unix:(\/[\w./@+-]+?)(?::| failed|"|$)|through socket '([^']+)'|socket "(\/[^"]+)"/.exec(text);
  const socket = path?.[1] ?? path?.[2] ?? path?.[3];
  if (socket !== undefined) return { name: socket, host: 'localhost', port: undefined };
  const endpoint = findEndpoint(text);
  return endpoint && { name: `${endpoint.host}:${endpoint.port}`, ...endpoint };
}

function judge(evidence: readonly Evidence[], target: Target, seen: readonly SeenSign[]): readonly Unreached[] {
  const isHere = isOwn(evidence, target.host);
  if (isHere && (isServed(evidence, target.port) || isExplained(evidence))) return [];
  const proof = [...refusedAttempts(evidence, target), ...(isHere ? downUnits(evidence) : [])];
  const isSilent = isHere && isKnownSilent(evidence, target.port);
  const isSure = seen.length >= FEW || proof.length > 0;
  if (!isSure && !isSilent) return [];
  const why = isSilent ? ', and nothing listens there' : '';
  return [
    {
      what: `${sourceOf(seen[0])} can not connect to ${plainName(target.name)}, which it needs${why}`,
      isSure,
      citations: [...citeSigns(seen[0], seen.at(-1)), ...proof],
    },
  ];
}

function sourceOf(seen: SeenSign | undefined): string {
  const source = seen?.sign.source ?? '';
  return source === '' ? 'A program' : plainName(source);
}

function isKnownSilent(evidence: readonly Evidence[], port: number | undefined): boolean {
  return port !== undefined && factsOf(evidence, sockets).length > 0;
}

function isOwn(evidence: readonly Evidence[], host: string): boolean {
  if (isLoopback(host)) return true;
  return factsOf(evidence, addresses).some(({ facts }) => facts.addresses.some(({ address }) => address === host));
}

function isServed(evidence: readonly Evidence[], port: number | undefined): boolean {
  return factsOf(evidence, sockets).some(({ facts }) => facts.listeners.some((one) => one.port === port));
}

/** A local service that can not start for a reason of its own is a class of its own. */
function isExplained(evidence: readonly Evidence[]): boolean {
  return findFailedServices(evidence).some(({ reason }) => reason !== 'other');
}

function refusedAttempts(evidence: readonly Evidence[], { port }: Target): readonly Citation[] {
  return factsOf(evidence, attempts).flatMap(({ evidence: source, facts }) =>
    facts.attempts
      .filter((one) => port !== undefined && one.port === port && /^(?:refused|unanswered|blocked)$/.test(one.outcome))
      .flatMap(({ line }) => cite(source, line)),
  );
}

function downUnits(evidence: readonly Evidence[]): readonly Citation[] {
  const listed = factsOf(evidence, failedUnits).flatMap(({ evidence: source, facts }) =>
    facts.units.filter(({ name }) => name.endsWith('.service')).flatMap(({ line }) => cite(source, line)),
  );
  const shown = factsOf(evidence, unit)
    .filter(({ facts }) => /^(?:failed|inactive)$/.test(facts.properties.ActiveState?.value ?? ''))
    .flatMap(({ evidence: source, facts }) => cite(source, facts.properties.ActiveState?.line));
  return [...shown, ...listed].slice(0, 2);
}
