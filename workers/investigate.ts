import { type Answer, type Run, RunRequest } from '../src/domain/run.ts';
import { hasEnded } from './ended.ts';
import { errorFields } from './error-fields.ts';
import { DONE, type Stage, toText } from './processor.ts';
import type { StageParts } from './stages.ts';
import { createOnEvent, untilStored } from './store.ts';
import { endAsJoined, joinsBefore, takeTurn, waitForTurn } from './turn.ts';

/** Makes the run, takes its ticket, looks at the hosts. */
export function createInvestigate(parts: StageParts): Stage<RunRequest> {
  const { runs, stages, handOn, log } = parts;
  return {
    name: 'investigate',
    schema: RunRequest,

    async work(request, signal) {
      if (!(await mayRun(parts, request, signal))) return DONE;
      const run = await runs.create(request);
      if (hasEnded(run.state)) return DONE;
      if (isMine(run)) {
        const turn = await takeTurn(run, runs, joinsBefore(run));
        if (turn === 'joined') return endAsJoined(run, runs);
        if (turn === 'later') return waitForTurn(run, parts.turnMs);

        const start = { state: 'investigating', startedAt: run.startedAt ?? new Date().toISOString() } as const;
        await runs.update(request.run, start);
        const begun: Run = { ...run, ...start };
        await begin(parts, begun, signal);
        const found = await stages.investigate(begun, createOnEvent(runs, request.run, log), signal);
        await untilStored(() => runs.update(request.run, { ...found, state: 'diagnosing' }), signal);
      }
      await handOn('diagnose', run);
      return DONE;
    },

    async giveUp(request, error, signal) {
      const run = await untilStored(() => runs.create(request), signal);
      if (!isMine(run)) return handOn('diagnose', run);
      const change = { state: 'answering', error: toText(error, 'investigate') } as const;
      await untilStored(() => runs.update(request.run, change), signal);
      await handOn('answer', run);
    },
  };
}

/** Asked once: a run that exists was let in before, or was made by whoever watches it. */
async function mayRun({ stages, runs }: StageParts, request: RunRequest, signal: AbortSignal): Promise<boolean> {
  if (stages.admit === undefined || (await runs.find(request.run)) !== undefined) return true;
  return (await stages.admit(request, signal)) === 'admitted';
}

/** Whether this stage still has something to do for the run. */
function isMine({ state }: Run): boolean {
  return state === 'queued' || state === 'investigating';
}

/** A sign that work is under way is a courtesy: without it the answer comes all the same. */
async function begin({ stages, runs, log }: StageParts, run: Run, signal: AbortSignal): Promise<void> {
  try {
    const previous = await runs.findAnswer(run.request.ticket);
    const placeholder = await stages.begin?.(run, previous, signal);
    if (placeholder) await runs.saveAnswer(stillBy(previous, placeholder));
  } catch (error) {
    if (signal.aborted) throw error;
    log.warn({ run: run.request.run, ...errorFields(error) }, 'start not announced');
  }
}

/** A placeholder answers nothing yet, so the last run that answered here stays the same. */
function stillBy(previous: Answer | undefined, { ticket, id }: Answer): Answer {
  return { ticket, id, ...(previous?.run !== undefined && { run: previous.run }) };
}
