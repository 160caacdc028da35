import { setTimeout as sleep } from 'node:timers/promises';
import { TaiError } from '../domain/errors.ts';
import type { Log } from '../domain/log.ts';
import type { Closable, Door } from '../domain/ports.ts';

type SocketDoor = Extract<Door, { kind: 'socket' }>;

const PAUSE_MS = 10_000;

/**
 * Opens a connection outwards, again and again while the other side is away: the other doors need not wait for it.
 * Rejects at once when trying again can not help, as with a wrong token.
 */
export async function openPatiently(door: SocketDoor, log: Log, pauseMs = PAUSE_MS): Promise<Closable> {
  const stop = new AbortController();
  const first = await open(door, log);
  const opened = first ? Promise.resolve(first) : keepTrying(door, log, pauseMs, stop.signal);
  return {
    async close() {
      stop.abort();
      await (await opened)?.close();
    },
  };
}

async function keepTrying(
  door: SocketDoor,
  log: Log,
  pauseMs: number,
  signal: AbortSignal,
): Promise<Closable | undefined> {
  while (!signal.aborted) {
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return undefined;
    try {
      const opened = await open(door, log);
      if (opened) return opened;
    } catch (error) {
      log.error({ door: door.name, code: error instanceof TaiError ? error.code : 'unknown' }, 'door stays closed');
      return undefined;
    }
  }
  return undefined;
}

async function open(door: SocketDoor, log: Log): Promise<Closable | undefined> {
  try {
    const opened = await door.open();
    log.info({ door: door.name }, 'door open');
    return opened;
  } catch (error) {
    if (!(error instanceof TaiError) || !error.retryable) throw error;
    log.warn({ door: door.name, code: error.code, reason: error.message }, 'door can not be opened yet, trying again');
    return undefined;
  }
}
