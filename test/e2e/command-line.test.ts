import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { blamesDisk, HOST, MAIN, openWorld, startHost, type World } from './world.ts';

/** One command to its end; `out` is all it printed. */
async function run(world: World, words: readonly string[], environment: Record<string, string> = {}) {
  const started = world.tai(words, environment);
  const code = await started.ended;
  return { code, out: started.output() };
}

describe('tai diagnose', () => {
  it('looks at a host over SSH and prints the report, without Redis', async () => {
    const world = await openWorld({ vllm: { answer: blamesDisk } });

    const { code, out } = await run(world, ['diagnose', '--host', HOST, 'every call fails'], {
      REDIS_URL: 'redis://127.0.0.1:1',
    });

    expect(code).toBe(0);
    expect(out).toMatch(/\/var.*full/);
    expect(out).toContain('100% /var');
    expect(out).toContain('tai changed nothing');
    expect(world.sshd.log()).toContain('Accepted publickey');
  });

  it('prints the whole run as JSON, with nothing else on standard output', async () => {
    const world = await openWorld();

    const { stdout } = await promisify(execFile)(
      process.execPath,
      [MAIN, 'diagnose', '--local', '--json', '--no-model', 'slow'],
      {
        cwd: world.folder,
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    const parsed = JSON.parse(stdout);

    expect(parsed).toMatchObject({ state: 'done', hosts: ['localhost'], diagnosis: { model: { status: 'off' } } });
    expect(parsed.evidence.map(({ collector }: { collector: string }) => collector)).toContain('disk');
  });

  it('stops at a host whose key has changed, and warns of an interception', async () => {
    const world = await openWorld();
    await run(world, ['diagnose', '--host', HOST, 'first visit']);
    const { port } = world.sshd;
    await world.sshd.close();
    const other = await startHost({ port });

    const { code, out } = await run(world, ['diagnose', '--host', HOST, 'second visit']);

    expect(code).toBe(4);
    expect(out).toMatch(/key.*changed/i);
    expect(out).toMatch(/intercept|man-in-the-middle/i);
    expect(other.log()).not.toContain('Accepted');
    await other.close();
  });

  it('ends with 3 when no host can be reached and says how each failed', async () => {
    const world = await openWorld();

    const { code, out } = await run(world, ['diagnose', '--host', 'nowhere.invalid', 'slow']);

    expect(code).toBe(3);
    expect(out).toContain('nowhere.invalid');
  });

  it('does not log in to a host that only the text names', async () => {
    const world = await openWorld();
    const environment = { TAI_HOSTS_ALLOW: 'db-01.prod.example.com' };

    const { code } = await run(world, ['diagnose', `${HOST} is slow`], environment);

    expect(code).toBe(5);
    expect(world.sshd.log()).not.toContain('Accepted');
  });
});

describe('tai diagnose --ignore-ssh-config', () => {
  it('keeps what ssh_config refuses for a host from counting', async () => {
    const world = await openWorld();
    const file = join(world.folder, 'tai.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('ignoreSshConfig: true', 'ignoreSshConfig: false'));
    await mkdir(join(world.folder, '.ssh'), { mode: 0o700 });
    await writeFile(join(world.folder, '.ssh', 'config'), 'ProxyCommand false\n', { mode: 0o600 });
    const words = ['diagnose', '--no-model', '--host', HOST, 'every call fails'];

    const heeded = await run(world, words);
    const ignored = await run(world, [...words, '--ignore-ssh-config']);

    expect(heeded).toMatchObject({ code: 3, out: expect.stringContaining('ProxyCommand') });
    expect(ignored).toMatchObject({ code: 0, out: expect.stringMatching(/\/var.*full/) });
  });
});

/** A world whose host only ssh_config leads to: tai.yaml says nothing of its address. */
async function openDescribed(ignore: boolean): Promise<World> {
  const world = await openWorld();
  const file = join(world.folder, 'tai.yaml');
  const { ssh, ...others } = parse(await readFile(file, 'utf8'));
  const { user, identityFiles, knownHostsFiles } = ssh;
  await writeFile(
    file,
    stringify({ ...others, ssh: { user, identityFiles, knownHostsFiles, ignoreSshConfig: ignore } }),
  );
  await mkdir(join(world.folder, '.ssh'), { mode: 0o700 });
  const lines = [`Host ${HOST}`, 'HostName 127.0.0.1', `Port ${world.sshd.port}`, ''];
  await writeFile(join(world.folder, '.ssh', 'config'), lines.join('\n'), { mode: 0o600 });
  return world;
}

describe('ssh_config', () => {
  const words = ['diagnose', '--no-model', '--host', HOST, 'every call fails'];

  it('says where a host is, and --ignore-ssh-config leaves its name as it is typed', async () => {
    const world = await openDescribed(false);

    const heeded = await run(world, words);
    const logins = world.sshd.log().split('Accepted publickey').length - 1;
    const ignored = await run(world, [...words, '--ignore-ssh-config']);
    const route = await run(world, ['doctor', HOST]);

    expect(heeded).toMatchObject({ code: 0, out: expect.stringMatching(/\/var.*full/) });
    expect(logins).toBe(1);
    expect(ignored).toMatchObject({
      code: 3,
      out: expect.stringMatching(/HOST_UNRESOLVED|does not resolve|could not be resolved/),
    });
    expect(route.out).toContain(`@127.0.0.1:${world.sshd.port}, directly`);
  });

  it('does not count with ssh.ignoreSshConfig, in the file or in the environment', async () => {
    const [byFile, byEnvironment] = [await openDescribed(true), await openDescribed(false)];

    const results = [
      await run(byFile, words),
      await run(byEnvironment, words, { TAI_SSH_IGNORE_SSH_CONFIG: 'true' }),
      await run(byFile, words, { TAI_SSH_IGNORE_SSH_CONFIG: 'false' }),
    ];
    const route = await run(byFile, ['doctor', HOST]);

    expect(results.map(({ code }) => code)).toEqual([3, 3, 0]);
    expect(route.out).toContain(`@${HOST}:22, directly`);
  });
});

describe('tai doctor', () => {
  it('says that nothing stops it at a host it may read', async () => {
    const world = await openWorld();

    const { code, out } = await run(world, ['doctor', HOST]);

    expect(code).toBe(0);
    expect(out).toMatch(/ok login/);
    expect(out).toContain('Nothing stops tai');
  });

  it('checks this machine, and prints the steps as JSON', async () => {
    const world = await openWorld();

    const { stdout } = await promisify(execFile)(process.execPath, [MAIN, 'doctor', '--json'], {
      cwd: world.folder,
      env: { HOME: world.folder, PATH: process.env['PATH'], REDIS_URL: world.redis.url },
    });
    const { exitCode, steps } = JSON.parse(stdout);

    expect(exitCode).toBe(0);
    expect(
      Object.fromEntries(steps.map(({ step, mark }: { step: string; mark: string }) => [step, mark])),
    ).toMatchObject({ configuration: 'ok', redis: 'ok', 'ssh key': 'ok', vllm: 'ok', slack: 'ok' });
  });

  it.each([
    [{ REDIS_URL: 'redis://127.0.0.1:1' }, 1, /NO redis/],
    [{ TAI_VLLM_BASE_URL: 'http://127.0.0.1:1/v1' }, 0, /NO vllm/],
    [{ TAI_SERVER_PORT: 'eighty' }, 2, /NO configuration +server\.port/],
  ])('names what is wrong with %j', async (environment, expected, words) => {
    const world = await openWorld();

    const { code, out } = await run(world, ['doctor'], environment);

    expect(code).toBe(expected);
    expect(out).toMatch(words);
  });

  it('ends with 3 for a host that is not there', async () => {
    const world = await openWorld();

    const { code, out } = await run(world, ['doctor', 'nowhere.prod.example.com']);

    expect(code).toBe(3);
    expect(out).toMatch(/NO name/);
  });
});

describe('wrong use', () => {
  it.each([
    [['diagnose'], /say what is wrong/],
    [['diagnose', '--host', '-oProxyCommand=x', 'slow'], /is not a host name/],
    [['doctor', '-x; id'], /unknown option/],
    [['doctor', 'a b'], /is not a host name/],
    [['diagnose', '--host', 'localhost', 'slow'], /use --local/],
    [['diagnose', '--file', '/nonexistent', '--local'], /can not be read/],
    [['diagnoze'], /diagnose/],
    [['--config', '/nonexistent', 'start'], /there is no such file/],
  ])('%j ends with 2 and says what to do', async (words, reason) => {
    const world = await openWorld();

    const { code, out } = await run(world, words);

    expect(code).toBe(2);
    expect(out).toMatch(reason);
  });

  it('of the configuration stops the start with one line for each wrong key', async () => {
    const world = await openWorld();
    const file = join(world.folder, 'wrong.yaml');
    await writeFile(file, 'server: {port: eighty, host: 0.0.0.0}\njira: {baseUrl: "https://x.example.com"}\n');

    const { code, out } = await run(world, ['start'], { TAI_CONFIG: file });

    expect(code).toBe(2);
    expect(out.split('\n').map((line) => line.split(':', 1)[0])).toEqual(['server.port', 'server.token', 'jira.token']);
  });

  it('of intake without a shared Redis is refused', async () => {
    const world = await openWorld();

    const { code, out } = await run(world, ['serve'], { REDIS_URL: '' });

    expect(code).toBe(2);
    expect(out).toContain('redis.url');
  });
});
