import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLocal } from '../../integrations/local/index.ts';
import { openOpenssh } from '../../integrations/openssh/index.ts';
import { pooled } from '../../integrations/remote/pool.ts';
import { openSsh } from '../../integrations/ssh/index.ts';
import { parseHost } from '../../src/domain/host.ts';
import type { Argv, Closable, HostSession, HostShell, Limits, Output } from '../../src/domain/ports.ts';
import { requires } from '../support/requires.ts';
import { startSshServer } from '../support/ssh-server.ts';
import { opensshSettingsFor, settingsFor, type SshServer, startSshd } from '../support/sshd.ts';

interface Place {
  readonly shell: HostShell;
  close(): Promise<void>;
}

const places: [string, () => Promise<Place>][] = [
  ['this machine', async () => ({ shell: openLocal(), close: async () => undefined })],
  ['an ssh2 server', async () => overSsh(await startSshServer(), byLibrary)],
];
if (requires('sshd', 'how commands run and end on a real sshd')) {
  places.push(
    ['sshd', async () => overSsh(await startSshd(), byLibrary)],
    ['sshd by a pool', async () => overSsh(await startSshd(), byPool)],
  );
}
if (requires('sshd', 'the openssh transport') && requires('ssh', 'the openssh transport')) {
  places.push(['sshd by the ssh program', async () => overSsh(await startSshd(), byProgram)]);
}

type Open = (server: SshServer) => HostShell & Closable;

function byLibrary(server: SshServer): HostShell & Closable {
  return openSsh(settingsFor(server));
}

function byPool(server: SshServer): HostShell & Closable {
  return pooled(byLibrary(server), { idleMs: 30_000, maxConnections: 2 });
}

function byProgram(server: SshServer): HostShell & Closable {
  return openOpenssh(opensshSettingsFor(server));
}

function overSsh(server: SshServer, open: Open): Place {
  const shell = open(server);
  return {
    shell,
    close: async () => {
      await shell.close();
      await server.close();
    },
  };
}

const HOST = parseHost('127.0.0.1');
const LIMITS: Limits = { timeoutMs: 10_000, maxBytes: 64 * 1024 };
let nextSeconds = 700;

/** A sleep of its own length, so that it can be found among all processes. */
function aSleep(): { argv: Argv; seconds: string } {
  nextSeconds += 1;
  const seconds = `${nextSeconds}.${process.pid}`;
  return { argv: ['sleep', seconds], seconds };
}

async function isRunning(words: string): Promise<boolean> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'stat=,args=']);
  return stdout.split('\n').some((line) => line.endsWith(words) && !line.startsWith('Z'));
}

async function waitUntilGone(words: string): Promise<void> {
  while (await isRunning(words)) await delay(50);
}

