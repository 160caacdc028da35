import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { blamesDisk, HOST, MAIN, openWorld, type World } from './world.ts';

const LONG = { timeout: 180_000 };

/** One command to its end, its two outputs apart. */
async function run(world: World, words: readonly string[], environment: Record<string, string> = {}) {
  const env = { PATH: process.env['PATH'], HOME: world.folder, TAI_CONFIG: join(world.folder, 'tai.yaml') };
  const options = { cwd: world.folder, env: { ...env, ...environment }, maxBuffer: 64 * 1024 * 1024 };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [MAIN, ...words], options);
    return { code: 0, out: stdout, errors: stderr };
  } catch (error) {
    const { code, stdout, stderr } = Object(error);
    return { code: Number(code), out: String(stdout), errors: String(stderr) };
  }
}

/** Processes of this machine, which is the host as well, with these words. */
function processesWith(words: string): number {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').includes(words);
    } catch {
      return false;
    }
  }).length;
}

describe('tai diagnose', () => {
  it('reads a Jira issue, and writes nothing into it', LONG, async () => {
    const world = await openWorld({ vllm: { answer: blamesDisk } });
    world.jira.addIssue({ key: 'OPS-7', summary: `${HOST} answers 500`, description: 'Since 06:20 every call fails.' });

    const { code, out } = await run(world, ['diagnose', '--ticket', 'ops-7', '--quiet']);

    expect(code).toBe(0);
    expect(out).toMatch(/^OPS-7 +web-03\.prod\.example\.com/);
    expect(out).toContain('again: the same command');
    expect(world.jira.requests.map(({ method }) => method)).not.toContain('PUT');
    expect(world.jira.comments('OPS-7')).toEqual([]);
  });

  it(
    'writes a file by its suffix, tells every command and the prompt, and prints ASCII where asked',
    LONG,
    async () => {
      const world = await openWorld({ vllm: { answer: blamesDisk } });
      const options = ['--debug', '--output', 'report.html', '--since', '2h', '--type', 'disk-space'];

      const words = ['diagnose', '--host', HOST, ...options, 'the password=hunter2secret9 is refused'];
      const { code, out, errors } = await run(world, words, { LANG: 'C' });

      expect(code).toBe(0);
      expect(out).toMatch(/^[\n -~]+$/);
      expect(errors).toMatch(/^ran +web-03\.prod\.example\.com exit 0 \d+ ms {2}df --portability/m);
      expect(errors).toMatch(/^ {2}\| \/dev\/vda3 +ext4 +41152812/m);
      expect(errors).toMatch(/^prompt +You are the triage step/m);
      expect(errors).not.toContain('hunter2secret9');
      expect(await readFile(join(world.folder, 'report.html'), 'utf8')).toMatch(/^<!doctype html>[\s\S]*100% \/var/);
      expect((await stat(join(world.folder, 'report.html'))).mode & 0o777).toBe(0o600);
    },
  );

  it('judges evidence that was collected before, elsewhere, without a login', LONG, async () => {
    const world = await openWorld();
    const collected = await run(world, ['collect', '--host', HOST, '--json', '--quiet', 'every call fails']);
    await writeFile(join(world.folder, 'web-03.json'), collected.out);
    const logins = world.sshd.log().split('Accepted publickey').length;
    await world.sshd.close();

    const judged = await run(world, ['diagnose', '--evidence', 'web-03.json', '--no-model', '--quiet']);
    const refused = await run(world, ['diagnose', '--evidence', 'web-03.json', '--host', HOST]);

    expect(collected.code).toBe(0);
    expect(judged.code).toBe(0);
    expect(judged.out).toMatch(/\/var is full/);
    expect(world.sshd.log().split('Accepted publickey').length).toBe(logins);
    expect(refused).toMatchObject({ code: 2, errors: expect.stringContaining('--evidence and --host') });
  });

  it('ends at --timeout with what is known by then', LONG, async () => {
    const world = await openWorld({ slowSeconds: 41 });

    const { code, out } = await run(world, [
      'diagnose',
      '--host',
      HOST,
      '--no-model',
      '--quiet',
      '--timeout',
      '3s',
      'slow',
    ]);

    expect(code).toBe(0);
    expect(out).toMatch(/could not be read to the end \(timed out\)[\s\S]*Not collected/);
    await vi.waitFor(() => expect(processesWith('sleep 41')).toBe(0), { timeout: 10_000 });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends at once on %s, and so does what runs on the host',
    LONG,
    async (signal) => {
      const world = await openWorld({ slowSeconds: 43 });
      const started = world.tai(['diagnose', '--host', HOST, '--no-model', 'every call fails']);
      await vi.waitFor(() => expect(processesWith('sleep 43')).toBeGreaterThan(0), { timeout: 90_000 });

      const code = await started.kill(signal);

      expect(code).toBe(130);
      await vi.waitFor(() => expect(processesWith('sleep 43')).toBe(0), { timeout: 10_000 });
      expect(started.output()).not.toContain('run r');
    },
  );
});

describe('wrong use of tai diagnose', () => {
  it.each([
    [['--ticket', '../admin', '--no-model'], /not the key of a Jira issue, for example: OPS-123/],
    [['--ticket', 'OPS-1', 'and a text'], /not in two ways/],
    [['--output', 'report.pdf', '--local'], /--output report\.pdf: its suffix must be one of/],
    [['--timeout', 'soon', '--local'], /--timeout soon: not a time/],
    [['--quiet', '--verbose', '--local'], /--quiet and --verbose can not be given together/],
    [['--evidence', 'none.json'], /--evidence none\.json: can not be read/],
    [['--evidence', 'tai.yaml'], /--evidence tai\.yaml: is no JSON/],
    [['--evidence', 'other.json'], /is not what `tai collect --json` writes/],
    [['--type', 'disk', '--local'], /--type disk: not one of/],
    [['--since', 'soon', '--local'], /--since soon: not a time/],
    [['--path', '/proc', '--local'], /--path \/proc: can not be listed/],
  ])('%j ends with 2 and says what to do', async (words, reason) => {
    const world = await openWorld();
    await writeFile(join(world.folder, 'other.json'), '{"hosts": []}');

    const { code, errors } = await run(world, ['diagnose', ...words]);

    expect(code).toBe(2);
    expect(errors).toMatch(reason);
  });
});

describe('tai collect', () => {
  it('prints what was seen as text, and ends with 3 where no host could be read', LONG, async () => {
    const world = await openWorld();

    const seen = await run(world, ['collect', '--host', HOST, '--quiet', 'every call fails']);
    const unseen = await run(world, ['collect', '--host', 'nowhere.invalid', '--quiet', 'slow']);
    const refused = await run(world, ['collect', '--quiet', 'nginx on other.example.org is down']);

    expect(seen.code).toBe(0);
    expect(seen.out).toMatch(/^E\d+ web-03\.prod\.example\.com disk: /m);
    expect(seen.out).toMatch(/^ +3\| \/dev\/vda3 /m);
    expect(unseen).toMatchObject({ code: 3, out: expect.stringContaining('failed: HOST_UNRESOLVED') });
    expect(refused.code).toBe(5);
  });
});

describe('tai runs and tai show', () => {
  it("read the server's runs, as text and as JSON", LONG, async () => {
    const world = await openWorld();
    const environment = { REDIS_URL: world.redis.url };
    const { url } = await world.serve('start');
    const none = await run(world, ['show', 'last'], environment);
    const asked = await fetch(`${url}/api/tickets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: `${HOST}: every call fails`, hosts: [HOST] }),
    });
    const { run: id } = Object(await asked.json());
    await vi.waitFor(
      async () =>
        expect(JSON.parse((await run(world, ['runs', '--json'], environment)).out)).toMatchObject([{ state: 'done' }]),
      {
        timeout: 30_000,
        interval: 500,
      },
    );

    const runs = await run(world, ['runs'], environment);
    const shown = await run(world, ['show', id, '--evidence', '--output', 'report.md'], environment);
    const json = await run(world, ['show', 'last', '--json'], environment);

    expect(none).toMatchObject({ code: 1, errors: expect.stringContaining('There is no run last') });
    expect(runs.out).toMatch(new RegExp(`^RUN +TIME.*\\n${id} +\\d{4}-.* cause +.*/var is full`));
    expect(shown.code).toBe(0);
    expect(shown.out).toMatch(/\/var is full[\s\S]*^E\d+ web-03\.prod\.example\.com disk: /m);
    expect(JSON.parse(json.out)).toMatchObject({ request: { run: id }, state: 'done' });
  });

  it('say what to do where no server is', LONG, async () => {
    const world = await openWorld();

    const unset = await run(world, ['runs'], { TAI_DATA_DIR: join(world.folder, 'none') });
    const away = await run(world, ['runs'], { REDIS_URL: 'redis://127.0.0.1:1' });
    const odd = await run(world, ['show', '../x'], { REDIS_URL: world.redis.url });

    expect(unset).toMatchObject({ code: 2, errors: expect.stringContaining('redis.url: is needed to read runs') });
    expect(away).toMatchObject({ code: 1, errors: expect.stringMatching(/Redis/) });
    expect(odd).toMatchObject({ code: 2, errors: expect.stringContaining('`tai runs` lists them') });
  });
});

describe('tai config', () => {
  it('checks the configuration key by key, and shows what counts without secrets', LONG, async () => {
    const world = await openWorld();

    const good = await run(world, ['config', 'check']);
    const bad = await run(world, ['config', 'check', '--json'], { TAI_SERVER_PORT: 'eighty' });
    const shown = await run(world, ['config', 'show', '--json'], {
      REDIS_URL: 'redis://tai:hunter2@redis.example.com',
    });

    expect(good).toMatchObject({ code: 0, out: expect.stringContaining('well-formed') });
    expect(bad.code).toBe(2);
    expect(JSON.parse(bad.out)).toMatchObject({ ok: false, problems: [expect.stringContaining('server.port')] });
    expect(JSON.parse(shown.out)).toMatchObject({
      jira: { token: '***' },
      slack: { botToken: '***', signingSecret: '***' },
      redis: { url: 'redis://***@redis.example.com' },
      hosts: { allow: ['*.prod.example.com'] },
    });
    expect(shown.out).not.toContain('hunter2');
  });
});
