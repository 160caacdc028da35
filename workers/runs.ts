import type { Redis } from 'ioredis';
import { TaiError } from '../src/domain/errors.ts';
import type { Closable, RunStore } from '../src/domain/ports.ts';
import { Answer, type Run, type RunChange, type RunEvent, RunId, type RunRequest } from '../src/domain/run.ts';
import { closeClient, type Connection, openClient, reply } from './connection.ts';
import { eventsKey, FEEDBACK, INDEX_KEY, RUN_KEY, runKey, ticketKeys, WAKE_CHANNEL } from './run-keys.ts';
import { parseJson, readRun, toFields } from './run-record.ts';
import { ANNOUNCE, CLAIM, CREATE, RELEASE, SET_FIELD, UPDATE } from './run-scripts.ts';
import { openWakeups } from './wakeups.ts';
import { watchRun } from './watch-run.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const RUN_TTL_MS = 30 * DAY;
/** A ticket's answer is edited, not repeated, however long after; its runs count on for as long. */
const ANSWER_TTL_MS = 180 * DAY;
const CLAIM_TTL_MS = 10 * MINUTE;
const MAX_EVENTS = 500;

/** A stage rides out a short restart of Redis; a page is told after this long. */
const COMMAND_MS = 5_000;

/** Throws REDIS_UNAVAILABLE from every call while Redis does not answer; `update` also RUN_NOT_FOUND. */
export function createRunStore(connection: Connection): RunStore & Closable {
  const client = openClient(connection, { maxRetriesPerRequest: null, commandTimeout: COMMAND_MS });
  const wakeups = openWakeups(connection);

  return {
    create: (request) => reply(create(client, request)),
    find: (id) => reply(find(client, id)),
    list: (limit) => reply(list(client, limit)),
    update: (id, change) => reply(update(client, id, change)),
    announce: (id, event) =>
      reply(client.eval(ANNOUNCE, 1, eventsKey(id), ...eventArgs(id, event))).then(() => undefined),
    watch: (id, after, signal) => watchRun({ client, wakeups }, id, after, signal),
    claimTicket: async (ticket, id) =>
      RunId.parse(await reply(client.eval(CLAIM, 1, ticketKeys(ticket).claim, id, CLAIM_TTL_MS, RUN_KEY))),
    releaseTicket: (ticket, id) => reply(client.eval(RELEASE, 1, ticketKeys(ticket).claim, id)).then(() => undefined),
    countRuns: async (ticket) => Number((await reply(client.get(ticketKeys(ticket).number))) ?? 0),
    async findAnswer(ticket) {
      const json = await reply(client.get(ticketKeys(ticket).answer));
      return json === null ? undefined : Answer.safeParse(parseJson(json)).data;
    },
    async saveAnswer(answer) {
      await reply(client.set(ticketKeys(answer.ticket).answer, JSON.stringify(answer), 'PX', ANSWER_TTL_MS));
    },
    addFeedback: async (id, feedback) => {
      const field = `${FEEDBACK}${feedback.by}`;
      return (await reply(client.eval(SET_FIELD, 1, runKey(id), field, JSON.stringify(feedback)))) === 1;
    },
    async close() {
      await Promise.all([closeClient(client), wakeups.close()]);
    },
  };
}

async function create(client: Redis, request: RunRequest): Promise<Run> {
  const id = request.run;
  const keys = [runKey(id), eventsKey(id), ticketKeys(request.ticket).number, INDEX_KEY];
  const now = Date.now();
  const index = [JSON.stringify(request), Date.parse(request.requestedAt), now - RUN_TTL_MS, ANSWER_TTL_MS];
  await client.eval(CREATE, keys.length, ...keys, ...eventArgs(id, { kind: 'state', state: 'queued' }), ...index);
  const run = await find(client, id);
  if (run === undefined) throw new TaiError('RUN_NOT_FOUND', `run ${id} was kept by a version this one can not read`);
  return run;
}

async function find(client: Redis, id: RunId): Promise<Run | undefined> {
  return readRun(await client.hgetall(runKey(id)));
}

async function list(client: Redis, limit: number): Promise<readonly Run[]> {
  const ids = await client.zrevrange(INDEX_KEY, 0, Math.max(limit, 1) - 1);
  const runs = await Promise.all(ids.map(async (id) => find(client, RunId.parse(id))));
  return runs.filter((run) => run !== undefined);
}

async function update(client: Redis, id: RunId, change: RunChange): Promise<void> {
  const { state } = change;
  const event = eventArgs(id, { kind: 'state', state: state ?? 'queued' });
  const told = state === undefined ? '' : JSON.stringify(state);
  const found = await client.eval(UPDATE, 2, runKey(id), eventsKey(id), ...event, told, ...toFields(change));
  if (found === 0) throw new TaiError('RUN_NOT_FOUND', `there is no run ${id}`);
}

function eventArgs(id: RunId, event: RunEvent): (string | number)[] {
  return [id, MAX_EVENTS, RUN_TTL_MS, WAKE_CHANNEL, JSON.stringify(event)];
}
