import type { TicketSystem } from './domain/ports.ts';
import type { Answer, RunRequest } from './domain/run.ts';
import type { Ticket } from './domain/ticket.ts';

export const TEXT_SYSTEM = 'console';

/** Tickets that are nothing but text someone gave us: the page's form, the JSON interface, the command line. The run itself is their answer. */
export function createTextTickets(again: string): TicketSystem {
  return {
    name: TEXT_SYSTEM,
    again,
    doors: () => [],
    fetchTicket: async (request) => toTicket(request),
    isOpen: async () => true,
    writeProgress: async () => undefined,
    writeAnswer: async (request): Promise<Answer> => ({ ticket: request.ticket, id: request.run }),
  };
}

function toTicket(request: RunRequest): Ticket {
  const text = request.text ?? '';
  const [title = ''] = text.trim().split('\n', 1);
  return { ref: request.ticket, label: '', scope: TEXT_SYSTEM, title: title.slice(0, 200), text, hosts: [] };
}
