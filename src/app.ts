import { createRefusals } from '../integrations/remote/refusals.ts';
import { openCursors } from '../workers/cursors.ts';
import { openHistory } from '../workers/history.ts';
import { openQueues } from '../workers/queues.ts';
import { openQuotas } from '../workers/quotas.ts';
import { openRedis } from '../workers/redis.ts';
import { openRefusals } from '../workers/refusals.ts';
import { createRunStore } from '../workers/runs.ts';
import { openWorkers } from '../workers/workers.ts';
import { openFrontDesk } from './app/front-desk.ts';
import { createAdmit } from './app/admit.ts';
import { readInventory } from './app/inventory.ts';
import { allowed, type Environment, lateTimes, limitsOf, openParts, openSystems } from './app/parts.ts';
import { createRecall, KEPT_DAYS } from './app/recall.ts';
import { toRequest } from './app/request.ts';
import { linked } from './app/links.ts';
import { refusalMs } from './app/ssh-settings.ts';
import { type PartStatus, statusOf } from './app/status.ts';
import { watchModels } from './app/watch-models.ts';
import { watchToken } from './app/watch-token.ts';
import { toIssueWriter } from './app/write-to-issue.ts';
import type { Config } from './config.ts';
import { asksAgain } from './conversation/asks-again.ts';
import { TaiError } from './domain/errors.ts';
import type { Log } from './domain/log.ts';
import type { Accept, Closable, Door, RunStore } from './domain/ports.ts';
import type { RunId, RunRequest } from './domain/run.ts';
import { createPipeline, type PipelineParts } from './pipeline.ts';

export { examineHere } from './app/doctor/here.ts';
export { examineJira } from './app/doctor/jira.ts';
export { examineModel } from './app/doctor/model.ts';
export { examineSlack } from './app/doctor/slack.ts';
export { slackManifest } from './app/slack-manifest.ts';
export { examineHosts } from './app/doctor/host.ts';
export { type Desk, type DeskAsk, openDesk } from './app/desk.ts';
export type { RanCommand } from './app/observe.ts';
export { describeCommand } from './app/command-words.ts';
export { listCollectorNames } from './app/lists.ts';
export { listHostNames } from './app/host-names.ts';
export { openRunShelf } from './app/run-shelf.ts';
export { isFolder } from './collectors/parameter.ts';
export { openModel } from './app/parts.ts';
export { showHosts } from './app/show-hosts.ts';
export { openRedactor, redactText } from './app/redactor.ts';
export { toAscii } from './diagnosis/ascii.ts';
export { renderHtml } from './diagnosis/html.ts';
export { renderMarkdown } from './diagnosis/markdown.ts';
export { renderText } from './diagnosis/text.ts';
export { toVisible } from './diagnosis/visible.ts';
export type { PartStatus };

/** The service: what came in is kept in Redis, and any number of processes share it. */
export interface App {
  /** As it is now. */
  readonly status: readonly PartStatus[];
  readonly runs: RunStore;
  readonly doors: readonly Door[];
  /** For deliveries: enqueued and no more, so that the sender is answered at once. */
  readonly accept: Accept;
  /** For people who watch: as `accept`, and the run can be found at once. */
  readonly start: Accept;
  /** Rejects with REDIS_UNAVAILABLE while nothing can be accepted. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export interface Roles {
  readonly intake: boolean;
  readonly workers: boolean;
  /** The server is for this machine's user alone, so `localhost` may be read without SSH. */
  readonly local: boolean;
  readonly environment?: Environment;
}

/** Runs at once in one process: SSH waits more than it works, the model is the narrow place. */
const CONCURRENCY = { investigate: 8, diagnose: 2, answer: 4, askLater: 1 };

export async function openApp(config: Config, roles: Roles, log: Log): Promise<App> {
  if (roles.intake !== roles.workers && config.redis.url === undefined) {
    throw new TaiError(
      'CONFIG_INVALID',
      'redis.url: is needed when intake and workers are separate processes, for example: redis://127.0.0.1:6379',
    );
  }
  const inventory = readInventory(config);
  const redis = await openRedis({ dataDir: config.dataDir, ...(config.redis.url && { url: config.redis.url }) }, log);
  const runs = createRunStore(redis.connection);
  const queues = openQueues(redis.connection, log);
  const cursors = openCursors(redis.connection);
  const quotas = openQuotas(redis.connection);
  const writeToIssue = toIssueWriter(config, () => systems.find(({ name }) => name === 'jira'));
  const opened = openSystems(config, log, openFrontDesk(config, redis.about, runs, quotas, writeToIssue), cursors);
  const systems = linked(opened, config, { runs, quotas, log });
  const forMs = refusalMs(config);
  const refusals = openRefusals(redis.connection, { forMs, own: createRefusals(forMs) }, log);
  const watch = roles.workers && config.vllm ? watchModels(config.vllm, log) : undefined;
  const onModelBack = (baseUrl: string): void => watch?.tryAgain(baseUrl);
  const { shell, model } = openParts(config, roles.local, roles.environment, refusals, onModelBack);

  const submit = async (request: RunRequest): Promise<RunId> => {
    await queues.enqueue(request);
    return request.run;
  };
  const accept: Accept = (ask) => submit(toRequest(ask, new Date(), config.redaction.patterns));
  const earlierReport: PipelineParts['earlierReport'] = async (ticket) => {
    const answer = await runs.findAnswer(ticket);
    return answer?.run === undefined ? undefined : (await runs.find(answer.run))?.report;
  };
  /** A mention in a thread goes on from what was answered there; "again" and the button ask for a fresh look. */
  const runBefore: PipelineParts['runBefore'] = async ({ follows, thread, trigger, text }) => {
    if (follows !== undefined) return runs.find(follows);
    if (thread === undefined || trigger !== 'mention' || asksAgain(text ?? '')) return undefined;
    const answered = (await runs.findAnswer(thread))?.run;
    return answered === undefined ? undefined : runs.find(answered);
  };
  const history = openHistory(redis.connection, KEPT_DAYS * 24 * 60 * 60_000);
  const pipeline = createPipeline({
    ...limitsOf(config),
    shell,
    model,
    systems,
    earlierReport,
    recall: createRecall(history, log),
    findAnswer: (ticket) => runs.findAnswer(ticket),
    runBefore,
    inventory,
    isAllowed: allowed(config, roles.local, inventory),
  });
  const token = watchToken(config, log);
  const stages = { ...pipeline, admit: createAdmit({ systems, quotas, runs, log }) };
  const workers = roles.workers
    ? openWorkers(redis.connection, stages, runs, { concurrency: CONCURRENCY, late: lateTimes(config) }, log)
    : undefined;

  return {
    get status() {
      return statusOf(config, redis.about, watch?.found());
    },
    runs,
    doors: roles.intake ? systems.flatMap((system) => system.doors(accept)) : [],
    accept,
    start: async (ask) => {
      const request = toRequest(ask, new Date(), config.redaction.patterns);
      await runs.create(request);
      return submit(request);
    },
    ready: () => queues.ping(),
    close: () => closeAll([watch, workers, token, queues, cursors, quotas, history, runs, shell, refusals, redis]),
  };
}

async function closeAll(parts: readonly (Closable | undefined)[]): Promise<void> {
  for (const part of parts) await part?.close();
}
