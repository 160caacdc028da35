import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { Connection } from 'ssh2';
import { afterEach, describe, expect, it } from 'vitest';
import { openOpenssh } from '../../integrations/openssh/index.ts';
import { openSsh } from '../../integrations/ssh/index.ts';
import { parseHost } from '../../src/domain/host.ts';
import type { Closable, HostSession, HostShell, Output } from '../../src/domain/ports.ts';
import { requires } from '../support/requires.ts';
import { startSshServer, type SshServerOptions } from '../support/ssh-server.ts';
import { opensshSettingsFor, portOf, settingsFor, type SshServer, startSshd } from '../support/sshd.ts';

interface Changes {
  readonly port?: number;
  readonly connectTimeoutMs?: number;
  readonly maxChannels?: number;
}
type Open = (server: SshServer, changes?: Changes) => HostShell & Closable;

const HOST = parseHost('127.0.0.1');
const LIMITS = { timeoutMs: 5_000, maxBytes: 64 * 1024 };
const signal = new AbortController().signal;
const transports: [string, Open][] = [['ssh2', (server, changes) => openSsh(settingsFor(server, changes))]];
if (requires('ssh', 'hosts that misbehave, by the ssh program')) {
  transports.push(['openssh', (server, changes) => openOpenssh(opensshSettingsFor(server, changes))]);
}
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

