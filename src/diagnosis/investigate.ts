import { skipConnection } from '../collectors/connection.ts';
import type { Evidence } from '../domain/evidence.ts';
import { findHost, type Host } from '../domain/host.ts';
import type { RunEvent } from '../domain/run.ts';
import type { Ticket } from '../domain/ticket.ts';
import { createRedactor, type Redactor } from '../evidence/redact.ts';
import { wordsOf } from '../evidence/words.ts';
import { findHosts } from '../hosts/find.ts';
import { type Inventory, wordsOfMachines } from '../hosts/inventory.ts';
import type { NearMiss } from '../hosts/near-miss.ts';
import { toEvent } from './evidence-event.ts';
import type { Investigation } from './investigation.ts';
import { MAX_HOST_LOOKS, takeRounds } from './rounds.ts';
import { type Visit, visitHost, type VisitParts } from './visit.ts';

export interface InvestigateParts extends VisitParts {
  /** The allow-list: no host is contacted without it. */
  readonly isAllowed: (host: Host, scope: string) => boolean;
  readonly maxHosts: number;
  /** One for the run, so that a secret is the same placeholder on each host. */
  readonly redactor?: Redactor;
  /** The machines there are, where that is known. */
  readonly inventory?: Inventory;
}

type OnEvent = (event: RunEvent) => Promise<void> | void;

/** Evidence ids of a host: as many as its rounds can take, so that hosts number theirs without waiting for each other. */
export const IDS_PER_HOST = MAX_HOST_LOOKS;

/**
 * Finds the hosts of a ticket and looks at each, all at once. Trouble of a host is evidence; rejects only when `signal` aborts
 * or on a fault of our own.
 */
export async function investigate(
  ticket: Ticket,
  parts: InvestigateParts,
  onEvent: OnEvent,
  signal: AbortSignal,
): Promise<Investigation> {
  signal.throwIfAborted();
  const { hosts, surplus, refusedHosts, unsureHosts } = chooseHosts(ticket, parts);
  await onEvent({ kind: 'hosts', hosts, refused: refusedHosts });

  const onEvidence = async (evidence: Evidence): Promise<void> => onEvent(toEvent(evidence));
  const redactor = parts.redactor ?? createRedactor();
  const words = wordsOf(`${ticket.title}\n${ticket.text}`);
  const take: Visit['take'] = async (round, stop) => takeRounds(ticket, round, stop);
  const visits = hosts.map((host, index) => ({ host, firstId: firstIdOf(index), words, onEvidence, redactor, take }));
  const found = await Promise.all(visits.map(async (visit) => visitHost(visit, parts, signal)));
  const reason = `one run looks at ${parts.maxHosts} hosts at most`;
  const skipped = surplus.map((host, index) => skipConnection(host, firstIdOf(hosts.length) + index, reason));
  for (const evidence of skipped) await onEvidence(evidence);
  return { ticket, hosts, refusedHosts, ...(unsureHosts && { unsureHosts }), evidence: [...found.flat(), ...skipped] };
}

interface ChosenHosts {
  readonly hosts: readonly Host[];
  /** Allowed, and too many for one run. */
  readonly surplus: readonly Host[];
  /** Named, and not allowed or no host at all. Untrusted text. */
  readonly refusedHosts: readonly string[];
  readonly unsureHosts: readonly NearMiss[] | undefined;
}

/** Hosts given in a field of their own outrank those found in the text; the allow-list has the last word on each. */
function chooseHosts(ticket: Ticket, { isAllowed, maxHosts, inventory }: InvestigateParts): ChosenHosts {
  const found =
    ticket.hosts.length > 0 ? { hosts: ticket.hosts.map(fullName(inventory)) } : findHosts(ticket, inventory);
  const allowed = new Set<Host>();
  const refused = new Set<string>();
  for (const name of found.hosts) {
    const host = findHost(name);
    if (host !== undefined && isAllowed(host, ticket.scope)) allowed.add(host);
    else refused.add(host ?? name);
  }
  const hosts = [...allowed];
  return {
    hosts: hosts.slice(0, maxHosts),
    surplus: hosts.slice(maxHosts),
    refusedHosts: [...refused],
    unsureHosts: 'unsure' in found ? found.unsure : undefined,
  };
}

/** A field holds one name and nothing else, so any name of the machine will do. */
function fullName(inventory: Inventory | undefined): (name: string) => string {
  const names = inventory && wordsOfMachines(inventory);
  return (name) => names?.get(name.trim().toLowerCase()) ?? name;
}

function firstIdOf(index: number): number {
  return 1 + index * IDS_PER_HOST;
}
