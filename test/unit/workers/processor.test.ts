import { DelayedError, UnrecoverableError, WaitingError } from 'bullmq';
import { describe, expect, it, vi } from 'vitest';
import { TaiError } from '../../../src/domain/errors.ts';
import { StageJob } from '../../../workers/jobs.ts';
import { createProcessor, type Stage, type StageJobHandle } from '../../../workers/processor.ts';
import { runIdOf } from '../../../workers/run-id.ts';
import { silent } from '../../support/log.ts';

const going = new AbortController().signal;

function aJob(change: Partial<StageJobHandle> = {}) {
  const moveToDelayed = vi.fn<StageJobHandle['moveToDelayed']>();
  const moveToWait = vi.fn<StageJobHandle['moveToWait']>();
  return {
    data: { run: runIdOf('one') },
    attemptsMade: 0,
    timestamp: Date.now(),
    moveToDelayed,
    moveToWait,
    ...change,
  };
}

function aStage(work: Stage<StageJob>['work']) {
  return {
    name: 'answer',
    schema: StageJob,
    work,
    giveUp: vi.fn<Stage<StageJob>['giveUp']>(),
  } satisfies Stage<StageJob>;
}

describe('a job', () => {
  it('declares the three parameters without which BullMQ passes no signal', () => {
    expect(
      createProcessor(
        aStage(async () => ({ kind: 'done' })),
        silent,
      ),
    ).toHaveLength(3);
  });

  it('that must wait is moved on and costs no attempt', async () => {
    const job = aJob();
    const process = createProcessor(
      aStage(async () => ({ kind: 'wait', delayMs: 60_000 })),
      silent,
    );

    await expect(process(job, 'token', going)).rejects.toThrow(DelayedError);

    expect(job.moveToDelayed).toHaveBeenCalledWith(expect.any(Number), 'token');
  });

  it('that was interrupted goes back to the queue, whatever its stage threw', async () => {
    const stage = aStage(() => Promise.reject(new TaiError('TICKET_FORBIDDEN', '403')));
    const job = aJob();

    await expect(createProcessor(stage, silent)(job, 'token', AbortSignal.abort())).rejects.toThrow(WaitingError);

    expect(job.moveToWait).toHaveBeenCalledWith('token');
    expect(stage.giveUp).not.toHaveBeenCalled();
  });

  it('that failed in passing throws its error, so that BullMQ tries again', async () => {
    const error = new TaiError('TICKET_SYSTEM_UNAVAILABLE', '503');
    const stage = aStage(() => Promise.reject(error));

    await expect(createProcessor(stage, silent)(aJob(), 'token', going)).rejects.toBe(error);

    expect(stage.giveUp).not.toHaveBeenCalled();
  });

  it('that failed for good tells its stage first and is not tried again', async () => {
    const error = new TaiError('TICKET_FORBIDDEN', 'no right to comment');
    const stage = aStage(() => Promise.reject(error));

    await expect(createProcessor(stage, silent)(aJob(), 'token', going)).rejects.toThrow(UnrecoverableError);

    expect(stage.giveUp).toHaveBeenCalledWith({ run: runIdOf('one') }, error, going);
  });

  it('that can not be read is not tried again', async () => {
    const work = vi.fn<Stage<StageJob>['work']>();

    const processed = createProcessor(aStage(work), silent)(aJob({ data: { run: '../../etc' } }), 'token', going);

    await expect(processed).rejects.toThrow(UnrecoverableError);
    expect(work).not.toHaveBeenCalled();
  });
});