describe.each(places)('a host shell on %s', (name, openPlace) => {
  let place: Place;
  let session: HostSession;
  const never = new AbortController().signal;
  const run = async (...argv: [string, ...string[]]): Promise<Output> => await session.run(argv, LIMITS, never);

  beforeAll(async () => {
    place = await openPlace();
    session = await place.shell.open(HOST, never);
  });
  afterAll(async () => {
    await session.close();
    await place.close();
  });

  it('gives output, errors and exit code apart', async () => {
    const output = await run('sh', '-c', 'echo out; echo err >&2; exit 3');

    expect(output).toMatchObject({ stdout: 'out\n', stderr: 'err\n', exitCode: 3, truncated: false });
    expect(output.durationMs).toBeGreaterThan(0);
  });

  it('gives 127 for a program that is not there', async () => {
    const output = await run('tai-no-such-program');

    expect(output.exitCode).toBe(127);
    expect(output.stderr).not.toBe('');
  });

  it('gives 137 for a program that was killed', async () => {
    const output = await run('sh', '-c', 'kill -KILL $$');

    expect(output.exitCode).toBe(137);
  });

  it.each([
    [['; rm -rf /tmp/tai-none', '&& id', '| cat', '> /tmp/tai-none']],
    [['$(id)', '`id`', '${HOME}', '$HOME', '!!', '*', '?', '[a-z]', '~', '{a,b}', '#', '%1', '=x', '^a^b']],
    [["it's", "''", "'", '"', '\\', 'a\\', "\\'", "'\\''", '"\\"']],
    [['', ' ', '  two  spaces ', 'tab\there']],
    [['-n', '--', '--version', '-']],
    [['grün', '日本語', '🙂', '\u00a0', '\u202e']],
  ])('hands over each word as it is: %j', async (words) => {
    const output = await run('printf', '<%s>', ...words);

    expect(output.stdout).toBe(words.map((word) => `<${word}>`).join(''));
  });

  it.each<[string, Argv]>([
    ['a line end', ['echo', 'a\nid']],
    ['a carriage return', ['echo', 'a\rid']],
    ['NUL', ['echo', 'a\0id']],
    ['an option in the place of the program', ['-x']],
    ['a variable in the place of the program', ['A=b']],
    ['nothing in the place of the program', ['']],
  ])('refuses %s', async (_what, argv) => {
    const running = session.run(argv, LIMITS, never);

    await expect(running).rejects.toMatchObject({ code: 'COMMAND_REJECTED' });
  });

  it('sets a plain environment and gives no input', async () => {
    const output = await run('sh', '-c', 'echo "$LC_ALL $TZ $PAGER $SYSTEMD_PAGER $SYSTEMD_COLORS"; cat; nice');

    expect(output.stdout).toBe('C UTC cat cat 0\n19\n');
  });

  it('cuts output off at the byte limit, but not at exactly that', async () => {
    const cut = await session.run(['sh', '-c', 'printf 12345; sleep 30'], { ...LIMITS, maxBytes: 4 }, never);
    const whole = await session.run(['printf', '12345'], { ...LIMITS, maxBytes: 5 }, never);

    expect(cut).toMatchObject({ stdout: '1234', truncated: true, exitCode: 0 });
    expect(whole).toMatchObject({ stdout: '12345', truncated: false, exitCode: 0 });
  });

  it('ends a program that never stops writing', async () => {
    const word = `flood-${process.pid}-${name.replaceAll(' ', '-')}`;

    const output = await session.run(['yes', word], { ...LIMITS, maxBytes: 100 }, never);

    expect(output.stdout).toHaveLength(100);
    await waitUntilGone(`yes ${word}`);
  });

  it('keeps the first 8 KiB of errors', async () => {
    const output = await run('sh', '-c', 'head -c 300000 /dev/zero | tr "\\0" e >&2; echo done');

    expect(output).toMatchObject({ stdout: 'done\n', exitCode: 0 });
    expect(output.stderr).toHaveLength(8192);
  });

  it('replaces what is not UTF-8 and leaves out a character cut in two', async () => {
    const broken = await run('printf', '\\303\\050ok');
    const cut = await session.run(['printf', 'aü'], { ...LIMITS, maxBytes: 2 }, never);

    expect(broken.stdout).toBe('\uFFFD(ok');
    expect(cut.stdout).toBe('a');
  });

  it('ends a program when its time is over, on the host too', async () => {
    const { argv, seconds } = aSleep();

    const running = session.run(argv, { ...LIMITS, timeoutMs: 1_000 }, never);

    await expect(running).rejects.toMatchObject({ code: 'COMMAND_TIMED_OUT' });
    await waitUntilGone(`sleep ${seconds}`);
  });

  it('ends a program that ignores the polite end', async () => {
    const { seconds } = aSleep();
    const stubborn: Argv = ['sh', '-c', `trap "" TERM; sleep ${seconds}; sleep ${seconds}`];

    const running = session.run(stubborn, { ...LIMITS, timeoutMs: 1_000 }, never);

    await expect(running).rejects.toMatchObject({ code: 'COMMAND_TIMED_OUT' });
    await waitUntilGone(`sleep ${seconds}`);
  });

  it('gives up at once when it is told to, and nothing stays on the host', async () => {
    const { argv, seconds } = aSleep();
    const abort = new AbortController();

    const running = session.run(argv, { ...LIMITS, timeoutMs: 2_000 }, abort.signal);
    while (!(await isRunning(`sleep ${seconds}`))) await delay(20);
    abort.abort(new Error('no longer wanted'));

    await expect(running).rejects.toThrow('no longer wanted');
    await waitUntilGone(`sleep ${seconds}`);
  });

  it('does not start what was given up before', async () => {
    const running = session.run(['true'], LIMITS, AbortSignal.abort(new Error('too late')));

    await expect(running).rejects.toThrow('too late');
  });

  it('runs twelve commands asked for at once', async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => String(index));

    const outputs = await Promise.all(numbers.map((number) => run('echo', number)));

    expect(outputs.map(({ stdout }) => stdout.trim())).toEqual(numbers);
  });

  it('does not open when it was given up before', async () => {
    const opening = place.shell.open(HOST, AbortSignal.abort(new Error('too late')));

    await expect(opening).rejects.toThrow('too late');
  });
});
