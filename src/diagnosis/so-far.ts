import type { SoFar } from '../domain/so-far.ts';
import type { RunEvent } from '../domain/run.ts';

/** Writes what is known of a run while it goes on. */
export interface LiveWriter {
  readonly onEvent: (event: RunEvent) => Promise<void>;
  /** Waits for what is being written, so that it can not come after the answer; nothing is written from then on. Answers with
   * what readers may have seen and was withdrawn. */
  close(): Promise<SoFar['withdrawn']>;
}

/** Between two edits of one message. Slack takes about fifty in a minute, of all runs together. */
const EVERY_MS = 3_000;

/**
 * Passes events on and gathers what they tell: at most one `write` at a time, none in the first `everyMs`, and what happens meanwhile
 * is in the next one. `write` says whether there was anywhere to write. It is a courtesy: the first failure ends it, and the answer comes all the same.
 */
export function createLiveWriter(
  looks: number,
  write: ((soFar: SoFar) => Promise<boolean>) | undefined,
  onEvent: (event: RunEvent) => Promise<void> | void,
  everyMs = EVERY_MS,
): LiveWriter {
  let known: SoFar = { looks, doing: undefined, causes: [], withdrawn: [] };
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let isClosed = write === undefined;
  let nextAt = performance.now() + everyMs;
  const shown = new Set<string>();

  async function writeNow(): Promise<void> {
    const now = known;
    try {
      if (await write?.(now)) for (const { statement } of now.causes) shown.add(statement);
    } catch {
      // It may have come through all the same.
      for (const { statement } of now.causes) shown.add(statement);
      isClosed = true;
    }
    timer = undefined;
    nextAt = performance.now() + everyMs;
    if (now !== known) plan();
  }

  function plan(): void {
    if (isClosed || timer !== undefined) return;
    const wait = Math.max(0, nextAt - performance.now());
    timer = setTimeout(() => (writing = writeNow()), wait);
  }

  return {
    async onEvent(event) {
      const before = known;
      known = addEvent(before, event);
      if (known !== before) plan();
      await onEvent(event);
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await writing;
      return known.withdrawn.filter(({ statement }) => shown.has(statement));
    },
  };
}

function addEvent(known: SoFar, event: RunEvent): SoFar {
  switch (event.kind) {
    case 'evidence':
      return { ...known, looks: known.looks + 1 };
    case 'thinking':
      return { ...known, doing: `Asking ${event.model}…` };
    case 'looking':
      return { ...known, doing: `Looking further: ${event.looks.join(', ')}…` };
    case 'cause':
      return { ...known, causes: [...known.causes, event] };
    case 'withdrawn':
      return {
        ...known,
        causes: known.causes.filter(({ statement }) => statement !== event.statement),
        withdrawn: [...known.withdrawn, event],
      };
    case 'state':
    case 'hosts':
      return known;
    default:
      return event satisfies never;
  }
}
