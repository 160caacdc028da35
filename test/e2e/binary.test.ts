import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBinary } from '../../deploy/binary/build.ts';
import { findNode } from '../../deploy/binary/node.ts';
import { type ProcessOptions, startProcess } from '../support/processes.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const LONG = { timeout: 120_000 };

const canBuild = findNode(ROOT) !== undefined;
if (!canBuild)
  process.stderr.write(
    'no Node to put into an executable (npm ci --include=optional), so not checked: the executable\n',
  );

describe.runIf(canBuild)('the single executable', () => {
  let folder: string;
  let binary: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tai-binary-'));
    const built = await buildBinary(ROOT, join(folder, 'build'));
    // Elsewhere and alone, so that nothing beside it can be read.
    binary = join(folder, 'tai');
    await copyFile(built, binary);
    await rm(join(folder, 'build'), { recursive: true });
  }, 300_000);

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const start = (words: readonly string[], environment: ProcessOptions['env'] = {}) =>
    startProcess(binary, words, { cwd: folder, env: { HOME: folder, PATH: '/usr/bin:/bin', ...environment } });
  const run = async (...words: string[]) => {
    const started = start(words);
    return { code: await started.ended, out: started.output() };
  };

  it('says its version and its commands without a Node', LONG, async () => {
    expect(await run('--version')).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
    expect((await run('--help')).out).toContain('diagnose');
    expect((await run('findings')).out).toContain('disk_full');
    expect((await run('man')).out).toMatch(/^\.TH TAI 1/);
  });

  it('looks at this machine and prints the report', LONG, async () => {
    const { code, out } = await run('diagnose', '--local', '--no-model', 'disk full');

    expect([0, 1]).toContain(code);
    expect(out).toContain('commands, all read-only');
  });

  it('ends with the exit code and the words of a usage error', LONG, async () => {
    const { code, out } = await run('diagnose', '--type', 'nonsense', '--local', 'slow');

    expect(code).toBe(2);
    expect(out).toContain('nonsense');
  });

  it('serves the page and triages a ticket on the Redis that it holds itself', LONG, async () => {
    const service = start(['start'], { PATH: '/nowhere', TAI_SERVER_PORT: '0', TAI_DATA_DIR: join(folder, 'data') });
    await service.line(/embedded Redis/);
    const { url } = JSON.parse(await service.line(/"tai is ready"/));

    const script = await (await fetch(`${url}/console/main.js`)).text();
    const accepted = await fetch(`${url}/api/tickets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'slow', hosts: ['localhost'] }),
    });
    await service.line(/"stage":"investigate".*"stage done"/);

    expect(script).toContain('import');
    expect(accepted.status).toBe(202);
    expect(await service.kill('SIGTERM')).toBe(0);
  });

  it('draws its panes', LONG, async () => {
    // `script` gives it a terminal.
    const words = ['-qec', `${binary} tui --no-model`, '/dev/null'];
    const panes = startProcess('script', words, { cwd: folder, env: { HOME: folder, PATH: '/usr/bin:/bin' } });

    expect(await panes.line(/Collected/)).toContain('Answer');
  });
});