describe.each(transports)('by %s', (_name, openShell) => {
  function shellFor(server: SshServer, changes: Changes = {}): HostShell {
    const shell = openShell(server, changes);
    closing.push(() => shell.close());
    return shell;
  }

  async function visit(options: SshServerOptions, changes: Changes = {}): Promise<HostSession> {
    const server = await startSshServer(options);
    closing.push(() => server.close());
    return await shellFor(server, changes).open(HOST, signal);
  }

  /** Opens a host that is no SSH server but does this to whoever connects. */
  async function open(onSocket: (socket: Socket) => void, connectTimeoutMs = 1_000): Promise<HostSession> {
    const server = await startSshServer();
    closing.push(() => server.close());
    const port = await listen(onSocket);
    return await shellFor(server, { port, connectTimeoutMs }).open(HOST, signal);
  }

  it('a host that accepts and says nothing has timed out', async () => {
    const opening = open(() => undefined);

    await expect(opening).rejects.toMatchObject({ code: 'HOST_TIMED_OUT' });
    await expect(opening).rejects.toThrow('accepted the connection');
  });

  it.each([
    ['lines', 'x'.repeat(200).concat('\r\n').repeat(300)],
    ['one line', 'x'.repeat(64 * 1024)],
  ])('a host whose banner never ends, in %s, is lost or has timed out', async (_what, chunk) => {
    const opening = open((socket) => pour(socket, chunk), 2_000);

    await expect(opening).rejects.toMatchObject({ code: expect.stringMatching(/^HOST_(LOST|TIMED_OUT)$/) });
  });

  it('a host that turns everybody away is tried a few times, then named', async () => {
    let connections = 0;
    const opening = open((socket) => {
      connections += 1;
      socket.end();
    }, 10_000);

    await expect(opening).rejects.toMatchObject({ code: 'HOST_LOST' });
    await expect(opening).rejects.toThrow('MaxStartups');
    expect(connections).toBe(4);
  });

  it('a host that turns away at first is read at last', async () => {
    const server = await startSshServer();
    closing.push(() => server.close());
    let connections = 0;
    const port = await listen((socket) => {
      connections += 1;
      if (connections <= 2) socket.end('Exceeded MaxStartups\r\n');
      else forwardTo(server.port, socket);
    });

    const session = await shellFor(server, { port }).open(HOST, signal);

    expect((await session.run(['echo', 'in'], LIMITS, signal)).stdout).toBe('in\n');
    expect(connections).toBe(3);
  });

  it('a command that prints 100 MB without a line end is cut off', async () => {
    const session = await visit({});

    const output = await session.run(['head', '-c', '100000000', '/dev/zero'], LIMITS, signal);

    expect(output.truncated).toBe(true);
    expect(output.stdout).toHaveLength(LIMITS.maxBytes);
  });

  it('binary and terminal escapes arrive as text, with what is not UTF-8 replaced', async () => {
    const session = await visit({});

    const output = await session.run(['printf', '\\033]0;title\\007\\033[2J\\377\\000ok'], LIMITS, signal);

    expect(output.stdout).toBe('\u001b]0;title\u0007\u001b[2J\uFFFD\0ok');
  });

  it('a host that closes in the middle of its output is lost, and the next command too', async () => {
    const connections: Connection[] = [];
    const session = await visit({
      onConnection: (connection) => void connections.push(connection),
      onExec: (command, channel) => {
        if (command === 'true') {
          channel.exit(0);
          channel.end();
        } else {
          channel.write('half a li');
          setTimeout(() => connections.forEach((connection) => connection.end()), 100);
        }
      },
    });

    await expect(session.run(['df'], LIMITS, signal)).rejects.toMatchObject({ code: 'HOST_LOST' });
    await expect(session.run(['df'], LIMITS, signal)).rejects.toMatchObject({ code: 'HOST_LOST' });
  });

  it('a host that refuses the fifth channel gives all results', async () => {
    const session = await visit({ maxSessions: 4 }, { maxChannels: 8 });

    const outputs = await runAll(session, 10);

    expect(outputs.map(({ stdout }) => stdout)).toEqual(Array.from({ length: 10 }, (_, index) => `${index}\n`));
  });

  const sshd = requires('sshd', 'login shells that misbehave');
  it.runIf(sshd)('a login shell that prints a motd keeps it out of every result', async () => {
    const session = await visitShell(
      'echo "Welcome to web-01"; echo "Patched: today"; exec /bin/sh -c "$SSH_ORIGINAL_COMMAND"',
    );

    const outputs = await runAll(session, 6);

    expect(outputs.map(({ stdout }) => stdout)).toEqual(Array.from({ length: 6 }, (_, index) => `${index}\n`));
  });

  it.runIf(sshd)('an account with nologin for a shell is named', async () => {
    const session = await visitShell('echo "This account is currently not available."; exit 1');

    const running = session.run(['df'], LIMITS, signal);

    await expect(running).rejects.toMatchObject({ code: 'HOST_SHELL_UNUSABLE', retryable: false });
    await expect(running).rejects.toThrow('This account is currently not available.');
  });

  it.runIf(sshd)('a host with more logins under way than MaxStartups allows is read when they are over', async () => {
    const server = await startSshd({ config: ['MaxStartups 1:100:1'] });
    closing.push(() => server.close());
    const idle = await connectTo(server.port);
    setTimeout(() => idle.destroy(), 300);

    const session = await shellFor(server).open(HOST, signal);

    expect((await session.run(['echo', 'in'], LIMITS, signal)).stdout).toBe('in\n');
  });

  it.runIf(sshd)('a host that wants new keys all the time gives whole results', async () => {
    const server = await startSshd({ config: ['RekeyLimit 512K'] });
    closing.push(() => server.close());
    const session = await shellFor(server).open(HOST, signal);

    const output = await session.run(
      ['head', '-c', '2000000', '/dev/zero'],
      { ...LIMITS, maxBytes: 3_000_000 },
      signal,
    );

    expect(output).toMatchObject({ exitCode: 0, truncated: false });
    expect(output.stdout).toHaveLength(2_000_000);
  });

  /** A real sshd that runs this in place of every command; the command is in SSH_ORIGINAL_COMMAND. */
  async function visitShell(script: string): Promise<HostSession> {
    const server = await startSshd({ config: [`ForceCommand ${script}`] });
    closing.push(() => server.close());
    return await shellFor(server).open(HOST, signal);
  }
});

async function runAll(session: HostSession, commands: number): Promise<readonly Output[]> {
  const indexes = Array.from({ length: commands }, (_, index) => index);
  return await Promise.all(indexes.map((index) => session.run(['echo', String(index)], LIMITS, signal)));
}

/** A TCP server that is no SSH server. */
async function listen(onSocket: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return portOf(server);
}

/** Writes as fast as it is read. */
function pour(socket: Socket, chunk: string): void {
  const more = (): void => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.on('drain', more);
  more();
}

function forwardTo(port: number, socket: Socket): void {
  const onward = connect({ host: '127.0.0.1', port });
  onward.on('error', () => socket.destroy());
  socket.pipe(onward).pipe(socket);
}

async function connectTo(port: number): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port });
  socket.on('error', () => undefined);
  await once(socket, 'data');
  return socket;
}
