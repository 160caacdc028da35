import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openOpenssh } from '../../integrations/openssh/index.ts';
import { openSsh } from '../../integrations/ssh/index.ts';
import { investigate } from '../../src/diagnosis/investigate.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { parseHost } from '../../src/domain/host.ts';
import type { Closable, HostShell } from '../../src/domain/ports.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { mayMount } from '../support/namespace.ts';
import { findProgram, requires } from '../support/requires.ts';
import { opensshSettingsFor, settingsFor, type SshServer, startSshd } from '../support/sshd.ts';

const TICKET: Ticket = {
  ref: { system: 'text', id: '1' },
  label: 'text',
  scope: 'console',
  title: 'Everything hangs',
  text: 'df never comes back',
  hosts: [parseHost('127.0.0.1')],
};
const unchecked = 'commands that hang in the kernel';
const mayHang = requires('sshd', unchecked) && mayMount(unchecked) && hasFuse();
const DAEMON = new URL('../support/stuck-mount-child.ts', import.meta.url).pathname;

/** The daemon ends with the shell that becomes the server's parent, and with it every wait in the kernel. */
const MOUNTS = [
  'mkdir stuck',
  `setpriv --pdeathsig KILL '${process.execPath}' --import '${import.meta.resolve('tsx')}' '${DAEMON}' stuck >&2 &`,
  'for wait in 1 2 3 4 5 6 7 8 9 10; do grep -q tai-stuck /proc/self/mounts && break; sleep 0.5; done',
  'grep -q tai-stuck /proc/self/mounts',
];

describe.runIf(mayHang)('a host with a file system that hangs for ever', () => {
  it('gives all but what hangs, though no signal ends it, and is left all the same', { timeout: 60_000 }, async () => {
    const server = await startSshd({ mounts: MOUNTS, config: ['MaxSessions 30'] });
    const shells = shellsFor(server);

    const found = await Promise.all(shells.map((shell) => look(shell)));
    const waiting = await dfsInTheKernel();
    await Promise.all(shells.map((shell) => shell.close()));
    await server.close();

    for (const evidence of found) {
      expect(evidence.filter(({ status }) => status === 'failed').map(summary)).toEqual([
        'disk COMMAND_TIMED_OUT',
        'inodes COMMAND_TIMED_OUT',
      ]);
      expect(evidence.filter(({ status }) => status === 'collected').length).toBeGreaterThan(4);
    }
    expect(waiting.length).toBeGreaterThanOrEqual(2 * shells.length);
    await expect.poll(dfsInTheKernel, { timeout: 5_000 }).toEqual([]);
  });
});

function shellsFor(server: SshServer): readonly (HostShell & Closable)[] {
  const byLibrary = openSsh(settingsFor(server));
  if (!requires('ssh', `${unchecked}, by the ssh program`)) return [byLibrary];
  return [byLibrary, openOpenssh(opensshSettingsFor(server))];
}

async function look(shell: HostShell): Promise<readonly Evidence[]> {
  const parts = { shell, isAllowed: () => true, maxHosts: 1, hostTimeoutMs: 50_000 };
  return (await investigate(TICKET, parts, () => undefined, AbortSignal.timeout(50_000))).evidence;
}

function summary(piece: Evidence): string {
  return `${piece.collector} ${piece.status === 'failed' ? piece.code : piece.status}`;
}

/** Those of ours: our `df` is the only one here that waits uninterruptibly. */
async function dfsInTheKernel(): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'stat=,args=']);
  return stdout.split('\n').filter((line) => /^D.* df -/.test(line));
}

function hasFuse(): boolean {
  try {
    accessSync('/dev/fuse', constants.R_OK | constants.W_OK);
    return findProgram(['setpriv']) !== undefined;
  } catch {
    process.stderr.write(`no /dev/fuse for this user, so not checked: ${unchecked}\n`);
    return false;
  }
}
