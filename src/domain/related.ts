import { z } from 'zod';
import { TicketRef } from './ticket.ts';

/** An earlier ticket about the same host and finding. */
export const Related = z.object({
  ticket: TicketRef,
  label: z.string(),
  at: z.iso.datetime(),
  /** Where people open it, once that is known. */
  url: z.string().exactOptional(),
});
export type Related = z.infer<typeof Related>;

/** That a ticket was about this finding on this host. Tickets of one scope alone are related: others may be nobody's business. */
export interface Sighting {
  readonly ticket: TicketRef;
  readonly label: string;
  readonly scope: string;
  readonly host: string;
  readonly finding: string;
}

/** Which findings tickets were about lately. Throws REDIS_UNAVAILABLE. */
export interface History {
  /** Notes it, once for a ticket, and answers with the other tickets that saw the same within the time kept, newest first. */
  see(sighting: Sighting): Promise<readonly Related[]>;
  close(): Promise<void>;
}
