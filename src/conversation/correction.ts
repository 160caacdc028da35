import { findHost, type Host } from '../domain/host.ts';
import type { Run } from '../domain/run.ts';
import { readTicket } from '../hosts/find.ts';
import { type Inventory, NO_INVENTORY } from '../hosts/inventory.ts';
import type { NearMiss } from '../hosts/near-miss.ts';
import { findSaidTime } from './said-time.ts';

/** What a person put right: which hosts it is and is not, and when it began. */
export interface Correction {
  /** Hosts to look at, allowed ones. */
  readonly hosts: readonly Host[];
  readonly refusedHosts: readonly string[];
  readonly unsureHosts: readonly NearMiss[];
  /** Hosts of the run before that it is not. */
  readonly ruledOut: readonly Host[];
  readonly since: string | undefined;
}

export interface CorrectionParts {
  /** With the scope of whoever asks. */
  readonly isAllowed: (host: Host) => boolean;
  readonly inventory: Inventory | undefined;
  readonly now: Date;
}

/** Reads the words as a ticket's are read: a name is a wish, and the allow-list has the last word on it. */
export function readCorrection(
  said: string,
  named: readonly string[],
  before: Run,
  parts: CorrectionParts,
): Correction {
  const { isAllowed, inventory = NO_INVENTORY, now } = parts;
  const reading = readTicket({ title: '', text: said }, inventory);
  const targets = reading.named.filter(({ isTarget }) => isTarget).map(({ name }) => name);
  const not = reading.named.filter(({ role }) => role === 'not').map(({ name }) => name);

  const hosts = new Set<Host>();
  const refused = new Set<string>();
  for (const name of named.length > 0 ? named : targets) {
    const host = spell(name, before.hosts).find(isAllowed);
    if (host === undefined) refused.add(name);
    else hosts.add(host);
  }
  return {
    hosts: [...hosts],
    refusedHosts: [...refused],
    unsureHosts: reading.unsure,
    ruledOut: before.hosts.filter(
      (host) => !hosts.has(host) && not.some((name) => spell(name, before.hosts).includes(host)),
    ),
    since: findSaidTime(said, now),
  };
}

/** Who talks about db-01.prod.example.com says "db-02" and means its neighbour: as it was written, else in a domain of the run. */
function spell(name: string, hosts: readonly Host[]): readonly Host[] {
  const written = findHost(name);
  if (written === undefined) return [];
  if (written.includes('.') || written.includes(':')) return [written];
  const known = hosts.filter((host) => host.startsWith(`${written}.`));
  const domains = new Set(hosts.filter((host) => /\.[a-z]/.test(host)).map((host) => host.slice(host.indexOf('.'))));
  return [...known, written, ...[...domains].flatMap((domain) => findHost(`${written}${domain}`) ?? [])];
}
