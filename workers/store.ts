import { setTimeout as sleep } from 'node:timers/promises';
import { TaiError } from '../src/domain/errors.ts';
import type { Log } from '../src/domain/log.ts';
import type { RunStore } from '../src/domain/ports.ts';
import type { Run, RunId } from '../src/domain/run.ts';
import { errorFields } from './error-fields.ts';
import type { OnEvent } from './stages.ts';

const AGAIN_MS = 500;

/** What a stage found cost logins and minutes of a model, and an answer is written already: so a Redis that is away is waited for. */
export async function untilStored<T>(write: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof TaiError) || error.code !== 'REDIS_UNAVAILABLE' || signal.aborted) throw error;
      await sleep(AGAIN_MS, undefined, { signal });
    }
  }
}

/** Throws RUN_NOT_FOUND. */
export async function fetchRun(runs: RunStore, id: RunId): Promise<Run> {
  const run = await runs.find(id);
  if (run === undefined) throw new TaiError('RUN_NOT_FOUND', `there is no run ${id}`);
  return run;
}

/** Events are for whoever is watching; losing one must not cost the run. */
export function createOnEvent(runs: RunStore, id: RunId, log: Log): OnEvent {
  return async (event) => {
    try {
      await runs.announce(id, event);
    } catch (error) {
      log.warn({ run: id, kind: event.kind, ...errorFields(error) }, 'event lost');
    }
  };
}
