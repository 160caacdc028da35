import { onTestFinished } from 'vitest';
import type { Run, RunId } from '../../src/domain/run.ts';
import type { Connection } from '../../workers/connection.ts';
import { createRunStore } from '../../workers/runs.ts';
import { openQueues } from '../../workers/queues.ts';
import type { Stages } from '../../workers/stages.ts';
import { openWorkers, type WorkersOptions } from '../../workers/workers.ts';
import { silent } from './log.ts';

/** Short enough that a test sees a job change hands. */
const QUICK = { concurrency: 4, lockMs: 1_000, stalledMs: 500, turnMs: 50, graceMs: 500 } as const;

/** The intake's side, closed with the test. `ended` resolves with the run once nothing more happens in it. */
export function openIntake(connection: Connection) {
  const runs = createRunStore(connection);
  const queues = openQueues(connection, silent);
  onTestFinished(async () => {
    await queues.close();
    await runs.close();
  });

  async function ended(id: RunId): Promise<Run> {
    const states: string[] = [];
    for await (const { event } of runs.watch(id, undefined, AbortSignal.timeout(15_000))) {
      if (event.kind === 'state') states.push(event.state);
    }
    const run = await runs.find(id);
    if (run?.finishedAt === undefined) throw new Error(`run ${id} did not end: ${states.join(', ')}`);
    return run;
  }
  return { runs, queues, ended };
}

/** Workers in the test's own process, closed with the test. */
export function startWorkers(connection: Connection, stages: Stages, options: Partial<WorkersOptions> = {}) {
  const runs = createRunStore(connection);
  const workers = openWorkers(connection, stages, runs, { ...QUICK, ...options }, silent);
  onTestFinished(async () => {
    await workers.close();
    await runs.close();
  });
  return workers;
}
