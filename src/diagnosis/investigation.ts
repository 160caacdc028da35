import type { Evidence } from '../domain/evidence.ts';
import type { Host } from '../domain/host.ts';
import type { Ticket } from '../domain/ticket.ts';

/** What was asked, where we looked, and what was seen there. */
export interface Investigation {
  readonly ticket: Ticket;
  readonly hosts: readonly Host[];
  /** Named in the ticket, not allowed by the allow-list. Untrusted text. */
  readonly refusedHosts: readonly string[];
  readonly evidence: readonly Evidence[];
}
