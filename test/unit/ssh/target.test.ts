import { describe, expect, it } from 'vitest';
import type { SshSettings } from '../../../integrations/ssh/index.ts';
import { parseJumpHosts } from '../../../integrations/remote/jump-host.ts';
import { resolveTarget } from '../../../integrations/ssh/resolve-target.ts';
import { describeTarget, targetKey } from '../../../integrations/ssh/target.ts';

function settings(changes: Partial<SshSettings> = {}): SshSettings {
  return {
    user: 'tai',
    port: 22,
    identityFiles: ['/keys/a', '/keys/b'],
    knownHostsFiles: ['/kh'],
    hostKeys: 'strict',
    connectTimeoutMs: 1_000,
    hosts: {},
    ...changes,
  };
}

describe('parseJumpHosts', () => {
  it.each([
    ['bastion', [{ name: 'bastion', user: undefined, port: undefined }]],
    ['ops@Bastion.example.com:2222', [{ name: 'bastion.example.com', user: 'ops', port: 2222 }]],
    ['[2001:db8::1]:22', [{ name: '2001:db8::1', user: undefined, port: 22 }]],
    ['a,ops@b', [expect.objectContaining({ name: 'a' }), expect.objectContaining({ name: 'b', user: 'ops' })]],
    ['none', []],
  ])('reads %s', (text, expected) => {
    expect(parseJumpHosts(text)).toEqual(expected);
  });

  it.each(['', 'a b', '-oProxyCommand=id', 'ops@', 'bastion:0', 'bastion:70000', 'a,,b', '@bastion'])(
    'refuses %j',
    (text) => {
      expect(() => parseJumpHosts(text)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
    },
  );
});

describe('resolveTarget', () => {
  it('takes the general settings for a host without its own', async () => {
    const target = await resolveTarget(settings(), 'web-01');

    expect(target).toMatchObject({
      name: 'web-01',
      address: 'web-01',
      port: 22,
      user: 'tai',
      identityFiles: ['/keys/a', '/keys/b'],
      jump: undefined,
    });
  });

  it('lets a host differ in everything and keep its name', async () => {
    const own = { address: '10.0.0.9', port: 2222, user: 'ro', identityFile: '/keys/ro', jumpHost: 'ops@bastion:2200' };

    const target = await resolveTarget(settings({ hosts: { 'web-01': own } }), 'web-01');

    expect(target).toMatchObject({
      name: 'web-01',
      address: '10.0.0.9',
      port: 2222,
      user: 'ro',
      identityFiles: ['/keys/ro'],
    });
    expect(target.jump).toMatchObject({
      name: 'bastion',
      port: 2200,
      user: 'ops',
      identityFiles: ['/keys/a', '/keys/b'],
    });
    expect(describeTarget(target)).toBe('web-01 port 2222 (by bastion)');
  });

  it('goes through the general jump host, by its own settings, and not where a host says none', async () => {
    const all = settings({
      jumpHost: 'bastion',
      hosts: { bastion: { address: '192.0.2.1', user: 'jump' }, db: { jumpHost: 'none' } },
    });

    expect((await resolveTarget(all, 'web-01')).jump).toMatchObject({
      address: '192.0.2.1',
      user: 'jump',
      port: 22,
      jump: undefined,
    });
    expect((await resolveTarget(all, 'db')).jump).toBeUndefined();
  });

  it('reaches the bastion itself directly, as the jump host it is', async () => {
    const target = await resolveTarget(settings({ jumpHost: 'ops@bastion:2200' }), 'bastion');

    expect(target).toMatchObject({ name: 'bastion', user: 'ops', port: 2200, jump: undefined });
  });

  it('follows a chain of jump hosts and refuses a circle', async () => {
    const chain = settings({ hosts: { web: { jumpHost: 'inner' }, inner: { jumpHost: 'outer' } } });
    const circle = settings({ hosts: { web: { jumpHost: 'inner' }, inner: { jumpHost: 'web' } } });

    expect(targetKey(await resolveTarget(chain, 'web'))).toBe('tai@outer:22 > tai@inner:22 > tai@web:22');
    await expect(resolveTarget(circle, 'web')).rejects.toThrow('web > inner > web');
  });

  it('is not confused by a host called constructor', async () => {
    expect(await resolveTarget(settings(), 'constructor')).toMatchObject({ address: 'constructor', user: 'tai' });
  });
});
