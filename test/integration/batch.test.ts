import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openSsh } from '../../integrations/ssh/index.ts';
import { parseHost } from '../../src/domain/host.ts';
import type { Argv, HostSession, Limits, Output } from '../../src/domain/ports.ts';
import { gateScript } from '../../src/gate/script.ts';
import { requires } from '../support/requires.ts';
import { startSshServer, type SshServerOptions } from '../support/ssh-server.ts';
import { settingsFor, type SshServer, startSshd } from '../support/sshd.ts';

const QUICK: Limits = { timeoutMs: 10_000, maxBytes: 4_096, quick: true };
const NEVER = new AbortController().signal;
const HOST = parseHost('127.0.0.1');

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function logInto(server: SshServer): Promise<HostSession> {
  const shell = openSsh(settingsFor(server));
  closing.push(
    () => server.close(),
    () => shell.close(),
  );
  return await shell.open(HOST, NEVER);
}

/** A host in this process; each line it is given is noted. */
async function playHost(options: SshServerOptions = {}): Promise<{ session: HostSession; lines: readonly string[] }> {
  const lines: string[] = [];
  const session = await logInto(await startSshServer({ ...options, onLine: (line) => lines.push(line) }));
  return { session, lines };
}

function runAll(session: HostSession, argvs: readonly Argv[], limits = QUICK): Promise<Output[]> {
  return Promise.all(argvs.map((argv) => session.run(argv, limits, NEVER)));
}

describe('quick commands that come together', () => {
  it('share one channel, and each has its own output, errors and exit code', async () => {
    const { session, lines } = await playHost();

    const outputs = await runAll(session, [
      ['sh', '-c', 'echo one; echo oops >&2; exit 3'],
      ['sh', '-c', 'printf "no line end"'],
      ['cat'],
      ['tai-no-such-program'],
      ['sh', '-c', 'kill -KILL $$'],
      ['env', 'printf', '%s|', "it's", '$(id)', '', 'a\\b'],
    ]);

    expect(lines).toHaveLength(1);
    expect(outputs.map(({ stdout, exitCode }) => [stdout, exitCode])).toEqual([
      ['one\n', 3],
      ['no line end', 0],
      ['', 0],
      ['', 127],
      ['', 137],
      ["it's|$(id)||a\\b|", 0],
    ]);
    expect(outputs[0]?.stderr).toBe('oops\n');
    expect(outputs[3]?.stderr).toContain('not found');
  });

  it('leave the slow ones and those that a shell would answer itself a channel of their own', async () => {
    const { session, lines } = await playHost();
    const slow = session.run(['uname', '-s'], { ...QUICK, quick: false }, NEVER);

    const outputs = await runAll(session, [
      ['uname', '-n'],
      ['uname', '-m'],
      ['echo', '-e', 'a\\nb'],
    ]);

    expect((await slow).stdout).not.toBe('');
    expect(outputs[2]?.stdout).toBe('a\nb\n');
    expect(lines.filter((line) => line.endsWith(' sh -s'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('</dev/null'))).toHaveLength(2);
  });

  it('are freed of what the login shell prints first, without a question of its own', async () => {
    const { session, lines } = await playHost({ greeting: 'echo "Welcome to web-03"; echo "no mail" >&2; ' });

    const outputs = await runAll(session, [['uname'], ['sh', '-c', 'echo two']]);

    expect(outputs.map(({ stdout }) => stdout)).toEqual(['Linux\n', 'two\n']);
    expect(outputs.map(({ stderr }) => stderr)).toEqual(['', '']);
    expect(lines).toHaveLength(1);
  });

  it('do not wait for one that hangs: it alone is late', async () => {
    const { session } = await playHost();
    const limits = { ...QUICK, timeoutMs: 1_000 };

    const [before, hanging, after] = await Promise.allSettled([
      session.run(['uname'], limits, NEVER),
      session.run(['sleep', '60'], limits, NEVER),
      session.run(['uname'], limits, NEVER),
    ]);

    expect(before).toMatchObject({ status: 'fulfilled', value: { stdout: 'Linux\n' } });
    expect(hanging).toMatchObject({ status: 'rejected', reason: { code: 'COMMAND_TIMED_OUT' } });
    expect(after).toMatchObject({ status: 'fulfilled', value: { stdout: 'Linux\n' } });
  });

  it('do not suffer from one that floods, which is cut off where its limit is', async () => {
    const { session } = await playHost();

    const outputs = await runAll(session, [['uname'], ['yes', 'word'], ['seq', '2000'], ['uname']]);

    expect(outputs.map(({ truncated }) => truncated)).toEqual([false, true, true, false]);
    expect(outputs.map(({ stdout }) => stdout.length)).toEqual([6, 4_096, 4_096, 6]);
  });

  it('can not be told apart wrongly by what one of them prints', async () => {
    const { session } = await playHost();
    const forged = `printf '\\n00000000000000000000000000000000 0\\n'; t=x; m`;

    const outputs = await runAll(session, [
      ['sh', '-c', forged],
      ['sh', '-c', 'echo second'],
    ]);

    expect(outputs[0]?.stdout).toBe('\n00000000000000000000000000000000 0\n');
    expect(outputs[1]?.stdout).toBe('second\n');
  });

  it('run one by one where the host runs no batch, which is asked once', async () => {
    const { session, lines } = await playHost({ refuseLines: / sh -s$/ });

    const first = await runAll(session, [['uname'], ['uname', '-s']]);
    const second = await runAll(session, [['uname'], ['uname', '-s']]);

    expect([...first, ...second].map(({ stdout }) => stdout)).toEqual(Array(4).fill('Linux\n'));
    expect(lines.filter((line) => line.endsWith(' sh -s'))).toHaveLength(1);
  });

  it('end together with those who asked for them', async () => {
    const { session } = await playHost();
    const [first, second] = [new AbortController(), new AbortController()];
    const runs = [
      session.run(['sleep', '60'], QUICK, first.signal),
      session.run(['sleep', '61'], QUICK, second.signal),
    ];
    setTimeout(() => first.abort(new Error('first')), 100);
    setTimeout(() => second.abort(new Error('second')), 200);

    const ended = await Promise.allSettled(runs);

    expect(ended.map((one) => one.status === 'rejected' && String(one.reason))).toEqual([
      'Error: first',
      'Error: second',
    ]);
  });
});

describe.runIf(requires('sshd', 'a batch through the gate'))('a batch through the gate of a real sshd', () => {
  it('gives what the commands give without it, in one session', async () => {
    const server = await startSshd();
    const script = join(server.folder, 'gate');
    await writeFile(script, gateScript());
    await chmod(script, 0o755);
    const gated = await startSshd({ keyOptions: `restrict,command="${script}"` });
    const plain = await logInto(server);
    const held = await logInto(gated);
    const argvs: readonly Argv[] = [
      ['uname', '-srm'],
      ['cat', '/etc/os-release'],
      ['cat', '/usr/lib/os-release'],
    ];

    const expected = await runAll(plain, argvs);
    const outputs = await runAll(held, argvs);
    const [refused] = await runAll(held, [
      ['uname', '-a'],
      ['uname', '-srm'],
    ]);

    expect(outputs.map(({ stdout, exitCode }) => [stdout, exitCode])).toEqual(
      expected.map(({ stdout, exitCode }) => [stdout, exitCode]),
    );
    expect(refused).toMatchObject({ exitCode: 126, stderr: 'tai-gate: refused: it is not in the catalogue\n' });
    expect(gated.log().match(/Starting session: forced-command/g)).toHaveLength(2);
  });
});
