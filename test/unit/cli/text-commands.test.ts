import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Io } from '../../../src/cli/io.ts';
import { runCli } from '../../../src/cli/program.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tai-text-'));
  writeFileSync(join(folder, 'hosts.yaml'), '- {name: db-01.acme.com, aliases: [db master]}\n- web-03.acme.com\n');
  writeFileSync(
    join(folder, 'tai.yaml'),
    `hosts: {inventory: ['${join(folder, 'hosts.yaml')}'], allow: [{hosts: [inventory], for: ['jira:OPS']}]}\n` +
      "redaction: {patterns: [{name: badge, regex: 'BDG-\\d{4}'}]}\n",
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

async function run(words: readonly string[], input: string) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.end(input);
  const argv = ['node', 'tai', '--config', join(folder, 'tai.yaml'), ...words];
  const streams: Pick<Io, 'stdin' | 'stdout' | 'stderr'> = Object({ stdin, stdout, stderr });
  const code = await runCli({ argv, environment: {}, ...streams, signal: AbortSignal.timeout(20_000) });
  return { code, out: String(stdout.read() ?? ''), errors: String(stderr.read() ?? '') };
}

describe('tai hosts', () => {
  it('says what would be contacted, what not, and why', async () => {
    const { code, out } = await run(
      ['hosts', '--scope', 'jira:OPS'],
      'The db master is down. wbe-03 is down too. zz-9 is dead, zz-8 is fine.',
    );

    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'contact    db-01.acme.com  machine: said to be in trouble or asked about',
      'mentioned  wbe-03          machine: nearly a name of the inventory, and none of it',
      'refused    zz-9            machine: said to be in trouble or asked about; not on the allow-list for jira:OPS',
      'mentioned  zz-8            machine: said to be well',
      'ask        "wbe-03": did you mean web-03.acme.com?',
      '',
    ]);
  });

  it('reads an Atlassian document, prints JSON and ends with 1 when nothing would be contacted', async () => {
    const words = [
      { type: 'text', text: 'web-03', marks: [{ type: 'code' }] },
      { type: 'text', text: ' is down' },
    ];
    const document = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: words }] };

    const { code, out } = await run(['hosts', '-', '--json'], JSON.stringify(document));

    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      scope: 'console',
      hosts: [{ name: 'web-03.acme.com', verdict: 'refused', where: expect.stringContaining('is down') }],
      unsure: [],
    });
  });

  it('names a file that is not there', async () => {
    expect(await run(['hosts', join(folder, 'none.txt')], '')).toMatchObject({
      code: 2,
      errors: expect.stringContaining('none.txt: can not be read'),
    });
  });
});

describe('tai redact', () => {
  it('copies a text without its secrets', async () => {
    const { code, out } = await run(['redact'], 'a BDG-4711\npassword=Otter7moon\nPGPASSWORD=Otter7moon x\n');

    expect(code).toBe(0);
    expect(out).toBe('a [redacted badge #1]\npassword=[redacted password #1]\nPGPASSWORD=[redacted password #1] x\n');
  });

  it('is stricter with configuration files', async () => {
    const { out } = await run(['redact', '--config-file'], 'auth_seed = 4711aabb\nport = 80\n');

    expect(out).toBe('auth_seed = [redacted value]\nport = 80\n');
  });
});
