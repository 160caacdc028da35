import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSsh, type SshSettings } from '../../integrations/ssh/index.ts';
import { parseHost } from '../../src/domain/host.ts';
import { requires } from '../support/requires.ts';
import { settingsFor, type SshServer, startSshd } from '../support/sshd.ts';

const WEB = parseHost('web-01');
const DB = parseHost('db-01');
const LIMITS = { timeoutMs: 5_000, maxBytes: 1_000 };
const signal = new AbortController().signal;

describe.runIf(requires('sshd', 'jump hosts'))('a jump host', () => {
  let bastion: SshServer;
  let target: SshServer;
  beforeEach(async () => {
    bastion = await startSshd();
    target = await startSshd({ identityFile: bastion.identityFile });
  });
  afterEach(async () => {
    await Promise.all([bastion.close(), target.close()]);
  });

  function settings(changes: Partial<SshSettings> = {}): SshSettings {
    const address = '127.0.0.1';
    return settingsFor(bastion, {
      jumpHost: `bastion:${bastion.port}`,
      hosts: {
        bastion: { address },
        'web-01': { address, port: target.port },
        'db-01': { address, port: target.port },
      },
      ...changes,
    });
  }

  it('leads to the host, and the keys of both are checked', async () => {
    const shell = openSsh(settings());

    const session = await shell.open(WEB, signal);
    const output = await session.run(['sh', '-c', 'echo "$SSH_CONNECTION"'], LIMITS, signal);

    expect(output.stdout).toContain(` ${target.port}\n`);
    const known = await readFile(bastion.knownHostsFile, 'utf8');
    expect(
      known
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual([`[bastion]:${bastion.port}`, `[web-01]:${target.port}`]);
    await shell.close();
  });

  it('is logged in to once for all its users and left with the last of them', async () => {
    const shell = openSsh(settings());

    const [web, db] = await Promise.all([shell.open(WEB, signal), shell.open(DB, signal)]);
    await web.close();
    const output = await db.run(['echo', 'still here'], LIMITS, signal);
    await db.close();

    expect(output.stdout).toBe('still here\n');
    expect(count(bastion, 'Accepted publickey')).toBe(1);
    await expect
      .poll(() => count(bastion, 'disconnected by user') + count(bastion, 'Disconnected from user'))
      .toBeGreaterThan(0);
    await shell.close();
  });

  it.each([
    ['bastion', 'bastion', () => bastion.port],
    ['host behind it', 'web-01', () => target.port],
  ])('stops at a changed key of the %s', async (_which, name, port) => {
    const wrongKey = await readFile(`${bastion.identityFile}.pub`, 'utf8');
    await writeFile(bastion.knownHostsFile, `[${name}]:${port()} ${wrongKey}`);
    const shell = openSsh(settings());

    const opening = shell.open(WEB, signal);

    await expect(opening).rejects.toMatchObject({ code: 'HOST_KEY_CHANGED' });
    await expect(opening).rejects.toThrow(`The key of ${name} port ${port()}`);
    await shell.close();
  });

  it('says what is wrong behind it', async () => {
    const hosts = {
      bastion: { address: '127.0.0.1' },
      'web-01': { address: '127.0.0.1', port: 1 },
      'db-01': { address: 'tai.invalid' },
    };
    const shell = openSsh(settings({ hosts }));

    const results = await Promise.allSettled([shell.open(WEB, signal), shell.open(DB, signal)]);

    expect(results.map((result) => result.status === 'rejected' && result.reason.code)).toEqual([
      'HOST_REFUSED',
      'HOST_UNRESOLVED',
    ]);
    await shell.close();
  });

  it('that forbids forwarding is said to do so', async () => {
    const strict = await startSshd({ identityFile: bastion.identityFile, config: ['AllowTcpForwarding no'] });
    const shell = openSsh(settings({ jumpHost: `bastion:${strict.port}` }));

    const opening = shell.open(WEB, signal);

    await expect(opening).rejects.toMatchObject({ code: 'HOST_REFUSED' });
    await expect(opening).rejects.toThrow('does not permit');
    await shell.close();
    await strict.close();
  });

  it('takes its users along when it goes away, and is logged in to again for the next', async () => {
    const shell = openSsh(settings());
    const session = await shell.open(WEB, signal);

    const [running] = await Promise.allSettled([
      session.run(['sleep', '4'], LIMITS, signal),
      delay(100).then(() => cutConnections(bastion)),
    ]);
    const again = await shell.open(WEB, signal);
    const output = await again.run(['echo', 'back'], LIMITS, signal);

    expect(running).toMatchObject({ status: 'rejected', reason: { code: 'HOST_LOST' } });
    expect(output.stdout).toBe('back\n');
    await shell.close();
  });
});

/** Kills the processes that serve a connection, one or two for each; the server itself goes on. */
async function cutConnections(server: SshServer): Promise<void> {
  const listener = Number(await readFile(join(server.folder, 'pid'), 'utf8'));
  const children = await childrenOf(listener);
  const grandchildren = (await Promise.all(children.map(childrenOf))).flat();
  for (const pid of [...children, ...grandchildren]) process.kill(pid, 'SIGKILL');
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'ppid=,pid=']);
  const pairs = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.flatMap(([parent, child]) => (parent === pid && child !== undefined ? [child] : []));
}

function count(server: SshServer, words: string): number {
  return server.log().split(words).length - 1;
}
