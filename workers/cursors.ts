import type { Cursors } from '../src/domain/cursors.ts';
import type { Closable } from '../src/domain/ports.ts';
import { closeClient, type Connection, openClient, reply } from './connection.ts';
import { cursorKey } from './run-keys.ts';

const COMMAND_MS = 2_500;

/** Places that outlive the process. */
export function openCursors(connection: Connection): Cursors & Closable {
  const client = openClient(connection, { maxRetriesPerRequest: 1, commandTimeout: COMMAND_MS });
  return {
    find: async (name) => (await reply(client.get(cursorKey(name)))) ?? undefined,
    save: async (name, value) => {
      await reply(client.set(cursorKey(name), value));
    },
    close: () => closeClient(client),
  };
}
