import type { Run } from '../src/domain/run.ts';
import type { RunStore } from '../src/domain/ports.ts';
import { hasEnded } from './ended.ts';
import { errorFields } from './error-fields.ts';
import { StageJob } from './jobs.ts';
import { DONE, type Stage, type Step } from './processor.ts';
import type { LateTimes, StageParts } from './stages.ts';
import { untilStored } from './store.ts';

const SECOND = 1_000;
const LONGEST_PAUSE_MS = 60 * 60 * SECOND;

/** A run that fell back to what rules prove: the model was asked and gave nothing that could be used. */
export function lacksModel({ diagnosis }: Pick<Run, 'diagnosis'>): boolean {
  return diagnosis?.model.status === 'failed';
}

/**
 * Asks the model that failed a run once more, from the evidence that is stored, and edits the run's answer in place. Each run has one
 * such job. What it was told is stored before it is written, so a worker that dies on the way costs no second question.
 */
export function createAskLater(parts: StageParts): Stage<StageJob> {
  const { runs, stages, turnMs, log } = parts;
  return {
    name: 'askLater',
    schema: StageJob,

    async work({ run: id }, signal) {
      const run = await runs.find(id);
      if (run === undefined || run.askedLater === 'written') return DONE;
      if (!hasEnded(run.state)) return { kind: 'wait', delayMs: turnMs };
      if (await isRunAgain(run, runs)) return DONE;
      if (run.askedLater === undefined) return askAndWrite(run, parts, signal);
      await write(run, { runs, stages }, signal);
      return DONE;
    },

    /** The ticket has its answer already, so there is nothing to tell. */
    async giveUp({ run }, error) {
      log.warn({ run, ...errorFields(error) }, 'the model was not asked later');
    },
  };
}

async function askAndWrite(run: Run, { runs, stages, late }: StageParts, signal: AbortSignal): Promise<Step> {
  if (late === undefined || !lacksModel(run)) return DONE;
  const words = await stages.askLater?.(run, signal);
  if (words?.kind === 'away') return pauseAfter(run, late);
  if (words?.kind !== 'concluded' || (await isRunAgain(run, runs))) return DONE;

  const change = { ...words.change, askedLater: 'concluded' } as const;
  await untilStored(() => runs.update(run.request.run, change), signal);
  await write({ ...run, ...change }, { runs, stages }, signal);
  return DONE;
}

type Parts = Pick<StageParts, 'runs' | 'stages'>;

async function write(run: Run, { runs, stages }: Parts, signal: AbortSignal): Promise<void> {
  const { run: id, ticket } = run.request;
  const answer = { ...(await stages.answer(run, run.answer, signal)), run: id };
  await untilStored(() => runs.update(id, { answer, askedLater: 'written' }), signal);
  const latest = await untilStored(() => runs.findAnswer(ticket), signal);
  if (latest?.run === undefined || latest.run === id) return untilStored(() => runs.saveAnswer(answer), signal);

  // A newer run has answered while we wrote, and ours may have come to lie over it.
  const { run: latestId } = latest;
  const newer = await untilStored(() => runs.find(latestId), signal);
  if (newer !== undefined && newer.number > run.number) await stages.answer(newer, latest, signal);
}

async function isRunAgain({ request, number }: Run, runs: RunStore): Promise<boolean> {
  return (await runs.countRuns(request.ticket)) > number;
}

/** The pauses double from the first to an hour; the last question is asked `forMs` after the run's end. */
export function pauseAfter({ finishedAt, request }: Run, { firstMs, forMs }: LateTimes, now = Date.now()): Step {
  const ageMs = now - Date.parse(finishedAt ?? request.requestedAt);
  const delayMs = Math.max(firstMs, Math.min(ageMs, LONGEST_PAUSE_MS));
  return ageMs + delayMs > forMs ? DONE : { kind: 'wait', delayMs };
}
