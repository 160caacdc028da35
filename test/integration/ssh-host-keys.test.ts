import { execFileSync } from 'node:child_process';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openSsh, type SshSettings } from '../../integrations/ssh/index.ts';
import { parseHost } from '../../src/domain/host.ts';
import { findProgram, requires } from '../support/requires.ts';
import { settingsFor, type SshServer, startSshd } from '../support/sshd.ts';

const KEYGEN = findProgram(['ssh-keygen']) ?? '';
const HOST = parseHost('web-01');
const signal = new AbortController().signal;
const hosts = { 'web-01': { address: '127.0.0.1' } };

describe.runIf(requires('sshd', 'host keys of a real sshd'))('host keys', () => {
  const servers: SshServer[] = [];
  const start = async (...options: Parameters<typeof startSshd>): Promise<SshServer> => {
    const server = await startSshd(...options);
    servers.push(server);
    return server;
  };
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  it('accepts a new host and records it under the name that was asked for', async () => {
    const server = await start();
    const settings = settingsFor(server, { hosts });

    await login(settings);
    await login(settings);

    const [type, key] = (await readFile(server.hostKeyPath, 'utf8')).split(' ');
    expect(await readFile(server.knownHostsFile, 'utf8')).toBe(`[web-01]:${server.port} ${type} ${key}\n`);
    expect((await stat(server.knownHostsFile)).mode & 0o777).toBe(0o600);
    expect(execFileSync(KEYGEN, ['-F', `[web-01]:${server.port}`, '-f', server.knownHostsFile]).length).toBeGreaterThan(
      0,
    );
  });

  it('records a new host once when several logins meet it at once', async () => {
    const server = await start({ config: ['MaxStartups 100'] });

    await Promise.all(Array.from({ length: 6 }, () => login(settingsFor(server, { hosts }))));

    expect((await readFile(server.knownHostsFile, 'utf8')).trim().split('\n')).toHaveLength(1);
  });

  it('stops at a changed key, says what that may mean and leaves the file as it is', async () => {
    const before = await start();
    await login(settingsFor(before, { hosts }));
    const known = await readFile(before.knownHostsFile, 'utf8');
    const after = await start({ identityFile: before.identityFile });
    await writeFile(before.knownHostsFile, known.replace(`:${before.port}`, `:${after.port}`));
    const settings = settingsFor(after, { hosts, knownHostsFiles: [before.knownHostsFile] });

    const failing = login(settings);

    await expect(failing).rejects.toMatchObject({ code: 'HOST_KEY_CHANGED', retryable: false });
    await expect(failing).rejects.toThrow('possible interception (man-in-the-middle)');
    await expect(failing).rejects.toThrow(fingerprintOf(before));
    await expect(failing).rejects.toThrow(fingerprintOf(after));
    await expect(failing).rejects.toThrow(`${before.knownHostsFile}:1`);
    await expect(failing).rejects.toThrow(`ssh-keygen -R '[web-01]:${after.port}'`);
    expect(after.log()).not.toMatch(/publickey|Postponed|Failed/);
    expect((await readFile(before.knownHostsFile, 'utf8')).trim().split('\n')).toHaveLength(1);
  });

  it('meets a host by the key it knows when the host has several', async () => {
    const server = await start({ hostKeyTypes: ['rsa', 'ed25519', 'ecdsa'] });
    const [type, key] = (await readFile(server.hostKeyPath, 'utf8')).split(' ');
    await writeFile(server.knownHostsFile, `[web-01]:${server.port} ${type} ${key}\n`);

    await login(settingsFor(server, { hosts, hostKeys: 'strict' }));

    expect(type).toBe('ssh-rsa');
  });

  it('refuses an unknown host in strict mode and records nothing', async () => {
    const server = await start();

    const failing = login(settingsFor(server, { hosts, hostKeys: 'strict' }));

    await expect(failing).rejects.toMatchObject({ code: 'HOST_KEY_UNKNOWN' });
    await expect(failing).rejects.toThrow(fingerprintOf(server));
    await expect(stat(server.knownHostsFile)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('refuses a revoked key', async () => {
    const server = await start();
    const key = await readFile(server.hostKeyPath, 'utf8');
    await writeFile(server.knownHostsFile, `@revoked * ${key}`);

    await expect(login(settingsFor(server, { hosts }))).rejects.toMatchObject({ code: 'HOST_KEY_REVOKED' });
  });

  it('does not take a bare key where a certificate is expected', async () => {
    const server = await start();
    const key = await readFile(`${server.identityFile}.pub`, 'utf8');
    await writeFile(server.knownHostsFile, `@cert-authority [*]:${server.port} ${key}`);

    const failing = login(settingsFor(server, { hosts }));

    await expect(failing).rejects.toMatchObject({ code: 'HOST_KEY_UNSUPPORTED' });
    await expect(failing).rejects.toThrow('by certificate');
  });

  it('does not talk to a host it could not remember', async () => {
    const server = await start();
    const settings = settingsFor(server, { hosts, knownHostsFiles: [join(server.hostKeyPath, 'known_hosts')] });

    await expect(login(settings)).rejects.toMatchObject({ code: 'HOST_KEY_UNKNOWN' });
  });

  it('does not take a file that can not be read for an empty one', async () => {
    const server = await start();
    await chmod(server.folder, 0o700);

    const failing = login(settingsFor(server, { hosts, knownHostsFiles: [server.folder] }));

    await expect(failing).rejects.toThrow('can not be read');
  });
});

async function login(settings: SshSettings): Promise<void> {
  const shell = openSsh(settings);
  try {
    const session = await shell.open(HOST, signal);
    await session.close();
  } finally {
    await shell.close();
  }
}

function fingerprintOf(server: SshServer): string {
  return execFileSync(KEYGEN, ['-lf', server.hostKeyPath], { encoding: 'utf8' }).split(' ')[1] ?? '';
}
