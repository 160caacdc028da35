import type { Cause } from '../domain/diagnosis.ts';
import { lineId } from '../domain/evidence.ts';
import type { RunEvent } from '../domain/run.ts';

/** Tells of each cause once, and takes back with a word what the answer does not hold in the end. */
export interface Told {
  tell(causes: readonly Cause[]): void;
  /** `final`: the causes of the answer. Waits until all was told. */
  settle(final: readonly Cause[]): Promise<void>;
}

export function createTold(onEvent: (event: RunEvent) => void | Promise<void>): Told {
  const told = new Set<string>();
  let pending: Promise<void> = Promise.resolve();
  const send = (event: RunEvent): void => {
    pending = pending.then(async () => onEvent(event));
    // It is thrown by `settle`, and must not count as unhandled until then.
    pending.catch(() => undefined);
  };

  return {
    tell(causes) {
      for (const { statement, confidence, citations } of causes) {
        if (told.has(statement)) continue;
        told.add(statement);
        send({ kind: 'cause', statement, confidence, lines: citations.map(lineId) });
      }
    },
    async settle(final) {
      const gone = [...told].filter((statement) => !final.some((cause) => cause.statement.includes(statement)));
      for (const statement of gone) send({ kind: 'withdrawn', statement, why: whyGone(final) });
      await pending;
    },
  };
}

function whyGone([best]: readonly Cause[]): string {
  if (best === undefined) return 'the whole answer could not be used';
  return best.by === 'rule' ? 'what rules proved goes before it' : 'the answer as a whole says otherwise';
}
