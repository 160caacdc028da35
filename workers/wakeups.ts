import type { Redis } from 'ioredis';
import type { Closable } from '../src/domain/ports.ts';
import type { RunId } from '../src/domain/run.ts';
import { closeClient, type Connection, openClient } from './connection.ts';
import { WAKE_CHANNEL } from './run-keys.ts';

interface Wakeup {
  /** Resolves when the run had news since the last call, after the time given, or when the signal says so. */
  wait(timeoutMs: number, signal: AbortSignal): Promise<void>;
  stop(): void;
}

/** Tells who watches a run that it has news; what the news is they read for themselves. One connection for all of them. */
export interface Wakeups extends Closable {
  listen(id: RunId): Wakeup;
}

export function openWakeups(connection: Connection): Wakeups {
  const watchers = new Map<string, Set<() => void>>();
  let client: Redis | undefined;

  function connect(): Redis {
    const subscriber = openClient(connection, { maxRetriesPerRequest: null });
    subscriber.on('message', (_channel, id) => {
      for (const wake of watchers.get(id) ?? []) wake();
    });
    // Waits in the offline queue while Redis is away and is repeated by ioredis after each reconnect.
    subscriber.subscribe(WAKE_CHANNEL).catch(() => undefined);
    return subscriber;
  }

  return {
    listen(id) {
      client ??= connect();
      const wakeup = createWakeup();
      const others = watchers.get(id) ?? new Set();
      watchers.set(id, others.add(wakeup.wake));
      return {
        wait: wakeup.wait,
        stop() {
          others.delete(wakeup.wake);
          if (others.size === 0 && watchers.get(id) === others) watchers.delete(id);
        },
      };
    },
    async close() {
      if (client) await closeClient(client);
    },
  };
}

function createWakeup(): { wake: () => void; wait: Wakeup['wait'] } {
  let news = false;
  let finish: (() => void) | undefined;
  return {
    wake() {
      news = true;
      finish?.();
    },
    async wait(timeoutMs, signal) {
      if (!news && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const end = (): void => {
            clearTimeout(timer);
            signal.removeEventListener('abort', end);
            resolve();
          };
          const timer = setTimeout(end, timeoutMs);
          signal.addEventListener('abort', end);
          finish = end;
        });
      }
      news = false;
    },
  };
}
