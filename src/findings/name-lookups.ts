import { type Attempt, attempts } from '../collectors/attempts.ts';
import { factsOf } from '../collectors/collector.ts';
import { dnsConfig } from '../collectors/dns-config.ts';
import { sockets } from '../collectors/sockets.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import { cite } from './finding.ts';

/** The address systemd-resolved listens on (systemd-resolved.service(8)). */
export const STUB = '127.0.0.53';

/** A name that was looked up by hand. */
export interface Lookup extends Pick<Attempt, 'outcome'> {
  /** The server that was asked or that failed, where that is told. */
  readonly host: string | undefined;
  /** Through systemd-resolved, as its own tool or its address tells. */
  readonly byResolved: boolean;
  readonly citations: readonly Citation[];
}

export function lookupsOf(evidence: readonly Evidence[]): readonly Lookup[] {
  return factsOf(evidence, attempts).flatMap(({ evidence: source, facts }) =>
    facts.attempts
      .filter(({ outcome }) => outcome.startsWith('name_'))
      .map(({ outcome, host, line }) => ({
        outcome,
        host,
        byResolved: host === STUB || /^(?:sudo )?(?:resolvectl|systemd-resolve)\b/.test(source.command),
        citations: cite(source, line),
      })),
  );
}

export interface Configured {
  /** What is wrong with it, as the start of a sentence; undefined where nothing is. */
  readonly trouble: string | undefined;
  readonly usesStub: boolean;
  readonly servers: readonly string[];
  readonly citations: readonly Citation[];
}

/** What /etc/resolv.conf and nsswitch.conf say. Undefined where they were not read. */
export function findConfigured(evidence: readonly Evidence[]): Configured | undefined {
  const known = factsOf(evidence, dnsConfig);
  if (known.length === 0) return undefined;
  const servers = known.flatMap(({ evidence: source, facts }) => facts.nameservers.map((one) => ({ ...one, source })));
  const hosts = known.find(({ facts }) => facts.sources !== undefined);
  const names = servers.map(({ address }) => address);
  const read = known.filter(({ facts }) => facts.readable || facts.missingLine !== undefined);
  const missing = known.flatMap(({ evidence: source, facts }) => cite(source, facts.missingLine));
  return {
    trouble: describe(evidence, names, hosts?.facts.sources?.names, read.length > 0),
    usesStub: names.includes(STUB),
    servers: names,
    citations: [
      ...missing,
      ...servers.flatMap(({ source, line }) => cite(source, line)),
      ...(hosts ? cite(hosts.evidence, hosts.facts.sources?.line) : []),
    ],
  };
}

function describe(
  evidence: readonly Evidence[],
  servers: readonly string[],
  sources: readonly string[] | undefined,
  isRead: boolean,
): string | undefined {
  if (sources !== undefined && !sources.some((name) => /^(?:dns|resolve|mdns\d?\w*|sss|wins)$/.test(name)))
    return 'nsswitch.conf lets nobody ask a name server';
  if (isRead && servers.length === 0) return '/etc/resolv.conf names no name server';
  const local = servers.find((address) => /^(?:127\.|::1$)/.test(address) && address !== STUB);
  const heard = factsOf(evidence, sockets);
  const isServed = heard.some(({ facts }) => facts.listeners.some(({ port }) => port === 53));
  const onlyLocal = servers.every((address) => /^(?:127\.|::1$)/.test(address));
  return local !== undefined && onlyLocal && heard.length > 0 && !isServed
    ? `the only name server is ${local}, and nothing listens there`
    : undefined;
}
