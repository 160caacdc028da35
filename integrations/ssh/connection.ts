import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'ssh2';
import type { Target } from './target.ts';

/** How long a server may take over a good-bye. */
const GOODBYE_MS = 1_000;

/** One login that stands. `closed` settles when it has gone, by us or by the host. */
export interface Connection {
  readonly client: Client;
  readonly target: Target;
  readonly closed: Promise<void>;
  isOpen(): boolean;
  close(): Promise<void>;
}

export function toConnection(client: Client, target: Target): Connection {
  let open = true;
  const closed = new Promise<void>((resolve) => {
    client.once('close', () => {
      open = false;
      resolve();
    });
  });
  return {
    client,
    target,
    closed,
    isOpen: () => open,
    close: async () => {
      if (!open) return;
      client.end();
      const waiting = new AbortController();
      const overdue = delay(GOODBYE_MS, undefined, { signal: waiting.signal }).then(() => client.destroy());
      await Promise.race([closed, overdue]);
      waiting.abort();
      await overdue.catch(() => undefined);
    },
  };
}
