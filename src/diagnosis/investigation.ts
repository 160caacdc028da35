import type { Evidence } from '../domain/evidence.ts';
import type { Host } from '../domain/host.ts';
import type { NearMiss } from '../hosts/near-miss.ts';
import type { Ticket } from '../domain/ticket.ts';

/** What was asked, where we looked, and what was seen there. */
export interface Investigation {
  readonly ticket: Ticket;
  readonly hosts: readonly Host[];
  /** Named in the ticket, not allowed by the allow-list. Untrusted text. */
  readonly refusedHosts: readonly string[];
  /** Nearly names of the inventory. Untrusted text. */
  readonly unsureHosts?: readonly NearMiss[];
  readonly evidence: readonly Evidence[];
}
