import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLocal } from '../../integrations/local/index.ts';
import { openOpenssh } from '../../integrations/openssh/index.ts';
import { openSsh } from '../../integrations/ssh/index.ts';
import { parseHost } from '../../src/domain/host.ts';
import type { HostSession, HostShell } from '../../src/domain/ports.ts';
import { toRemoteCommand } from '../../src/remote-line/line.ts';
import { ALL_TOOLS } from '../../src/remote-line/tools.ts';
import { runWith } from '../support/gate-host.ts';
import { inNamespace, mayMount } from '../support/namespace.ts';
import { findProgram, requires } from '../support/requires.ts';
import { opensshSettingsFor, settingsFor, type SshServer, startSshd } from '../support/sshd.ts';

const LIMITS = { timeoutMs: 5_000, maxBytes: 1_000 };
const HOST = parseHost('127.0.0.1');
const REFUSED = { exitCode: 65, stdout: '', stderr: 'tai: /var/log/syslog: not a regular file\n' };
const MOUNTS = [
  'mkdir -p log; mount -t tmpfs tmpfs log',
  'mkfifo log/fifo; ln -s fifo log/syslog; echo a line >log/true; ln -s true log/messages',
  'mount --bind log /var/log',
];
const signal = new AbortController().signal;
const isReal =
  requires('sshd', 'the look at files that are named in full') && mayMount('the look at files of /var/log');

async function read(session: HostSession, limits: typeof LIMITS & { readonly quick?: true }) {
  const files = ['syslog', 'messages', 'none'].map((name) => `/var/log/${name}`);
  const outputs = files.map((file) => session.run(['tail', '-n', '5', file], limits, signal));
  return await Promise.all(outputs);
}

describe.runIf(isReal)('a file that the list names in full, without the gate', () => {
  let server: SshServer;
  let folder = '';
  beforeAll(async () => {
    server = await startSshd({ mounts: MOUNTS });
    folder = await mkdtemp(join(tmpdir(), 'tai-named-files-'));
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const shells: [string, () => HostShell][] = [['ssh2', () => openSsh(settingsFor(server))]];
  if (findProgram(['ssh'])) shells.push(['openssh', () => openOpenssh(opensshSettingsFor(server))]);

  describe.each(shells)('by %s', (_name, open) => {
    it.each([
      ['alone', LIMITS],
      ['in a batch', { ...LIMITS, quick: true as const }],
    ])('is read where it is a regular file, %s', async (_how, limits) => {
      const session = await open().open(HOST, signal);

      const [fifo, regular, missing] = await read(session, limits);

      expect(fifo).toMatchObject(REFUSED);
      expect(regular).toMatchObject({ exitCode: 0, stdout: 'a line\n' });
      expect(missing).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('No such file') });
      await session.close();
    });

    it('is looked at before sudo', async () => {
      const session = await open().open(HOST, signal);

      const output = await session.run(['sudo', '-n', '--', 'tail', '/var/log/syslog'], LIMITS, signal);

      expect(output).toMatchObject(REFUSED);
      await session.close();
    });
  });

  it.each(['sh', 'bash', 'dash', 'zsh', 'csh', 'tcsh', 'fish', 'ksh'].filter((shell) => findProgram([shell])))(
    'is looked at where the login shell is %s',
    async (shell) => {
      const lines = ['syslog', 'messages'].map((name) =>
        toRemoteCommand(['tail', '-n', '5', `/var/log/${name}`], 10, ALL_TOOLS),
      );

      const [fifo, regular] = await Promise.all(
        lines.map((line) => {
          const [program, words] = inNamespace(MOUNTS, folder, [shell, '-c', line]);
          return runWith([program, ...words], { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' });
        }),
      );

      expect(fifo).toMatchObject({ code: 65, stdout: '' });
      expect(regular).toMatchObject({ code: 0, stdout: 'a line\n' });
    },
  );
});

describe('a file that the list names in full, on this machine', () => {
  it('is read where it is a regular file', async () => {
    const session = await openLocal().open(HOST, signal);

    const folder = await session.run(['cat', '/etc/.'], LIMITS, signal);
    const regular = await session.run(['head', '-n', '1', '/etc/passwd'], LIMITS, signal);

    expect(folder).toMatchObject({ exitCode: 65, stderr: 'tai: /etc/.: not a regular file\n' });
    expect(regular).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(':') });
    await session.close();
  });
});
