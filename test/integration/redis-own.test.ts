import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { findRedisBinary } from '../../workers/find-redis-binary.ts';
import { openOwnRedis } from '../../workers/own-redis.ts';
import { type RunningProcess, startScript } from '../support/processes.ts';
import { requires } from '../support/requires.ts';
import { silent } from '../support/log.ts';

const binary = (await findRedisBinary()) ?? '';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tai-own-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

function startOwner(dir = dataDir): RunningProcess {
  return startScript('test/support/redis-child.ts', [dir]);
}

async function socketOf(owner: RunningProcess): Promise<string> {
  return (await owner.line(/^(ready|failed|broken) /)).replace(/^ready /, '');
}

function connect(path: string): Redis {
  const client = new Redis({ path, retryStrategy: (times) => Math.min(times * 50, 500) });
  client.on('error', () => undefined);
  onTestFinished(() => client.disconnect());
  return client;
}

async function pidOf(client: Redis): Promise<number> {
  return Number(/process_id:(\d+)/.exec(await client.info('server'))?.[1]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe.runIf(requires('redis', 'an own redis-server'))('an own Redis', () => {
  it('listens on a private socket only, keeps a file and evicts nothing', async () => {
    const redis = await openOwnRedis(binary, dataDir, silent);
    onTestFinished(() => redis.close());
    const client = connect(redis.connection.path ?? '');

    const [port, appendonly, policy] = await Promise.all(
      ['port', 'appendonly', 'maxmemory-policy'].map((name) => client.config('GET', name)),
    );

    expect([port, appendonly, policy]).toEqual([
      ['port', '0'],
      ['appendonly', 'yes'],
      ['maxmemory-policy', 'noeviction'],
    ]);
    expect((await stat(join(dataDir, 'redis'))).mode & 0o777).toBe(0o700);
  });

  it('keeps its data when its process ends and begins again', async () => {
    const first = startOwner();
    await connect(await socketOf(first)).set('accepted', 'yes');
    await first.kill('SIGTERM');

    const second = startOwner();

    expect(await connect(await socketOf(second)).get('accepted')).toBe('yes');
  });

  it('ends with its process, even by SIGKILL, and what it had accepted is there for the next', async () => {
    const first = startOwner();
    const client = connect(await socketOf(first));
    await client.set('accepted', 'yes');
    const server = await pidOf(client);
    client.disconnect();

    await first.kill('SIGKILL');
    const second = startOwner();

    expect(await connect(await socketOf(second)).get('accepted')).toBe('yes');
    expect(isAlive(server)).toBe(false);
  });

  it('has one owner: a second process is told how to share', async () => {
    const first = startOwner();
    await socketOf(first);

    const refused = await startOwner().line(/^(ready|failed|broken) /);

    expect(refused).toMatch(/^failed REDIS_UNAVAILABLE another tai process .* set REDIS_URL/);
  });

  it('has one owner when several processes start at once after a crash', async () => {
    const crashed = startOwner();
    await socketOf(crashed);
    await crashed.kill('SIGKILL');

    const owners = Array.from({ length: 4 }, () => startOwner());
    const lines = await Promise.all(owners.map((owner) => owner.line(/^(ready|failed|broken) /)));

    expect(lines.filter((line) => line.startsWith('ready'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('failed REDIS_UNAVAILABLE'))).toHaveLength(3);
  });

  it('is started again when it dies', async () => {
    const redis = await openOwnRedis(binary, dataDir, silent);
    onTestFinished(() => redis.close());
    const client = connect(redis.connection.path ?? '');
    await client.set('accepted', 'yes');

    process.kill(await pidOf(client), 'SIGKILL');

    await expect.poll(() => client.get('accepted'), { timeout: 10_000 }).toBe('yes');
  });

  it('finds a shorter place for its socket when the path is too long for one', async () => {
    const deep = join(dataDir, 'd'.repeat(120));
    const redis = await openOwnRedis(binary, deep, silent);
    onTestFinished(async () => {
      await redis.close();
      await rm(dirname(redis.connection.path ?? ''), { recursive: true });
    });

    expect(await connect(redis.connection.path ?? '').ping()).toBe('PONG');
    expect((redis.connection.path ?? '').length).toBeLessThan(100);
    await expect(openOwnRedis(binary, deep, silent)).rejects.toMatchObject({ code: 'REDIS_UNAVAILABLE' });
  });

  it('says what is wrong when its data can not be read', async () => {
    const file = join(dataDir, 'not a directory');
    await startScript('-e', [`require('fs').writeFileSync(${JSON.stringify(file)}, '')`]).ended;

    await expect(openOwnRedis(binary, file, silent)).rejects.toMatchObject({ code: 'REDIS_UNAVAILABLE' });
  });
});
