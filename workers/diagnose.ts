import { hasEnded } from './ended.ts';
import { StageJob } from './jobs.ts';
import { DONE, type Stage, toText } from './processor.ts';
import type { StageParts } from './stages.ts';
import { createOnEvent, fetchRun, untilStored } from './store.ts';
import { endAsJoined, joinsNewer, takeTurn, waitForTurn } from './turn.ts';

/** Concludes from what the run found, and words it. */
export function createDiagnose({ runs, stages, handOn, turnMs, log }: StageParts): Stage<StageJob> {
  return {
    name: 'diagnose',
    schema: StageJob,

    async work({ run: id }, signal) {
      const run = await fetchRun(runs, id);
      if (hasEnded(run.state)) return DONE;
      if (run.state !== 'answering') {
        const turn = await takeTurn(run, runs, joinsNewer(run));
        if (turn === 'joined') return endAsJoined(run, runs);
        if (turn === 'later') return waitForTurn(run, turnMs);

        const concluded = await stages.diagnose(run, createOnEvent(runs, id, log), signal);
        await untilStored(() => runs.update(id, { ...concluded, state: 'answering' }), signal);
      }
      await handOn('answer', run);
      return DONE;
    },

    async giveUp({ run: id }, error, signal) {
      const run = await untilStored(() => runs.find(id), signal);
      if (run === undefined) return;
      if (run.state !== 'answering') {
        await untilStored(() => runs.update(id, { state: 'answering', error: toText(error, 'diagnose') }), signal);
      }
      await handOn('answer', run);
    },
  };
}
