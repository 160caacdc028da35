import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Given, type HostConfig, resolveSshConfig } from '../../../integrations/ssh/config/index.ts';
import { resolveTarget } from '../../../integrations/ssh/resolve-target.ts';
import type { Target } from '../../../integrations/ssh/target.ts';
import type { SshSettings } from '../../../integrations/ssh/index.ts';

describe('resolveSshConfig', () => {
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tai-ssh-config-'));
    file = join(folder, 'config');
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  async function resolve(text: string, name = 'web', given: Given = {}): Promise<HostConfig> {
    await writeFile(file, text);
    await chmod(file, 0o600);
    return await resolveSshConfig(name, given, { files: [file], here: here() });
  }

  function here() {
    return { home: folder, user: 'me', uid: userInfo().uid, hostname: 'desk.lan', environment: { KEYS: '/keys' } };
  }

  it.each([
    ['ProxyCommand nc %h %p', 'ProxyCommand', 'use ProxyJump'],
    ['Match exec "true"\nUser ops', 'Match exec', 'can not judge it'],
    ['Match host web exec "true"\nUser ops', 'Match exec', 'can not judge it'],
    ['Match !localnetwork 10.0.0.0/8\nUser ops', 'Match localnetwork', 'can not judge it'],
    ['Match tagged prod\nUser ops', 'Match tagged', 'can not judge it'],
    ['KnownHostsCommand /bin/keys %H', 'KnownHostsCommand', 'runs no command'],
    ['CertificateFile ~/.ssh/id-cert.pub', 'CertificateFile', 'not with certificates'],
    ['CanonicalizeHostname yes', 'CanonicalizeHostname', 'write the HostName'],
    ['CanonicalizeHostname always', 'CanonicalizeHostname', 'write the HostName'],
    ['PKCS11Provider /lib/p11.so', 'PKCS11Provider', 'on a token'],
    ['BindAddress 192.0.2.1', 'BindAddress', 'its own address'],
    ['PubkeyAuthentication no', 'PubkeyAuthentication', 'keys alone'],
    ['PreferredAuthentications password', 'PreferredAuthentications', 'publickey is not among them'],
    ['BrandNewKeyword yes', 'BrandNewKeyword', 'IgnoreUnknown'],
    ['IdentityFile ${NOT_SET}/id', 'IdentityFile', 'NOT_SET is not set'],
    ['IdentityFile /keys/%x', 'IdentityFile', '%x is not a token'],
    ['ProxyJump -oProxyCommand=id', 'ProxyJump', 'is not [user@]host[:port]'],
    ['User "ops', 'User', 'a quote is not closed'],
    ['Include config', 'Include', 'more than 16 deep'],
  ])('refuses the host for %j, with the place', async (text, keyword, why) => {
    const resolving = resolve(text);

    await expect(resolving).rejects.toMatchObject({ code: 'HOST_CONFIG_UNSUPPORTED', retryable: false });
    await expect(resolving).rejects.toThrow(`${keyword} (${file}:1): `);
    await expect(resolving).rejects.toThrow(why);
    const elsewhere = text.startsWith('Match')
      ? text.replace('Match', 'Match originalhost other')
      : `Host other\n${text}`;
    await expect(resolve(elsewhere)).resolves.toMatchObject({ user: undefined });
  });

  it.each([
    'ProxyCommand none',
    'ProxyJump bastion\nProxyCommand nc %h %p',
    'Match host db exec "true"\nUser ops',
    'Match exec "true" host db\nUser ops',
    'CanonicalizeHostname no\nCanonicalDomains example.com',
    'IgnoreUnknown Brand*\nBrandNewKeyword yes',
  ])('goes on where nothing comes of it: %j', async (text) => {
    await expect(resolve(text)).resolves.toMatchObject({ user: undefined });
  });

  it('does not ask for the way to a host when that is given', async () => {
    await expect(resolve('ProxyCommand nc %h %p', 'web', { route: true })).resolves.toMatchObject({ jump: undefined });
  });

  it('judges by what is given before what it reads', async () => {
    const text = 'Match user ops\n  Port 2200\nHost *\n  User other\n  IdentityFile /keys/%r-%p';

    const config = await resolve(text, 'web', { user: 'ops', port: 2222 });

    expect(config).toMatchObject({ port: 2200, identityFiles: ['/keys/ops-2222'] });
  });

  it('expands the home, tokens and variables of a key once', async () => {
    const config = await resolve(
      'HostName db\nPort 2200\nIdentityFile ~/%h-%n-%p-%r-%u-%L-%%h\nIdentityFile ${KEYS}/id',
    );

    expect(config.identityFiles).toEqual([`${folder}/db-web-2200-me-me-desk-%h`, '/keys/id']);
  });

  it('refuses a file that others can write, and an included one', async () => {
    const inner = join(folder, 'inner');
    await writeFile(inner, 'User ops');
    await chmod(inner, 0o660);
    await expect(resolve(`Include ${inner}`)).rejects.toThrow(`(${inner}:1): others can write it`);

    await resolve('');
    await chmod(file, 0o602);
    const resolving = resolveSshConfig('web', {}, { files: [file], here: here() });
    await expect(resolving).rejects.toMatchObject({ code: 'HOST_CONFIG_UNSUPPORTED' });
    await expect(resolving).rejects.toThrow(`(${file}:1): others can write it`);
  });

  it('reads a relative Include beside the file, in order, and leaves hidden files out', async () => {
    await mkdir(join(folder, 'conf.d'), { mode: 0o700 });
    for (const [name, text] of [
      ['20-b', 'User late'],
      ['10-a', 'User early'],
      ['.hidden', 'User hidden'],
    ] as const) {
      await writeFile(join(folder, 'conf.d', name), text, { mode: 0o600 });
    }

    expect(await resolve('Include conf.d/*')).toMatchObject({ user: 'early' });
  });

  it('takes no file for an empty one', async () => {
    const config = await resolveSshConfig('web', {}, { files: [join(folder, 'none')], here: here() });

    expect(config).toMatchObject({ hostName: undefined, user: undefined, jump: undefined });
  });

  async function target(text: string, changes: Partial<SshSettings> = {}): Promise<Target> {
    await resolve('');
    await writeFile(file, text);
    return await resolveTarget({ hosts: {}, sshConfigFiles: [file], ...changes }, 'web');
  }

  describe('and what is put together with it', () => {
    it('lets tai.yaml and the command line outrank it', async () => {
      const text =
        'HostName 192.0.2.1\nUser conf\nPort 1\nIdentityFile /conf\nConnectTimeout 1\nStrictHostKeyChecking no';
      const own = { web: { user: 'own', address: '192.0.2.9' } };

      expect(await target(text)).toMatchObject({
        address: '192.0.2.1',
        user: 'conf',
        port: 1,
        identityFiles: ['/conf'],
        connectTimeoutMs: 1_000,
        trust: { name: '192.0.2.1', hostKeys: 'accept-new' },
      });
      expect(
        await target(text, { user: 'general', port: 2, identityFiles: ['/g'], hostKeys: 'strict', hosts: own }),
      ).toMatchObject({
        address: '192.0.2.9',
        user: 'own',
        port: 2,
        identityFiles: ['/g'],
        trust: { name: 'web', port: 2, hostKeys: 'strict' },
      });
    });

    it('looks each hop up, and gives a hop of several those before it', async () => {
      const text =
        'Host web\n  ProxyJump a,ops@b\nHost a\n  ProxyJump outer\nHost b\n  ProxyJump never\n  Port 2200\nHost *\n User me';

      const found = await target(text);

      expect(found.jump).toMatchObject({ name: 'b', user: 'ops', port: 2200 });
      expect(found.jump?.jump).toMatchObject({ name: 'a', user: 'me' });
      expect(found.jump?.jump?.jump).toMatchObject({ name: 'outer', jump: undefined });
    });

    it('refuses hops that go in a circle', async () => {
      await expect(target('ProxyJump bastion')).rejects.toMatchObject({
        code: 'HOST_CONFIG_UNSUPPORTED',
        message:
          'jump hosts go in a circle: web > bastion > bastion; one of them must be reached directly (jumpHost: none, in ssh_config: ProxyJump none)',
      });
    });

    it('tells bastions behind one address apart by their ports', async () => {
      const found = await target('Host web\n  ProxyJump edge:2201,edge:2202');

      expect(found.jump).toMatchObject({
        name: 'edge',
        port: 2202,
        jump: { name: 'edge', port: 2201, jump: undefined },
      });
    });

    it('files an alias without a port, keeps nothing in /dev/null, and knows what leads to a fixed address', async () => {
      const alias = await target(
        'HostKeyAlias Fleet\nPort 2200\nUserKnownHostsFile /dev/null\nGlobalKnownHostsFile none',
      );

      expect(alias.trust).toMatchObject({ name: 'fleet', port: 22, files: [], recordIn: undefined });
      expect([
        (await target('HostName 127.0.0.1')).isFixed,
        (await target('HostName %h.lan')).isFixed,
        (await target('')).isFixed,
      ]).toEqual([true, false, false]);
    });

    it('offers only the algorithms that are asked for, and refuses when it has none of them', async () => {
      const { algorithms } = await target(
        'Ciphers aes256-ctr,new-cipher\nKexAlgorithms -*nistp*\nHostKeyAlgorithms ssh-rsa',
      );

      expect(algorithms).toMatchObject({ ciphers: ['aes256-ctr'], hostKeys: ['ssh-rsa'], isOrdered: true });
      expect(algorithms.kex).not.toContain('ecdh-sha2-nistp256');
      await expect(target('MACs umac-64@openssh.com')).rejects.toThrow(`MACs (${file}:1): tai has none of`);
    });
  });
});
