import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { openJira } from '../../integrations/jira/index.ts';
import type { JiraSettings } from '../../integrations/jira/settings.ts';
import { createAdmit } from '../../src/app/admit.ts';
import { createRecall, KEPT_DAYS } from '../../src/app/recall.ts';
import { toRequest } from '../../src/app/request.ts';
import type { Accept, Delivery, HostShell, RunStore } from '../../src/domain/ports.ts';
import { openHttp } from '../../src/http.ts';
import { createPipeline, type PipelineParts } from '../../src/pipeline.ts';
import type { Connection } from '../../workers/connection.ts';
import { openHistory } from '../../workers/history.ts';
import { openQueues, type Queues } from '../../workers/queues.ts';
import { openQuotas } from '../../workers/quotas.ts';
import { createRunStore } from '../../workers/runs.ts';
import { openWorkers } from '../../workers/workers.ts';
import { fakeApp } from './fake-app.ts';
import { silent } from './log.ts';

const CONCURRENCY = { investigate: 8, diagnose: 4, answer: 8, askLater: 1 };

export interface Replica {
  readonly url: string;
  readonly queues: Queues;
  readonly runs: RunStore;
}

/** tai as `tai start` puts it together, in the test's own process and with a shell of the test's. Closed with the test. */
export async function startReplica(
  connection: Connection,
  jira: JiraSettings,
  shell: HostShell,
  isAllowed: PipelineParts['isAllowed'] = () => true,
): Promise<Replica> {
  const runs = createRunStore(connection);
  const queues = openQueues(connection, silent);
  const quotas = openQuotas(connection);
  const history = openHistory(connection, KEPT_DAYS * 24 * 60 * 60_000);
  const systems = [openJira(jira)];
  const pipeline = createPipeline({
    shell,
    model: undefined,
    systems,
    isAllowed,
    maxHosts: 3,
    hostTimeoutMs: 30_000,
    modelTimeoutMs: 0,
    earlierReport: async () => undefined,
    recall: createRecall(history, silent),
    now: () => new Date(),
  });
  const accept: Accept = async (ask) => {
    const request = toRequest(ask, new Date());
    await queues.enqueue(request);
    return request.run;
  };
  const stages = { ...pipeline, admit: createAdmit({ systems, quotas, runs, log: silent }) };
  const workers = openWorkers(connection, stages, runs, { concurrency: CONCURRENCY, turnMs: 100 }, silent);
  const app = fakeApp({ doors: systems.flatMap((system) => system.doors(accept)), accept, runs });
  const http = await openHttp(app, { host: '127.0.0.1', port: 0 }, async () => undefined, silent);
  onTestFinished(async () => {
    await http.close();
    await workers.close();
    await Promise.all([queues.close(), quotas.close(), history.close(), runs.close()]);
  });
  return { url: http.url, queues, runs };
}

/** Answers with the status; 503 as well when nothing answered. */
export async function deliver(url: string, { headers, body }: Delivery): Promise<number> {
  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value ?? '']));
  try {
    const response = await fetch(url, { method: 'POST', headers: given, body: Uint8Array.from(body) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 503;
  }
}

/** Resolves once nothing is waiting, running or delayed. */
export async function untilIdle({ queues }: Replica): Promise<void> {
  for (;;) {
    const counts = await queues.counts().catch(() => undefined);
    const left = Object.values(counts ?? {}).map(({ waiting, active, delayed }) => waiting + active + delayed);
    if (left.length > 0 && left.every((count) => count === 0)) return;
    await sleep(100);
  }
}
