import type { Cause } from '../domain/diagnosis.ts';
import { ClaimedCause } from './answer.ts';
import { createPartialList, type PartialList } from './partial-list.ts';
import type { ProveCause } from './proof.ts';

/** The causes of an answer that is still being written, each once it is whole and proved, and not before. */
export interface CauseStream {
  /** The causes that this piece of the answer completed. */
  feed(text: string): readonly Cause[];
  /** Another attempt begins: what was written so far counts no more. */
  restart(): void;
}

export function createCauseStream(proveCause: ProveCause): CauseStream {
  let list: PartialList = createPartialList('causes');
  return {
    feed: (text) => list.feed(text).flatMap((item) => proveItem(item, proveCause)),
    restart() {
      list = createPartialList('causes');
    },
  };
}

function proveItem(item: string, proveCause: ProveCause): readonly Cause[] {
  const claimed = ClaimedCause.safeParse(parse(item)).data;
  const cause = claimed && proveCause(claimed);
  return cause === undefined ? [] : [cause];
}

/** A piece that is no JSON is part of an answer that fails as a whole, and is told of there. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
