import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSsh } from '../../integrations/ssh/index.ts';
import { investigate } from '../../src/diagnosis/investigate.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { parseHost } from '../../src/domain/host.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { loginShell, mayMount } from '../support/namespace.ts';
import { makeReplayedHost, type ReplayedHost } from '../support/replayed-host.ts';
import { findProgram, requires } from '../support/requires.ts';
import { startSshServer } from '../support/ssh-server.ts';
import { settingsFor, type SshServer, startSshd } from '../support/sshd.ts';

const TICKET: Ticket = {
  ref: { system: 'text', id: '1' },
  label: 'text',
  scope: 'console',
  title: 'This machine is slow',
  text: 'cron does not run',
  hosts: [parseHost('127.0.0.1')],
};
const MOTD = 'echo "Welcome to web-01"; echo "Patched: today"';
const needs = 'login shells that are not sh';
const bash = findProgram(['bash']);
const fish = requires('fish', needs) ? findProgram(['fish']) : undefined;
const tcsh = requires('tcsh', needs) ? findProgram(['tcsh']) : undefined;
const nologin = findProgram(['nologin']);

interface Login {
  readonly about: string;
  readonly shell: string | undefined;
  /** Files of the home folder, by name. */
  readonly home?: Readonly<Record<string, string>>;
}

const logins: readonly Login[] = [
  { about: 'fish', shell: fish },
  { about: 'csh', shell: tcsh },
  { about: 'bash', shell: bash },
  {
    about: 'bash that prints a motd to both streams',
    shell: bash,
    home: { '.bashrc': `${MOTD}; echo "Maintenance on Sunday" >&2\n` },
  },
  {
    about: 'csh that prints a motd',
    shell: tcsh,
    home: { '.tcshrc': `${MOTD}\nsh -c 'echo "Maintenance on Sunday" >&2'\n` },
  },
  {
    about: 'fish that prints a motd to both streams',
    shell: fish,
    home: { '.config/fish/config.fish': `${MOTD}; echo "Maintenance on Sunday" >&2\n` },
  },
  {
    about: 'fish with words of its own for our programs',
    shell: fish,
    home: { '.config/fish/config.fish': 'function env; echo none of it; end\nalias df "echo full"\n' },
  },
  { about: 'csh with words of its own for our programs', shell: tcsh, home: { '.tcshrc': 'alias df echo full\n' } },
];

describe('an account whose login shell is', () => {
  /** A real sshd finds the shell in /etc/passwd, which only root can lay over; the other is played. */
  const isReal = requires('sshd', needs) && mayMount(`${needs}, by a real sshd`);
  let folder: string;
  let host: ReplayedHost;
  let bySh: readonly unknown[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tai-shells-'));
    await chmod(folder, 0o755);
    host = await makeReplayedHost(folder);
    bySh = shown(await visit({ about: 'sh', shell: '/bin/sh' }));
    await host.complete();
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('sh is looked at', () => {
    expect(bySh).toContainEqual(expect.objectContaining({ collector: 'disk', status: 'collected' }));
    expect(bySh).toContainEqual(expect.objectContaining({ collector: 'os', status: 'collected' }));
  });

  for (const login of logins) {
    it.runIf(login.shell)(`${login.about} shows the same facts, line for line`, async () => {
      const evidence = await visit(login);

      expect(shown(evidence)).toEqual(bySh);
    });
  }

  it.runIf(nologin)('nologin is named as such by every collector', async () => {
    const evidence = await visit({ about: 'nologin', shell: nologin });

    expect(new Set(evidence.map((piece) => (piece.status === 'failed' ? piece.code : piece.status)))).toEqual(
      new Set(['HOST_SHELL_UNUSABLE']),
    );
  });

  async function visit({ shell = '', home = {} }: Login): Promise<readonly Evidence[]> {
    const server = await start(shell, { PATH: host.path });
    for (const [name, text] of Object.entries(home)) {
      await mkdir(dirname(join(server.folder, name)), { recursive: true });
      await writeFile(join(server.folder, name), text);
    }
    const opened = openSsh(settingsFor(server));
    try {
      const parts = { shell: opened, isAllowed: () => true, maxHosts: 1, hostTimeoutMs: 60_000 };
      return (await investigate(TICKET, parts, () => undefined, AbortSignal.timeout(60_000))).evidence;
    } finally {
      await opened.close();
      await server.close();
    }
  }

  async function start(shell: string, environment: Readonly<Record<string, string>>): Promise<SshServer> {
    if (!isReal) return await startSshServer({ shell, environment: { ...environment, HOME: folder } });
    return await startSshd({ environment, mounts: loginShell(userInfo().username, shell) });
  }
});

/** All of it but how long it took. */
function shown(evidence: readonly Evidence[]): readonly unknown[] {
  return evidence.map((piece) => ({ ...piece, durationMs: 0 }));
}
