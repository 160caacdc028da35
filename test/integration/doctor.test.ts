import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examineHosts } from '../../src/app.ts';
import { type Config, parseConfig } from '../../src/config.ts';
import type { Checkpoint } from '../../src/domain/checkpoint.ts';
import { parseHost } from '../../src/domain/host.ts';
import { gateScript } from '../../src/gate/script.ts';
import { requires } from '../support/requires.ts';
import { makeKey, type SshServer, startSshd } from '../support/sshd.ts';

const TRANSPORTS = requires('ssh', 'tai doctor by the system ssh')
  ? (['ssh2', 'openssh'] as const)
  : (['ssh2'] as const);

describe.runIf(requires('sshd', 'what tai doctor says of a host')).each(TRANSPORTS)('tai doctor by %s', (transport) => {
  let good: SshServer;
  let bastion: SshServer;
  let gated: SshServer;
  let unusable: SshServer;
  beforeAll(async () => {
    good = await startSshd();
    const gate = join(good.folder, 'gate');
    await writeFile(gate, gateScript());
    await chmod(gate, 0o755);
    await makeKey('ed25519', join(good.folder, 'strange'));
    const { identityFile } = good;
    const silent = '/bin/echo This account is closed; exit 1';
    [bastion, gated, unusable] = await Promise.all([
      startSshd({ identityFile }),
      startSshd({ identityFile, keyOptions: `command="${gate}"` }),
      startSshd({ identityFile, keyOptions: `command="${silent}"` }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([good, bastion, gated, unusable].map((server) => server.close()));
  });

  function configure(ssh: object = {}): Config {
    const settings = {
      transport,
      ignoreSshConfig: true,
      user: good.user,
      connectTimeoutSeconds: 5,
      identityFiles: [good.identityFile],
      knownHostsFiles: [join(good.folder, 'known_hosts')],
      hosts: {
        good: at(good),
        gated: at(gated),
        closed: at(unusable),
        bastion: at(bastion),
        shut: { address: '127.0.0.1', port: 1 },
        nameless: { address: 'nowhere.invalid' },
        behind: { address: '127.0.0.1', port: 1, jumpHost: 'bastion' },
      },
      ...ssh,
    };
    return parseConfig(JSON.stringify({ hosts: { allow: ['good'] }, ssh: settings }), {});
  }

  async function examine(host: string, ssh: object = {}): Promise<readonly Checkpoint[]> {
    const steps: Checkpoint[] = [];
    const signal = AbortSignal.timeout(30_000);
    await examineHosts(configure(ssh), [parseHost(host)], {}, (step) => void steps.push(step), signal);
    return steps;
  }

  it('finds nothing that stops it at a good host, and says what the account may see', async () => {
    const steps = await examine('good');

    expect(stopping(steps)).toEqual([]);
    for (const step of [
      'route',
      'name',
      'port',
      'banner',
      'host key',
      'login',
      'shell',
      'tools',
      'account',
      'memory',
    ]) {
      expect(find(steps, step)).toMatchObject({ mark: 'ok' });
    }
    expect(find(steps, 'banner').detail).toMatch(/^SSH-2\.0-OpenSSH/);
    expect(find(steps, 'host key').detail).toMatch(/SHA256:/);
    expect(find(steps, 'account').detail).toContain(good.user);
    expect(find(steps, 'gate')).toMatchObject({ mark: 'no', stops: false, fix: expect.stringContaining('tai gate') });
  });

  it('says that no ticket may name a host that is not allowed, and examines it all the same', async () => {
    const steps = await examine('gated');

    expect(stopping(steps)).toEqual(['gated: allow-list']);
    expect(find(steps, 'gate')).toMatchObject({ mark: 'ok' });
    expect(find(steps, 'memory')).toMatchObject({ mark: 'ok' });
  });

  it('names the key that was refused, and logs in no second time', async () => {
    const before = connections(good);

    const steps = await examine('good', { identityFiles: [join(good.folder, 'strange')] });

    expect(find(steps, 'host key').mark).toBe('ok');
    expect(find(steps, 'login')).toMatchObject({ mark: 'no', code: 'HOST_AUTH_REFUSED' });
    expect(find(steps, 'login').detail).toContain('strange');
    expect(find(steps, 'login').fix).toContain('ssh-copy-id');
    expect(connections(good) - before).toBe(1);
  });

  it('stops at a key that is not known, before any login', async () => {
    const steps = await examine('good', { hostKeys: 'strict', knownHostsFiles: [join(good.folder, 'empty')] });

    expect(find(steps, 'host key')).toMatchObject({ mark: 'no', code: 'HOST_KEY_UNKNOWN' });
    expect(find(steps, 'login').mark).toBe('unchecked');
  });

  it('stops at a changed key and says what to run once that is explained', async () => {
    const known = join(good.folder, 'changed');
    const other = await readFile(bastion.hostKeyPath, 'utf8');
    await writeFile(known, `[good]:${good.port},[127.0.0.1]:${good.port} ${other}`);

    const steps = await examine('good', { knownHostsFiles: [known] });

    const step = find(steps, 'host key');
    expect(step).toMatchObject({ mark: 'no', code: 'HOST_KEY_CHANGED' });
    expect(`${step.detail} ${step.fix}`).toMatch(/ssh-keygen -R|ssh-keygen -f/);
    expect(step.detail).toContain('SHA256:');
  });

  it.each([
    ['shut', 'port', 'HOST_REFUSED'],
    ['nameless', 'name', 'HOST_UNRESOLVED'],
  ])('finds that %s fails at its %s', async (host, step, code) => {
    const steps = await examine(host);

    expect(find(steps, step)).toMatchObject({ mark: 'no', code, fix: expect.any(String) });
    expect(find(steps, 'login').mark).toBe('unchecked');
  });

  it('passes a jump host and names the hop behind it that fails', async () => {
    const steps = await examine('behind');

    expect(find(steps, 'login', 'bastion')).toMatchObject({ mark: 'ok' });
    expect(stopping(steps)).toEqual(['behind: allow-list', 'behind: port']);
  });

  it('finds an account whose shell runs nothing', async () => {
    const steps = await examine('closed');

    expect(find(steps, 'login').mark).toBe('ok');
    expect(find(steps, 'shell')).toMatchObject({ mark: 'no', stops: true, fix: expect.stringContaining('usermod') });
    expect(find(steps, 'shell').detail).toContain('This account is closed');
  });

  it('ends with the signal', async () => {
    const signal = AbortSignal.abort(new Error('enough'));

    await expect(examineHosts(configure(), [parseHost('good')], {}, () => undefined, signal)).rejects.toThrow('enough');
  });
});

function connections(server: SshServer): number {
  return server.log().split('Connection from').length - 1;
}

function stopping(steps: readonly Checkpoint[]): readonly string[] {
  return steps.filter(({ mark, stops }) => mark === 'no' && stops).map(({ where, step }) => `${where}: ${step}`);
}

function find(steps: readonly Checkpoint[], step: string, where?: string): Checkpoint {
  const found = steps.find((one) => one.step === step && (where === undefined || one.where === where));
  if (found === undefined) throw new Error(`no step ${step} among ${steps.map((one) => one.step).join(', ')}`);
  return found;
}

function at({ port }: SshServer): object {
  return { address: '127.0.0.1', port };
}
