import { setTimeout as sleep } from 'node:timers/promises';
import { TaiError } from '../../src/domain/errors.ts';
import type { Cursors } from '../../src/domain/cursors.ts';
import type { Closable, Door } from '../../src/domain/ports.ts';
import { pollOnce, type PollParts, type Seen } from './poll.ts';

/** How far polling has got, as ISO 8601. */
const CURSOR = 'jira';
const MOST_SEEN = 5_000;

export interface PollDoorParts extends PollParts {
  readonly cursors: Cursors;
  readonly everyMs: number;
  /** Polling failed and goes on; told once for each kind of trouble in a row. */
  readonly onTrouble: (error: TaiError) => void;
}

/** For a Jira that can not reach us. Opening it polls once, so that a wrong token or JQL stops the start and not the tenth minute. */
export function pollDoor(parts: PollDoorParts): Extract<Door, { kind: 'socket' }> {
  return { kind: 'socket', name: 'jira polling', open: () => open(parts) };
}

async function open(parts: PollDoorParts): Promise<Closable> {
  const stop = new AbortController();
  const seen: Seen = new Map();
  await step(parts, seen, stop.signal).catch((error: unknown) => {
    if (!(error instanceof TaiError) || error.code !== 'ANSWER_REJECTED') throw error;
    throw new TaiError('CONFIG_INVALID', `jira.jql, jira.projects: Jira does not take them: ${error.message}`, error);
  });
  const ended = keepPolling(parts, seen, stop.signal);
  return {
    async close() {
      stop.abort();
      await ended;
    },
  };
}

/** The place is moved only when all before it was accepted, and to when the look began. */
async function step(parts: PollDoorParts, seen: Seen, signal: AbortSignal): Promise<void> {
  const begun = parts.now();
  const since = new Date((await parts.cursors.find(CURSOR)) ?? begun);
  await pollOnce(parts, Number.isNaN(since.getTime()) ? begun : since, seen, signal);
  await parts.cursors.save(CURSOR, begun.toISOString());
  if (seen.size > MOST_SEEN) seen.clear();
}

async function keepPolling(parts: PollDoorParts, seen: Seen, signal: AbortSignal): Promise<void> {
  let trouble: string | undefined;
  let pauseMs = parts.everyMs;
  while (await waited(pauseMs, signal)) {
    try {
      await step(parts, seen, signal);
      trouble = undefined;
      pauseMs = parts.everyMs;
    } catch (error) {
      if (signal.aborted) return;
      const known =
        error instanceof TaiError ? error : new TaiError('TICKET_SYSTEM_UNAVAILABLE', 'polling failed', error);
      if (known.code !== trouble) parts.onTrouble(known);
      trouble = known.code;
      pauseMs = Math.max(parts.everyMs, known.retryAfterMs ?? 0);
    }
  }
}

/** False when it was told to stop. */
async function waited(ms: number, signal: AbortSignal): Promise<boolean> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
}
