import type { RunStore } from '../src/domain/ports.ts';
import type { Answer, Run } from '../src/domain/run.ts';
import { hasEnded } from './ended.ts';
import { lacksModel } from './ask-later.ts';
import { errorFields } from './error-fields.ts';
import { StageJob } from './jobs.ts';
import { DONE, type Stage, toText } from './processor.ts';
import type { StageParts } from './stages.ts';
import { fetchRun, untilStored } from './store.ts';
import { endAsJoined, joinsNewer, takeTurn, waitForTurn } from './turn.ts';

/** Writes into the ticket, ends the run and frees its ticket. */
export function createAnswer({ runs, stages, turnMs, handOn, late, log }: StageParts): Stage<StageJob> {
  return {
    name: 'answer',
    schema: StageJob,

    async work({ run: id }, signal) {
      const run = await fetchRun(runs, id);
      if (hasEnded(run.state)) return DONE;
      const { ticket, thread } = run.request;
      const turn = await takeTurn(run, runs, joinsNewer(run));
      if (turn === 'later') return waitForTurn(run, turnMs);
      const previous = await runs.findAnswer(ticket);
      if (turn === 'joined' || (await isOvertaken(run, previous, runs))) return endAsJoined(run, runs);

      const answer = previous?.run === id ? previous : await stages.answer(run, previous, signal);
      const written: Answer = { ...answer, run: id };
      await untilStored(() => runs.saveAnswer(written), signal);
      if (thread) await untilStored(() => runs.saveAnswer({ ...written, ticket: thread }), signal);
      // Before the run ends, since nobody looks at a run that has ended; the job waits for its end.
      if (late && lacksModel(run)) await handOn('askLater', run, late.firstMs);
      await untilStored(() => runs.update(id, { answer: written, ...ending(run) }), signal);
      await runs.releaseTicket(ticket, id);
      return DONE;
    },

    async giveUp({ run: id }, error, signal) {
      const run = await untilStored(() => runs.find(id), signal);
      if (run === undefined) return;
      const reason = run.error ?? toText(error, 'answer');
      const failed = { state: 'failed', error: reason, finishedAt: new Date().toISOString() } as const;
      await untilStored(() => runs.update(id, failed), signal);
      await untilStored(() => runs.releaseTicket(run.request.ticket, id), signal);
      await stages.giveUp?.({ ...run, ...failed }, error).catch((fault: unknown) => {
        log.error({ run: id, ...errorFields(fault) }, 'giving up was not told');
      });
    },
  };
}

/** An answer that had to wait for hours must not replace the one a newer run has written since. */
async function isOvertaken(run: Run, previous: Answer | undefined, runs: RunStore): Promise<boolean> {
  if (previous?.run === undefined || previous.run === run.request.run) return false;
  const other = await runs.find(previous.run);
  return other !== undefined && other.number > run.number;
}

/** A run that lost a stage on the way has failed, though the ticket was told what is known. */
function ending(run: Run): { state: 'done' | 'failed'; finishedAt: string } {
  return { state: run.error === undefined ? 'done' : 'failed', finishedAt: new Date().toISOString() };
}
