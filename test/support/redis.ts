import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../../workers/connection.ts';
import { openEmbeddedRedis } from '../../workers/embedded-redis.ts';
import { findRedisBinary } from '../../workers/find-redis-binary.ts';
import { startServer } from '../../workers/own-redis-process.ts';
import { requires } from './requires.ts';

/** A Redis of a test file's own. It also ends when the test process is killed. */
export interface TestRedis {
  readonly kind: 'real' | 'embedded';
  readonly connection: Connection;
  /** What REDIS_URL would say. */
  readonly url: string;
  /** Ends a real server and keeps its data; `start` brings it back at the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** A real server where one is found, else the embedded one. */
export async function startRedis(): Promise<TestRedis> {
  requires('redis', 'behaviour of a real Redis; the embedded one is used instead');
  const binary = await findRedisBinary();
  return binary === undefined ? startEmbedded() : startReal(binary);
}

async function startReal(binary: string): Promise<TestRedis> {
  const dir = await mkdtemp(join(tmpdir(), 'tai-redis-'));
  const place = { dir, socket: join(dir, 'r.sock'), lock: join(dir, 'lock') };
  let server = await startServer(binary, place);
  return {
    kind: 'real',
    connection: { path: place.socket },
    url: `unix://${place.socket}`,
    stop: () => server.stop(),
    async start() {
      server = await startServer(binary, place);
    },
    async close() {
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function startEmbedded(): Promise<TestRedis> {
  const server = await openEmbeddedRedis();
  const { connection } = server;
  const { host, port, password } = connection;
  return {
    kind: 'embedded',
    connection,
    url: `redis://:${password}@${host}:${port}`,
    stop: refuse,
    start: refuse,
    close: () => server.close(),
  };
}

async function refuse(): Promise<void> {
  throw new Error('the embedded Redis loses everything when it stops; this test needs a redis-server');
}
