import { z } from 'zod';
import { IssueType } from './issue-type.ts';

/** Where a ticket lives. `id` is the system's own name for it and opaque outside its integration. */
export const TicketRef = z.object({ system: z.string(), id: z.string() });
export type TicketRef = z.infer<typeof TicketRef>;

/** What was asked, read afresh from its system. All of it is untrusted text. */
export const Ticket = z.object({
  ref: TicketRef,
  /** What people call it: "OPS-123", "#ops thread". */
  label: z.string(),
  /** What the allow-list speaks about: "jira:OPS", "slack:C024BE91L", "console". */
  scope: z.string(),
  title: z.string(),
  text: z.string(),
  /** Hosts given in a field of their own; they outrank names found in the text. */
  hosts: z.array(z.string()).readonly(),
  /** Folders of the hosts that a person named apart from the text. */
  folders: z.array(z.string()).readonly().exactOptional(),
  createdAt: z.iso.datetime({ offset: true }).exactOptional(),
  /** The kind of trouble, where a person named it apart from the text. */
  type: IssueType.exactOptional(),
  /** When it began, where a person said so apart from the text. */
  since: z.iso.datetime({ offset: true }).exactOptional(),
  /** Looks a person asked for by name. */
  looks: z.array(z.string()).readonly().exactOptional(),
});
export type Ticket = z.infer<typeof Ticket>;

/** One string per ticket, for keys. */
export function ticketKey({ system, id }: TicketRef): string {
  return `${system}:${id}`;
}

/** What a new ticket begins with. */
export interface NewTicket {
  readonly project: string;
  readonly type: string;
  readonly title: string;
}
