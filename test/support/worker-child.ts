/** A worker process for tests: `worker-child.ts <settings as JSON>`. Prints "ready", then "at <point> <run>" for each point reached. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { createRunStore } from '../../workers/runs.ts';
import { openWorkers } from '../../workers/workers.ts';
import { openFakeTickets } from './fake-stages.ts';
import { withoutModelAtFirst } from './late-model.ts';

const Settings = z.object({
  path: z.string().exactOptional(),
  host: z.string().exactOptional(),
  port: z.int().exactOptional(),
  password: z.string().exactOptional(),
  /** Stops here for ever, so that it can be killed here. */
  hangAt: z.string().exactOptional(),
  /** The model fails each run, and what becomes of it when it is asked later. */
  model: z.enum(['works', 'back later']).default('works'),
});

const { hangAt, model, ...connection } = Settings.parse(JSON.parse(process.argv[2] ?? '{}'));
const log = {
  info: (fields: object, message: string) => print(message, fields),
  warn: (fields: object, message: string) => print(message, fields),
  error: (fields: object, message: string) => print(message, fields),
};
const tickets = openFakeTickets(connection, async (point, run, signal) => {
  print(`at ${point} ${run.request.run}`);
  if (point === hangAt) await sleep(600_000, undefined, { signal });
});
const late = { firstMs: 50, forMs: 60_000 };
const options = { concurrency: 2, lockMs: 1_000, stalledMs: 500, turnMs: 100, graceMs: 500, late };
const runs = createRunStore(connection);
const stages = model === 'works' ? tickets.stages : withoutModelAtFirst(tickets, () => 'back');
const workers = openWorkers(connection, stages, runs, options, log);
process.once('SIGTERM', () => void workers.close().then(() => process.exit(0)));
print('ready');

function print(text: string, fields?: object): void {
  process.stdout.write(fields ? `${text} ${JSON.stringify(fields)}\n` : `${text}\n`);
}
