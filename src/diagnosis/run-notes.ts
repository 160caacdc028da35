import type { Diagnosis } from '../domain/diagnosis.ts';
import type { SoFar } from '../domain/so-far.ts';
import type { Related } from '../domain/related.ts';
import type { Run } from '../domain/run.ts';
import { noteRelated } from './related-note.ts';

const RELATED_DAYS = 30;

/** What tickets before it had the same, in a sentence. */
export function noteEarlier(related: readonly Related[]): readonly string[] {
  const note = noteRelated(related, RELATED_DAYS);
  return note === undefined ? [] : [note];
}

/** What a question went on from, what its words changed, and that nobody is there to answer it in words. */
export function noteGoing({ goesOn }: Run, { model }: Diagnosis): readonly string[] {
  if (goesOn === undefined) return [];
  const looks = goesOn.since.length === 0 ? 'nothing new was looked at' : countLooks(goesOn.since.length);
  const silent =
    model.status !== 'used' ? ['There is no model to answer the question in words: this is what rules prove.'] : [];
  return [`Goes on from run ${goesOn.run}, looked at ${minute(goesOn.at)}; ${looks}.`, ...goesOn.notes, ...silent];
}

function countLooks(count: number): string {
  return count === 1 ? '1 new look' : `${count} new looks`;
}

/** The reader may have seen the answer without the model, so it says why it reads differently now. */
export function noteLater({ finishedAt }: Run, now: Date): string {
  const looked = finishedAt === undefined ? '' : ` of ${minute(finishedAt)}`;
  return `The model did not answer at first and was asked later, at ${minute(now.toISOString())}, about the same evidence${looked}.`;
}

function minute(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}

/** Whoever read it while it was written must not find it gone without a word. */
export function noteWithdrawn({ statement, why }: SoFar['withdrawn'][number]): string {
  return `Shown while this was written, and withdrawn: ${statement} (${why}).`;
}
