import type { Config } from '../config.ts';
import type { Checkpoint } from '../domain/checkpoint.ts';
import type { Log } from '../domain/log.ts';
import type { Closable } from '../domain/ports.ts';
import { examineServer } from './doctor/model.ts';

/** What a server of the model was last found to be. */
export interface ModelFound {
  readonly baseUrl: string;
  readonly isUsable: boolean;
  /** In one line, for people. */
  readonly about: string;
}

export interface ModelWatch extends Closable {
  /** Of the servers that were tried so far. */
  found(): readonly ModelFound[];
  /** Something has changed there. */
  tryAgain(baseUrl: string): void;
}

/** A server that can not be used is tried again after this long. */
const AGAIN_MS = 60_000;

/**
 * Tries each server out as `tai doctor model` does, beside everything else: now, as long as it can not be used, and when it is back.
 * Logs one line for each server, and another only when that reads differently.
 */
export function watchModels(vllm: NonNullable<Config['vllm']>, log: Log, againMs = AGAIN_MS): ModelWatch {
  const stop = new AbortController();
  const known = new Map<string, ModelFound>();
  const underWay = new Map<string, Promise<void>>();
  const timers = new Map<string, NodeJS.Timeout>();

  async function examine(baseUrl: string): Promise<void> {
    try {
      const found = sumUp(baseUrl, await examineServer(vllm, baseUrl, stop.signal));
      if (known.get(baseUrl)?.about !== found.about) say(found, log);
      known.set(baseUrl, found);
      if (found.isUsable) return;
    } catch (error) {
      if (!stop.signal.aborted) log.error({ server: baseUrl, err: error }, 'model server could not be tried out');
    }
    if (!stop.signal.aborted)
      timers.set(
        baseUrl,
        setTimeout(() => tryAgain(baseUrl), againMs),
      );
  }

  function tryAgain(baseUrl: string): void {
    if (stop.signal.aborted || underWay.has(baseUrl)) return;
    clearTimeout(timers.get(baseUrl));
    underWay.set(
      baseUrl,
      examine(baseUrl).finally(() => underWay.delete(baseUrl)),
    );
  }

  for (const baseUrl of vllm.baseUrl) tryAgain(baseUrl);
  return {
    found: () => [...known.values()],
    tryAgain,
    async close() {
      stop.abort(new Error('closing'));
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(underWay.values());
    },
  };
}

/** Without what to change: that is a line each, and `tai doctor model` has them. */
function sumUp(baseUrl: string, steps: readonly Checkpoint[]): ModelFound {
  const isUsable = !steps.some(({ stops }) => stops);
  const isLess = isUsable && steps.some(({ mark }) => mark === 'no');
  const told = steps.filter(({ step }) => step !== 'command' && (step !== 'server' || !isUsable));
  const about = told.map(({ step, detail }) => (step === 'server' ? detail : `${step} ${detail}`)).join('; ');
  return { baseUrl, isUsable, about: isLess ? `${about} (tai doctor model says what to change)` : about };
}

function say({ baseUrl, isUsable, about }: ModelFound, log: Log): void {
  if (isUsable) log.info({ server: baseUrl, about }, 'model server tried out');
  else log.warn({ server: baseUrl, about }, 'model server can not be used');
}
