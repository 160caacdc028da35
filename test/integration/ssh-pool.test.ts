import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOpenssh } from '../../integrations/openssh/index.ts';
import { type PoolOptions, pooled } from '../../integrations/remote/pool.ts';
import { openSsh } from '../../integrations/ssh/index.ts';
import { parseHost } from '../../src/domain/host.ts';
import type { Closable, HostShell } from '../../src/domain/ports.ts';
import { requires } from '../support/requires.ts';
import { opensshSettingsFor, settingsFor, type SshServer, startSshd } from '../support/sshd.ts';

const run = promisify(execFile);
const HOST = parseHost('127.0.0.1');
const LIMITS = { timeoutMs: 10_000, maxBytes: 1_000 };
const signal = new AbortController().signal;
const isHere = requires('sshd', 'logins shared by tickets');
const transports: [string, (server: SshServer) => HostShell & Closable][] = [
  ['ssh2', (server) => openSsh(settingsFor(server))],
];
if (requires('ssh', 'shared logins by the ssh program')) {
  transports.push(['openssh', (server) => openOpenssh(opensshSettingsFor(server))]);
}
/** The process of sshd that holds this login, from within it. */
const FIND_SSHD =
  'p=$$; while [ "$p" -gt 1 ]; do case $(ps -o comm= -p $p) in sshd*) echo $p; exit;; esac; p=$(($(ps -o ppid= -p $p))); done';

describe.runIf(isHere).each(transports)('logins by %s in a pool', (transport, open) => {
  let server: SshServer;
  let pool: HostShell & Closable;
  beforeEach(async () => {
    server = await startSshd();
  });
  afterEach(async () => {
    await pool.close();
    await server.close();
  });

  function openPool(options: Partial<PoolOptions> = {}): void {
    pool = pooled(open(server), { idleMs: 30_000, maxConnections: 5, ...options });
  }

  async function visit(script = 'echo in'): Promise<string> {
    const session = await pool.open(HOST, signal);
    try {
      return (await session.run(['sh', '-c', script], LIMITS, signal)).stdout.trim();
    } finally {
      await session.close();
    }
  }

  function count(words: string): number {
    return server.log().split(words).length - 1;
  }

  it('are one for two tickets at once and one after', async () => {
    openPool();

    const outputs = [...(await Promise.all([visit(), visit()])), await visit()];

    expect(outputs).toEqual(['in', 'in', 'in']);
    expect(count('Accepted publickey')).toBe(1);
  });

  it('are gone on the host after the idle time, and made again for the next ticket', async () => {
    openPool({ idleMs: 50 });
    const sshd = Number(await visit(FIND_SSHD));

    await expect.poll(() => count('Disconnected from'), { timeout: 5_000 }).toBe(1);
    await expect.poll(() => areRunning([sshd]), { timeout: 5_000 }).toBe(false);

    expect(await visit()).toBe('in');
    expect(count('Accepted publickey')).toBe(2);
  });

  it('are made again when the host has ended one that was idle', async () => {
    openPool();
    const sshd = Number(await visit(FIND_SSHD));
    process.kill(sshd, 'SIGKILL');
    await expect.poll(() => areRunning([sshd])).toBe(false);
    const session = await pool.open(HOST, signal);

    const outputs = await Promise.all([1, 2, 3].map((word) => session.run(['echo', String(word)], LIMITS, signal)));

    expect(outputs.map(({ stdout }) => stdout)).toEqual(['1\n', '2\n', '3\n']);
    expect(count('Accepted publickey')).toBe(2);
  });

  it('end the commands of a lease that is closed, and not those of the others', async () => {
    openPool();
    const [one, other] = await Promise.all([pool.open(HOST, signal), pool.open(HOST, signal)]);
    const ones = one.run(['sleep', '7.25'], LIMITS, signal).catch((error: unknown) => error);
    const others = other.run(['sh', '-c', 'sleep 0.5; echo in'], LIMITS, signal);

    await one.close();

    expect(await ones).toMatchObject({ code: 'HOST_LOST' });
    expect((await others).stdout).toBe('in\n');
  });

  it('leave no process behind when the pool is closed', async () => {
    openPool();
    await visit();
    const masters = await mastersOf(server);

    await pool.close();

    expect(masters).toHaveLength(transport === 'openssh' ? 1 : 0);
    await expect.poll(() => areRunning(masters), { timeout: 5_000 }).toBe(false);
    await expect.poll(() => count('Disconnected from'), { timeout: 5_000 }).toBe(1);
  });
});

/** The ssh processes in the background have left their parent, so they are found by the configuration they were given. */
async function mastersOf({ port }: SshServer): Promise<readonly number[]> {
  const { stdout } = await run('ps', ['-eo', 'pid=,args=']);
  const found = stdout.split('\n').map((line) => /^\s*(\d+) \S*ssh -v .* -F (\S+\/config) /.exec(line));
  const pids = found.map(async (match) => {
    const config = await readFile(match?.[2] ?? '/dev/null', 'utf8').catch(() => '');
    return config.includes(`Port ${port}\n`) ? [Number(match?.[1])] : [];
  });
  return (await Promise.all(pids)).flat();
}

/** A process that has ended and was not collected by its parent does not run. */
async function areRunning(pids: readonly number[]): Promise<boolean> {
  const states = await Promise.all(
    pids.map((pid) => run('ps', ['-o', 'stat=', '-p', String(pid)]).catch(() => undefined)),
  );
  return states.some((state) => state !== undefined && !state.stdout.startsWith('Z'));
}
