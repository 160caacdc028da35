import { z } from 'zod';
import type { History, Related } from '../src/domain/related.ts';
import { TicketRef } from '../src/domain/ticket.ts';
import { closeClient, type Connection, openClient, reply } from './connection.ts';
import { sightingKey } from './run-keys.ts';
import { parseJson } from './run-record.ts';
import { SEE } from './run-scripts.ts';

const COMMAND_MS = 5_000;
/** Of one finding on one host; older ones make way. */
const MOST = 100;

const Member = z.object({ ticket: TicketRef, label: z.string() });
const Answer = z.array(z.coerce.string());

export function openHistory(connection: Connection, keptMs: number, now: () => number = Date.now): History {
  const client = openClient(connection, { maxRetriesPerRequest: null, commandTimeout: COMMAND_MS });
  return {
    async see({ ticket, label, scope, host, finding }) {
      const member = JSON.stringify({ ticket: { system: ticket.system, id: ticket.id }, label } satisfies z.infer<
        typeof Member
      >);
      const key = sightingKey([scope, host, finding].join('|'));
      const flat = Answer.parse(await reply(client.eval(SEE, 1, key, member, now(), keptMs, MOST)));
      return flat.flatMap((text, index): Related[] => {
        const seen = index % 2 === 0 ? Member.safeParse(parseJson(text)).data : undefined;
        return seen === undefined ? [] : [{ ...seen, at: new Date(Number(flat[index + 1])).toISOString() }];
      });
    },
    close: () => closeClient(client),
  };
}
