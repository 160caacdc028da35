import { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Redis } from 'ioredis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEmbeddedRedis } from '../../workers/embedded-redis.ts';
import { openFakeTickets } from '../support/fake-stages.ts';
import { openIntake, startWorkers } from '../support/run-workers.ts';
import { aRequest } from '../support/run-request.ts';

async function open() {
  const redis = await openEmbeddedRedis();
  onTestFinished(() => redis.close());
  return redis;
}

async function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new Socket();
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.setTimeout(1_000, () => resolve(false)).connect(port, host);
    onTestFinished(() => void socket.destroy());
  });
}

describe('the embedded Redis', () => {
  it('says what it means to use it', async () => {
    const { kind, about } = await open();

    expect(kind).toBe('embedded');
    expect(about).toMatch(/in memory only.*lost when this process ends.*REDIS_URL/);
  });

  it('carries a run through all stages, watched live', async () => {
    const { connection } = await open();
    const { queues, runs, ended } = openIntake(connection);
    const tickets = openFakeTickets(connection);
    onTestFinished(() => tickets.close());
    startWorkers(connection, tickets.stages);
    const [one, two] = [aRequest('one', { trigger: 'created' }), aRequest('two', { hosts: ['db-02'] })];

    await Promise.all([one, one, two].map((request) => queues.enqueue(request)));
    const states = (await Promise.all([ended(one.run), ended(two.run)])).map(({ state }) => state);

    expect(states).toEqual(['done', 'done']);
    expect(await tickets.comments({ request: one })).toHaveLength(1);
    expect(await runs.list(10)).toHaveLength(2);
  });

  it('refuses whoever does not know its password', async () => {
    const { connection } = await open();
    const client = new Redis({ ...connection, password: '' });
    client.on('error', () => undefined);
    onTestFinished(() => client.disconnect());

    await expect(client.get('tai:runs')).rejects.toThrow(/NOAUTH/);
  });

  it('listens on loopback only', async () => {
    const { connection } = await open();
    const others = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    const addresses = others
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    const port = connection.port ?? 0;

    const reached = await Promise.all(addresses.map((address) => canConnect(address, port)));

    expect(await canConnect('127.0.0.1', port)).toBe(true);
    expect(reached.filter(Boolean)).toEqual([]);
  });
});
