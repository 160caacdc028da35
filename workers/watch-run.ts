import type { Redis } from 'ioredis';
import { RunEvent, type RunId, RunState } from '../src/domain/run.ts';
import { reply } from './connection.ts';
import { hasEnded } from './ended.ts';
import { eventsKey, runKey } from './run-keys.ts';
import { parseJson } from './run-record.ts';
import type { Wakeups } from './wakeups.ts';

/** A wake-up can be lost while the subscriber reconnects, so a quiet run is looked at this often. */
const LOOK_AGAIN_MS = 2_000;
const AT_ONCE = 100;
const STREAM_ID = /^\d{1,19}-\d{1,19}$/;

/** Stored events first, then live ones. An `after` that is no event id (it comes from a browser) reads from the first. */
export async function* watchRun(
  { client, wakeups }: { client: Redis; wakeups: Wakeups },
  id: RunId,
  after: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<{ id: string; event: RunEvent }> {
  let last = after !== undefined && STREAM_ID.test(after) ? after : '0-0';
  const wakeup = wakeups.listen(id);
  try {
    while (!signal.aborted) {
      // Asked before reading: a run that had ended by now wrote all of its events before.
      const ended = await isEnded(client, id);
      const entries = await reply(client.xrange(eventsKey(id), `(${last}`, '+', 'COUNT', AT_ONCE));
      for (const [entry, fields] of entries) {
        last = entry;
        const event = RunEvent.safeParse(parseJson(fields[1] ?? ''));
        if (event.success) yield { id: entry, event: event.data };
      }
      if (entries.length > 0) continue;
      if (ended) return;
      await wakeup.wait(LOOK_AGAIN_MS, signal);
    }
  } finally {
    wakeup.stop();
  }
}

async function isEnded(client: Redis, id: RunId): Promise<boolean> {
  const state = RunState.safeParse(parseJson((await reply(client.hget(runKey(id), 'state'))) ?? ''));
  return state.success && hasEnded(state.data);
}
