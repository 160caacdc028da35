import { DelayedError, type Job, UnrecoverableError, WaitingError } from 'bullmq';
import type { z } from 'zod';
import { TaiError } from '../src/domain/errors.ts';
import type { Log } from '../src/domain/log.ts';
import { errorFields } from './error-fields.ts';
import { decide, policies, type StageName } from './policies.ts';

/** `wait`: not yet, look again after that time; it costs no attempt. */
export type Step = { readonly kind: 'done' } | { readonly kind: 'wait'; readonly delayMs: number };

export const DONE: Step = { kind: 'done' };

/** One stage of a run. It may run again after any crash, so it finds out itself what is already there. */
export interface Stage<Data extends { readonly run: string }> {
  readonly name: StageName;
  readonly schema: z.ZodType<Data>;
  work(data: Data, signal: AbortSignal): Promise<Step>;
  /** Called before the job is given up for good; may be called again. */
  giveUp(data: Data, error: unknown, signal: AbortSignal): Promise<void>;
}

/** What of a BullMQ job is used here. */
export type StageJobHandle = Pick<Job, 'data' | 'attemptsMade' | 'timestamp' | 'moveToDelayed' | 'moveToWait'>;

/** BullMQ passes its signal only to a function with three parameters, and a default value would hide one. */
export type Process = (
  job: StageJobHandle,
  token: string | undefined,
  signal: AbortSignal | undefined,
) => Promise<void>;

export function createProcessor<Data extends { readonly run: string }>(stage: Stage<Data>, log: Log): Process {
  return async (job: StageJobHandle, token: string | undefined, signal: AbortSignal | undefined): Promise<void> => {
    const data = readJob(stage, job, log);
    const startedAt = performance.now();
    const end = await attempt(stage, data, job, signal ?? new AbortController().signal);
    const fields = { stage: stage.name, run: data.run, attempt: job.attemptsMade + 1 };
    switch (end.kind) {
      case 'done':
        log.info({ ...fields, durationMs: Math.round(performance.now() - startedAt) }, 'stage done');
        return;
      case 'wait':
        if (end.error !== undefined)
          log.info({ ...fields, ...errorFields(end.error), delayMs: end.delayMs }, 'stage waits');
        await job.moveToDelayed(Date.now() + end.delayMs, token);
        throw new DelayedError();
      case 'interrupted':
        log.info(fields, 'stage interrupted, its job goes back to the queue');
        await job.moveToWait(token);
        throw new WaitingError();
      case 'retry':
        log.warn({ ...fields, ...errorFields(end.error) }, 'stage failed, it will be tried again');
        throw end.error;
      case 'giveUp':
        log.error({ ...fields, ...errorFields(end.error) }, 'stage gave up');
        throw new UnrecoverableError(toText(end.error, stage.name));
      default:
        return end satisfies never;
    }
  };
}

type End =
  | { readonly kind: 'done' | 'interrupted' }
  | { readonly kind: 'wait'; readonly delayMs: number; readonly error?: unknown }
  | { readonly kind: 'retry' | 'giveUp'; readonly error: unknown };

async function attempt<Data extends { readonly run: string }>(
  stage: Stage<Data>,
  data: Data,
  job: StageJobHandle,
  signal: AbortSignal,
): Promise<End> {
  try {
    return await stage.work(data, signal);
  } catch (error) {
    if (signal.aborted) return { kind: 'interrupted' };
    const age = { attempt: job.attemptsMade + 1, ageMs: Date.now() - job.timestamp };
    const decision = decide(policies[stage.name], error, age);
    if (decision.kind === 'giveUp') await stage.giveUp(data, error, signal);
    return { ...decision, error };
  }
}

function readJob<Data extends { readonly run: string }>(stage: Stage<Data>, job: StageJobHandle, log: Log): Data {
  const data = stage.schema.safeParse(job.data);
  if (data.success) return data.data;
  log.error({ stage: stage.name, paths: data.error.issues.map(({ path }) => path.join('.')) }, 'job can not be read');
  throw new UnrecoverableError('the job can not be read');
}

/** Why a stage gave up, for people. Only our own errors were written to be read. */
export function toText(error: unknown, stage: StageName): string {
  return error instanceof TaiError ? error.message : `an unexpected error in the ${stage} stage`;
}
