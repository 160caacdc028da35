import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSsh } from '../../integrations/ssh/index.ts';
import { parseHost } from '../../src/domain/host.ts';
import { requires } from '../support/requires.ts';
import { makeKey, type SshServer, startSshd } from '../support/sshd.ts';

const LIMITS = { timeoutMs: 5_000, maxBytes: 1_000 };
const signal = new AbortController().signal;

describe.runIf(requires('sshd', 'logins by ssh_config'))('a host that only ssh_config describes', () => {
  let servers: readonly SshServer[];
  let folder: string;
  beforeEach(async () => {
    const first = await startSshd();
    const more = await Promise.all([1, 2].map(() => startSshd({ identityFile: first.identityFile })));
    servers = [first, ...more];
    folder = first.folder;
  });
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()));
  });

  async function open(config: string) {
    const file = join(folder, 'ssh_config');
    await writeFile(file, config, { mode: 0o600 });
    return openSsh({ hosts: {}, sshConfigFiles: [file] });
  }

  function block(alias: string, server: SshServer, ...more: string[]): string {
    const lines = [
      `Host ${alias}`,
      'HostName 127.0.0.1',
      `Port ${server.port}`,
      `User ${server.user}`,
      `IdentityFile ${server.identityFile}`,
      `UserKnownHostsFile ${folder}/known_hosts`,
      ...more,
    ];
    return `${lines.join('\n  ')}\n`;
  }

  async function know(...known: readonly SshServer[]): Promise<void> {
    const lines = known.map(
      async ({ port, hostKeyPath }) => `[127.0.0.1]:${port} ${await readFile(hostKeyPath, 'utf8')}`,
    );
    await writeFile(join(folder, 'known_hosts'), (await Promise.all(lines)).join(''));
  }

  function three(): readonly [SshServer, SshServer, SshServer] {
    const [outer, inner, target] = servers;
    if (outer === undefined || inner === undefined || target === undefined) throw new Error('three servers are needed');
    return [outer, inner, target];
  }

  it('is offered the keys of several IdentityFile lines in their order', async () => {
    const [server] = three();
    await know(server);
    const strange = join(folder, 'strange');
    await makeKey('ed25519', strange);
    const shell = await open(`Host web\n  IdentityFile ${strange}\n${block('web', server)}`);

    const session = await shell.open(parseHost('web'), signal);

    expect((await session.run(['echo', 'in'], LIMITS, signal)).stdout).toBe('in\n');
    expect(server.log().match(/(?:Failed|Accepted) publickey/g)).toEqual(['Failed publickey', 'Accepted publickey']);
    await shell.close();
  });

  it('is reached by its alias, and its key is known by its HostName', async () => {
    const [server] = three();
    await know(server);
    const shell = await open(block('web', server, 'StrictHostKeyChecking yes'));

    const session = await shell.open(parseHost('web'), signal);
    const output = await session.run(['echo', 'in'], LIMITS, signal);

    expect(output.stdout).toBe('in\n');
    await shell.close();
  });

  it('is recorded as a hash where ssh_config asks for that, and recognised again', async () => {
    const [server] = three();
    const shell = await open(block('web', server, 'StrictHostKeyChecking no', 'HashKnownHosts yes'));

    for (const _ of ['first', 'again']) await (await shell.open(parseHost('web'), signal)).close();

    expect((await readFile(join(folder, 'known_hosts'), 'utf8')).trim().split('\n')).toEqual([
      expect.stringMatching(/^\|1\|\S+\|\S+ ssh-ed25519 /),
    ]);
    await shell.close();
  });

  it('stops at a changed key, though ssh_config would let it pass', async () => {
    const [server, other] = three();
    await writeFile(
      join(folder, 'known_hosts'),
      `[127.0.0.1]:${server.port} ${await readFile(other.hostKeyPath, 'utf8')}`,
    );
    const shell = await open(block('web', server, 'StrictHostKeyChecking no'));

    await expect(shell.open(parseHost('web'), signal)).rejects.toMatchObject({ code: 'HOST_KEY_CHANGED' });

    await shell.close();
  });

  it('is not contacted when ssh_config asks for what tai can not do', async () => {
    const [server] = three();
    const shell = await open(block('web', server, 'ProxyCommand nc %h %p'));
    const before = server.log();

    await expect(shell.open(parseHost('web'), signal)).rejects.toMatchObject({ code: 'HOST_CONFIG_UNSUPPORTED' });

    expect(server.log()).toBe(before);
    await shell.close();
  });

  it('is reached through two hops of ProxyJump, each looked up and each key verified', async () => {
    const [outer, inner, target] = three();
    const strict = 'StrictHostKeyChecking yes';
    const config = [
      block('outer', outer, strict),
      block('inner', inner, strict, 'ProxyJump outer'),
      block('web', target, strict, 'ProxyJump inner'),
    ].join('');
    await know(outer, inner, target);
    const shell = await open(config);

    const session = await shell.open(parseHost('web'), signal);
    const output = await session.run(['sh', '-c', 'echo "$SSH_CONNECTION"'], LIMITS, signal);

    expect(output.stdout).toContain(` ${target.port}\n`);
    expect(servers.map((server) => server.log().split('Accepted publickey').length - 1)).toEqual([1, 1, 1]);
    await shell.close();
  });

  it.each([0, 1, 2])('is not reached when the key of hop %i is not known', async (unknown) => {
    const [outer, inner, target] = three();
    const strict = 'StrictHostKeyChecking yes';
    const config = [block('outer', outer, strict), block('inner', inner, strict), block('web', target, strict)].join(
      '',
    );
    await know(...servers.filter((_, index) => index !== unknown));
    const shell = await open(`${config}\nHost web\n  ProxyJump outer,inner\n`);

    await expect(shell.open(parseHost('web'), signal)).rejects.toMatchObject({ code: 'HOST_KEY_UNKNOWN' });

    expect(servers.map((server) => server.log().includes('Accepted publickey'))).toEqual(
      servers.map((_, index) => index < unknown),
    );
    await shell.close();
  });
});
