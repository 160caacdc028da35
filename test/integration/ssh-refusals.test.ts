import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openOpenssh } from '../../integrations/openssh/index.ts';
import { createRefusals } from '../../integrations/remote/refusals.ts';
import { openSsh } from '../../integrations/ssh/index.ts';
import { parseHost } from '../../src/domain/host.ts';
import type { Closable, HostShell, Refusals } from '../../src/domain/ports.ts';
import { openRefusals } from '../../workers/refusals.ts';
import { silent } from '../support/log.ts';
import { startScript } from '../support/processes.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { requires } from '../support/requires.ts';
import { makeKey, opensshSettingsFor, settingsFor, type SshServer, startSshd } from '../support/sshd.ts';

type Open = (server: SshServer, identityFile: string, refusals: Refusals) => HostShell & Closable;

const HOST = parseHost('127.0.0.1');
const FOR_MS = 60_000;
const signal = new AbortController().signal;
const isHere = requires('sshd', 'that a refused login is not tried again by the fleet');
const transports: [string, Open][] = [
  ['ssh2', (server, key, refusals) => openSsh(settingsFor(server, { identityFiles: [key] }), refusals)],
];
if (requires('ssh', 'refused logins by the ssh program')) {
  transports.push([
    'openssh',
    (server, key, refusals) => openOpenssh(opensshSettingsFor(server, { identityFiles: [key] }), refusals),
  ]);
}

describe.runIf(isHere)('a host that refuses our key', () => {
  let redis: TestRedis;
  let server: SshServer;
  let strange: string;
  const closing: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());
  beforeEach(async () => {
    server = await startSshd();
    strange = join(server.folder, 'strange');
    await makeKey('ed25519', strange);
  });
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
    await server.close();
  });

  function count(words: string): number {
    return server.log().split(words).length - 1;
  }

  function worker(open: Open, key: string) {
    const refusals = openRefusals(redis.connection, { forMs: FOR_MS, own: createRefusals(FOR_MS) }, silent);
    const shell = open(server, key, refusals);
    closing.push(
      () => refusals.close(),
      () => shell.close(),
    );
    return { refusals, shell };
  }

  it('is asked once by two processes with five tickets each', async () => {
    const { hosts: _, hostKeys: _hostKeys, ...ssh } = settingsFor(server, { identityFiles: [strange] });
    const words = JSON.stringify({ redis: redis.connection, ssh, times: 5 });
    const children = [1, 2].map(() => startScript('test/support/login-child.ts', [words]));

    await Promise.all(children.map((child) => child.line(/^done$/)));

    const codes = children.flatMap((child) => child.output().split('\n').slice(0, 5));
    expect(codes).toEqual(Array.from({ length: 10 }, () => 'HOST_AUTH_REFUSED'));
    expect(count('Connection from')).toBe(1);
    await expect.poll(() => count('Failed publickey')).toBe(1);
  });

  describe.each(transports)('by %s', (_name, open) => {
    it('is asked once by two workers at the same moment', async () => {
      const workers = [worker(open, strange), worker(open, strange)];

      const results = await Promise.allSettled(
        [...workers, ...workers, ...workers].map(({ shell }) => shell.open(HOST, signal)),
      );

      expect(results.map((result) => result.status === 'rejected' && result.reason.code)).toEqual(
        Array.from({ length: 6 }, () => 'HOST_AUTH_REFUSED'),
      );
      expect(count('Connection from')).toBe(1);
    });

    it('is asked again at once with another key', async () => {
      const [before, after] = [worker(open, strange), worker(open, server.identityFile)];
      await expect(before.shell.open(HOST, signal)).rejects.toMatchObject({ code: 'HOST_AUTH_REFUSED' });

      const session = await after.shell.open(HOST, signal);

      expect((await session.run(['echo', 'in'], { timeoutMs: 5_000, maxBytes: 100 }, signal)).stdout).toBe('in\n');
    });

    it('says until when it is left alone and which key of Redis to delete', async () => {
      const { shell } = worker(open, strange);
      await expect(shell.open(HOST, signal)).rejects.toMatchObject({ code: 'HOST_AUTH_REFUSED' });

      const again = shell.open(HOST, signal);

      await expect(again).rejects.toThrow(
        /not asked again before \d{4}-\d\d-\d\d \d\d:\d\d UTC\. To lift that: delete "tai:refused:.*127\.0\.0\.1:\d+ \S+.*" in Redis$/,
      );
    });
  });
});
