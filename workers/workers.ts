import { type Job, UnrecoverableError, Worker, type WorkerOptions } from 'bullmq';
import type { Log } from '../src/domain/log.ts';
import type { Closable, RunStore } from '../src/domain/ports.ts';
import { createAnswer } from './answer.ts';
import { createAskLater } from './ask-later.ts';
import { type Connection, RECONNECT } from './connection.ts';
import { createDiagnose } from './diagnose.ts';
import { errorFields } from './error-fields.ts';
import { createInvestigate } from './investigate.ts';
import { jobOptions, PREFIX } from './jobs.ts';
import { delayAfter, policies, type StageName } from './policies.ts';
import { createProcessor, type Stage } from './processor.ts';
import { openQueue } from './queues.ts';
import type { LateTimes, StageParts, Stages } from './stages.ts';
import { within } from './within.ts';

export interface WorkersOptions {
  /** Runs at once in this process, for each stage. */
  readonly concurrency: number | Readonly<Record<StageName, number>>;
  /** A job whose worker fell silent is taken over after this long and up to one `stalledMs` more. */
  readonly lockMs?: number;
  readonly stalledMs?: number;
  /** The shortest pause before a run looks again whether its ticket is free. */
  readonly turnMs?: number;
  /** Left out: a model that failed is not asked again. */
  readonly late?: LateTimes | undefined;
  /** On closing, how long stages may go on before they are told to stop. */
  readonly graceMs?: number;
}

/** Together: a killed worker's job runs again elsewhere after 10 to 15 seconds. */
const DEFAULTS = { lockMs: 10_000, stalledMs: 5_000, turnMs: 2_000, graceMs: 10_000 };

/** A job is handed round this often before it is taken for the reason why its workers die. */
const MAX_STALLED = 10;

/** An idle worker is woken by a new job; the embedded server now and then forgets to, so it also looks for itself. */
const LOOK_SECONDS = 1;

/** How long a stage that was told to stop may take to do so. */
const STOP_MS = 5_000;

/** Takes jobs of all stages until closed. Closing lets running stages end; what does not end in time goes back to the queue. */
export function openWorkers(
  connection: Connection,
  stages: Stages,
  runs: RunStore,
  options: WorkersOptions,
  log: Log,
): Closable {
  const settings = { ...DEFAULTS, ...options };
  const patient = { ...connection, ...RECONNECT, maxRetriesPerRequest: null };
  const next = {
    diagnose: openQueue('diagnose', patient),
    answer: openQueue('answer', patient),
    askLater: openQueue('askLater', patient),
  };
  const handOn: StageParts['handOn'] = async (stage, run, delayMs = 0) => {
    const when = delayMs > 0 ? { delay: delayMs } : {};
    await next[stage].add('run', { run: run.request.run }, { ...jobOptions(stage, run.request), ...when });
  };
  const parts: StageParts = { stages, runs, handOn, turnMs: settings.turnMs, late: settings.late, log };
  const open = <Data extends { readonly run: string }>(stage: Stage<Data>): Worker =>
    openWorker(stage, patient, settings, log);
  const workers = [
    open(createInvestigate(parts)),
    open(createDiagnose(parts)),
    open(createAnswer(parts)),
    open(createAskLater(parts)),
  ];

  return {
    async close() {
      await closeWorkers(workers, settings.graceMs);
      await within(STOP_MS, Promise.all(Object.values(next).map((queue) => queue.close())));
    },
  };
}

function openWorker<Data extends { readonly run: string }>(
  stage: Stage<Data>,
  connection: Connection,
  settings: typeof DEFAULTS & WorkersOptions,
  log: Log,
): Worker {
  const { concurrency, lockMs, stalledMs } = settings;
  const options: WorkerOptions = {
    connection,
    prefix: PREFIX,
    concurrency: typeof concurrency === 'number' ? concurrency : concurrency[stage.name],
    lockDuration: lockMs,
    stalledInterval: stalledMs,
    maxStalledCount: MAX_STALLED,
    drainDelay: LOOK_SECONDS,
    settings: { backoffStrategy: (attempt, _type, error) => delayAfter(policies[stage.name], attempt, error) },
  };
  const worker = new Worker(stage.name, createProcessor(stage, log), options);
  // Redis gave the job to another worker, so this one must not go on beside it.
  worker.on('lockRenewalFailed', (jobs) => {
    for (const job of jobs) worker.cancelJob(job, 'lock lost');
  });
  worker.on('stalled', (run) => log.warn({ stage: stage.name, run }, 'worker fell silent, its job runs again'));
  worker.on('failed', (job, error) => void giveUpStalled(stage, job, error, log));
  logErrors(worker, stage.name, log);
  return worker;
}

/** BullMQ fails a job that stalled too often without calling its processor. */
async function giveUpStalled<Data extends { readonly run: string }>(
  stage: Stage<Data>,
  job: Job | undefined,
  error: Error,
  log: Log,
): Promise<void> {
  if (job?.deferredFailure === undefined || !(error instanceof UnrecoverableError)) return;
  const data = stage.schema.safeParse(job.data);
  if (!data.success) return;
  log.error({ stage: stage.name, run: data.data.run }, 'stage gave up, its workers died too often');
  const cause = new Error('its workers died too often');
  await stage.giveUp(data.data, cause, new AbortController().signal).catch((fault: unknown) => {
    log.error({ stage: stage.name, run: data.data.run, ...errorFields(fault) }, 'giving up failed');
  });
}

/** A lost Redis is reported at each try to reach it; saying it once is enough. */
function logErrors(worker: Worker, stage: StageName, log: Log): void {
  let said = '';
  worker.on('error', (error) => {
    if (error.message !== said) log.warn({ stage, ...errorFields(error) }, 'worker trouble');
    said = error.message;
  });
  worker.on('ready', () => (said = ''));
}

async function closeWorkers(workers: readonly Worker[], graceMs: number): Promise<void> {
  const closed = Promise.all(workers.map((worker) => worker.close()));
  if (await within(graceMs, closed)) return;
  for (const worker of workers) worker.cancelAllJobs('closing');
  if (await within(STOP_MS, closed)) return;
  for (const worker of workers) void worker.disconnect().catch(() => undefined);
}
