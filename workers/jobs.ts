import type { JobsOptions } from 'bullmq';
import { z } from 'zod';
import { RunId, type RunRequest, type Trigger } from '../src/domain/run.ts';
import { policies, type StageName } from './policies.ts';

/** All keys of BullMQ begin with it; ours beside them are made in run-keys.ts. */
export const PREFIX = 'tai';

/** The first stage carries the whole request (that is the claim); later ones find everything in the run. */
export const StageJob = z.object({ run: RunId });
export type StageJob = z.infer<typeof StageJob>;

/** Any name BullMQ does not know makes it ask the worker, which reads policies.ts. */
const BACKOFF = 'policy';

/** BullMQ takes jobs without a priority first, so whoever waits at a screen overtakes tickets that came by themselves. */
const BEHIND_PEOPLE = 10;

const WEEK_SECONDS = 7 * 24 * 60 * 60;

/** A finished job keeps its id taken. By number too, so that a flood can not fill the memory; the run itself,
 * kept for 30 days, still stops what comes later. */
const kept = { age: WEEK_SECONDS, count: 10_000 };

export function jobOptions(stage: StageName, { run, trigger }: Pick<RunRequest, 'run' | 'trigger'>): JobsOptions {
  return {
    jobId: run,
    attempts: policies[stage].attempts,
    backoff: { type: BACKOFF },
    removeOnComplete: kept,
    removeOnFail: kept,
    stackTraceLimit: 5,
    ...priorityOf(trigger),
  };
}

function priorityOf(trigger: Trigger): Pick<JobsOptions, 'priority'> {
  return trigger === 'created' ? { priority: BEHIND_PEOPLE } : {};
}
