import { type ConnectionOptions, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { TaiError } from '../src/domain/errors.ts';
import type { Log } from '../src/domain/log.ts';
import type { Closable } from '../src/domain/ports.ts';
import { RunRequest } from '../src/domain/run.ts';
import { closeClient, type Connection, openClient, reply } from './connection.ts';
import { jobOptions, PREFIX } from './jobs.ts';
import { StageName } from './policies.ts';
import { watchConnection } from './watch-connection.ts';
import { within } from './within.ts';

interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

/** The intake's side of the queues. Everything here rejects with REDIS_UNAVAILABLE at once while Redis is away. */
export interface Queues extends Closable {
  /** Claims the delivery and enqueues its run in one step; the same run twice is one job. */
  enqueue(request: RunRequest): Promise<void>;
  ping(): Promise<void>;
  counts(): Promise<Readonly<Record<StageName, QueueCounts>>>;
}

/** Nobody reads BullMQ's own event streams here, and the embedded server grows slow on long ones. */
const STREAMS = { events: { maxLen: 100 } };

/** How long closing may wait for queues that are being opened. */
const CLOSE_MS = 2_000;

/** How long a first connection may take before a delivery is refused. */
const CONNECT_MS = 1_000;

/** A Redis that accepts connections and says nothing is as good as none; Slack waits three seconds for our answer. */
const COMMAND_MS = 2_500;

export function openQueue(name: StageName, connection: ConnectionOptions): Queue {
  const queue = new Queue(name, { connection, prefix: PREFIX, streams: STREAMS });
  queue.on('error', () => undefined);
  return queue;
}

export function openQueues(connection: Connection, log: Log): Queues {
  const client = openClient(connection, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: COMMAND_MS,
  });
  watchConnection(client, log, 'intake');
  let connecting: Promise<void> | undefined;
  let opened: Promise<Readonly<Record<StageName, Queue>>> | undefined;

  /** Waits only for a connection that is being made; one that was lost or refused is no reason to wait. */
  async function connected(): Promise<void> {
    if (client.status === 'ready') return;
    if (client.status !== 'connecting' && client.status !== 'connect') throw unavailable();
    connecting ??= untilReady(client).finally(() => (connecting = undefined));
    await connecting;
  }

  /** A queue that met a dead connection when it was made stays broken, so it is made on a live one, and again if that failed. */
  async function queues(): Promise<Readonly<Record<StageName, Queue>>> {
    await connected();
    opened ??= openAll(client);
    return opened.catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
  }

  return {
    async enqueue(request) {
      const parsed = RunRequest.parse(request);
      await reply(queues().then((all) => add(all.investigate, parsed)));
    },
    ping: () => reply(connected().then(() => client.ping())).then(() => undefined),
    counts: () => reply(queues().then(countAll)),
    async close() {
      const closed = opened?.then((all) => Promise.all(Object.values(all).map((queue) => queue.close())));
      if (closed)
        await within(
          CLOSE_MS,
          closed.catch(() => undefined),
        ); // It never ends where Redis was never reached.
      await closeClient(client);
    },
  };
}

async function add(queue: Queue, request: RunRequest): Promise<void> {
  await queue.add('run', request, jobOptions('investigate', request));
}

async function openAll(client: Redis): Promise<Readonly<Record<StageName, Queue>>> {
  const all = {
    investigate: openQueue('investigate', client),
    diagnose: openQueue('diagnose', client),
    answer: openQueue('answer', client),
    askLater: openQueue('askLater', client),
  };
  await Promise.all(Object.values(all).map((queue) => queue.waitUntilReady()));
  return all;
}

async function countAll(all: Readonly<Record<StageName, Queue>>): Promise<Readonly<Record<StageName, QueueCounts>>> {
  const [investigate, diagnose, answer, askLater] = await Promise.all([
    count(all.investigate),
    count(all.diagnose),
    count(all.answer),
    count(all.askLater),
  ]);
  return { investigate, diagnose, answer, askLater };
}

async function count(queue: Queue): Promise<QueueCounts> {
  const {
    waiting = 0,
    prioritized = 0,
    active = 0,
    delayed = 0,
    failed = 0,
  } = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
  return { waiting: waiting + prioritized, active, delayed, failed };
}

async function untilReady(client: Redis): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(unavailable())), CONNECT_MS);
    const onReady = (): void => settle(resolve);
    const onClose = (): void => settle(() => reject(unavailable()));
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      client.off('ready', onReady).off('close', onClose);
      end();
    };
    client.once('ready', onReady).once('close', onClose);
  });
}

function unavailable(): TaiError {
  return new TaiError('REDIS_UNAVAILABLE', 'Redis can not be reached');
}
