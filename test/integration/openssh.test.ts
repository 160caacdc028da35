import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOpenssh, type OpensshSettings } from '../../integrations/openssh/index.ts';
import { parseHost } from '../../src/domain/host.ts';
import type { Closable, HostShell } from '../../src/domain/ports.ts';
import { requires } from '../support/requires.ts';
import { makeKey, opensshSettingsFor, portOf, type SshServer, startSshd } from '../support/sshd.ts';

const HOST = parseHost('127.0.0.1');
const LIMITS = { timeoutMs: 5_000, maxBytes: 1_000 };
const signal = new AbortController().signal;
const isHere = requires('sshd', 'the openssh transport') && requires('ssh', 'the openssh transport');

describe.runIf(isHere)('logging in by the ssh program', () => {
  let server: SshServer;
  const closing: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    server = await startSshd({ config: ['MaxSessions 3'] });
    closing.push(() => server.close());
  });
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });

  function open(changes: Partial<OpensshSettings> = {}): HostShell & Closable {
    const shell = openOpenssh(opensshSettingsFor(server, changes));
    closing.push(() => shell.close());
    return shell;
  }

  it('logs in once for all commands of a session, and leaves no process and no socket', async () => {
    const shell = open();
    const session = await shell.open(HOST, signal);
    const [folder = ''] = await foldersInUse();

    await Promise.all(Array.from({ length: 6 }, () => session.run(['sleep', '0.1'], LIMITS, signal)));
    await session.close();
    await shell.close();

    expect(count('Accepted publickey')).toBe(1);
    expect(folder).toContain('/tai-');
    await expect.poll(foldersInUse).toEqual([]);
    await expect(readFile(join(folder, 'config'))).rejects.toThrow('ENOENT');
  });

  it('follows the configuration of ssh where tai has none', async () => {
    const config = join(server.folder, 'config');
    const lines = ['HostName 127.0.0.1', `Port ${server.port}`, `User ${server.user}`, 'HostKeyAlias other-name'];
    const script = `Match originalhost web-01 exec "true"\n${lines.join('\n')}\nIdentityFile ${server.identityFile}\n`;
    await writeFile(config, script, { mode: 0o600 });
    const shell = openOpenssh({
      hostKeys: 'accept-new',
      knownHostsFiles: [server.knownHostsFile],
      connectTimeoutMs: 5_000,
      hosts: {},
      configFiles: [config],
    });
    closing.push(() => shell.close());

    const session = await shell.open(parseHost('web-01'), signal);

    expect((await session.run(['echo', 'in'], LIMITS, signal)).stdout).toBe('in\n');
    expect(await readFile(server.knownHostsFile, 'utf8')).toContain('other-name');
  });

  it('says which line of the configuration ssh can not use', async () => {
    const config = join(server.folder, 'config');
    await writeFile(config, 'Host *\n  Frobnicate yes\n', { mode: 0o600 });

    const opening = open({ configFiles: [config] }).open(HOST, signal);

    await expect(opening).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    await expect(opening).rejects.toThrow('line 2: Bad configuration option: frobnicate');
  });

  it('does not ask again where its keys were refused', async () => {
    const strange = join(server.folder, 'strange');
    await makeKey('ed25519', strange);
    const shell = open({ identityFiles: [strange] });

    const results = await Promise.allSettled([shell.open(HOST, signal), shell.open(HOST, signal)]);

    expect(results.map((result) => result.status === 'rejected' && result.reason.code)).toEqual([
      'HOST_AUTH_REFUSED',
      'HOST_AUTH_REFUSED',
    ]);
    await expect.poll(() => count('Failed publickey')).toBe(1);
    expect(count('Connection from')).toBe(1);
  });

  it.each([
    ['changed', '', 'HOST_KEY_CHANGED', 'id.pub', 'Shown now: ED25519 SHA256:'],
    ['revoked', '@revoked ', 'HOST_KEY_REVOKED', 'host_ed25519.pub', 'revoked'],
  ])('stops at a %s host key before any login', async (_what, mark, code, key, words) => {
    const line = await readFile(join(server.folder, key), 'utf8');
    await writeFile(server.knownHostsFile, `${mark}[127.0.0.1]:${server.port} ${line}`);

    const opening = open().open(HOST, signal);

    await expect(opening).rejects.toMatchObject({ code });
    await expect(opening).rejects.toThrow(words);
    expect(count('publickey')).toBe(0);
  });

  it('refuses an unknown host when it is strict, whatever the configuration of ssh says', async () => {
    const config = join(server.folder, 'config');
    await writeFile(config, 'StrictHostKeyChecking no\n', { mode: 0o600 });

    const opening = open({ hostKeys: 'strict', configFiles: [config] }).open(HOST, signal);

    await expect(opening).rejects.toMatchObject({ code: 'HOST_KEY_UNKNOWN' });
  });

  it.each([
    ['its name does not resolve', 'web-01.invalid', {}, 'HOST_UNRESOLVED'],
    ['nothing listens', '127.0.0.1', { port: 1 }, 'HOST_REFUSED'],
  ])('names the reason when %s', async (_why, host, changes, code) => {
    await expect(open(changes).open(parseHost(host), signal)).rejects.toMatchObject({ code });
  });

  it('is given up when it is no longer wanted, and leaves no process', async () => {
    const abort = new AbortController();
    const silent = createServer((socket) => {
      socket.on('error', () => undefined).resume();
      abort.abort(new Error('no longer wanted'));
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    closing.push(async () => {
      await new Promise((resolve) => silent.close(resolve));
    });

    const opening = open({ port: portOf(silent) }).open(HOST, abort.signal);

    await expect(opening).rejects.toThrow('no longer wanted');
    await expect.poll(foldersInUse).toEqual([]);
  });

  it('calls a connection that goes away during a command lost', async () => {
    const session = await open().open(HOST, signal);

    const running = session.run(['sh', '-c', 'kill -9 $(ps -o ppid= -p $(ps -o ppid= -p $$))'], LIMITS, signal);

    await expect(running).rejects.toMatchObject({ code: 'HOST_LOST' });
    await expect(session.run(['true'], LIMITS, signal)).rejects.toMatchObject({ code: 'HOST_LOST' });
  });

  it('reaches hosts behind a bastion by one connection to that, and checks every key', async () => {
    const [web, db] = await Promise.all([
      startSshd({ identityFile: server.identityFile }),
      startSshd({ identityFile: server.identityFile }),
    ]);
    closing.push(
      () => web.close(),
      () => db.close(),
    );
    const address = '127.0.0.1';
    const shell = open({
      jumpHost: `bastion:${server.port}`,
      hosts: {
        bastion: { address },
        'web-01': { address, port: web.port },
        'db-01': { address, port: db.port },
        'gone-01': { address, port: 1 },
      },
    });

    const sessions = await Promise.all(['web-01', 'db-01'].map((name) => shell.open(parseHost(name), signal)));
    const outputs = await Promise.all(sessions.map((session) => session.run(['echo', 'in'], LIMITS, signal)));
    const gone = shell.open(parseHost('gone-01'), signal);

    await expect(gone).rejects.toMatchObject({ code: 'HOST_REFUSED' });
    expect(outputs.map(({ stdout }) => stdout)).toEqual(['in\n', 'in\n']);
    expect(count('Accepted publickey')).toBe(1);
    expect((await readFile(server.knownHostsFile, 'utf8')).trim().split('\n')).toHaveLength(3);
    await shell.close();
    await expect.poll(foldersInUse).toEqual([]);
  });

  it('remembers a refusal by the bastion for all hosts behind it', async () => {
    const strange = join(server.folder, 'strange');
    await makeKey('ed25519', strange);
    const shell = open({
      jumpHost: `bastion:${server.port}`,
      identityFiles: [strange],
      hosts: { bastion: { address: '127.0.0.1' } },
    });

    const results = await Promise.allSettled(['web-01', 'db-01'].map((name) => shell.open(parseHost(name), signal)));

    expect(results.map((result) => result.status === 'rejected' && result.reason.code)).toEqual([
      'HOST_AUTH_REFUSED',
      'HOST_AUTH_REFUSED',
    ]);
    expect(count('Connection from')).toBe(1);
  });

  it.each([
    ['a host that would end its line', { hosts: { 'web\n  ProxyCommand id': {} } }],
    ['a path with a quote', { identityFiles: ['/tmp/a"b'] }],
    ['jump hosts in a circle', { hosts: { a: { jumpHost: 'b' }, b: { jumpHost: 'a' } } }],
  ])('can not be given %s', (_what, changes) => {
    expect(() => open(changes)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });

  function count(words: string): number {
    return server.log().split(words).length - 1;
  }

  /** The private folders named by ssh processes that log in to this server, the background ones too. */
  async function foldersInUse(): Promise<readonly string[]> {
    const { stdout } = await promisify(execFile)('ps', ['-eo', 'ppid=,args=']);
    const ours = stdout.split('\n').flatMap((line) => / -F (\S+\/tai-[^/]+)\/config /.exec(line)?.[1] ?? []);
    const configs = await Promise.all(
      [...new Set(ours)].map(async (folder) => ({
        folder,
        text: await readFile(join(folder, 'config'), 'utf8').catch(() => ''),
      })),
    );
    return configs
      .filter(({ text }) => text.includes(server.knownHostsFile) || text === '')
      .map(({ folder }) => folder);
  }
});
