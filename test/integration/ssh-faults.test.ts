import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openSsh } from '../../integrations/ssh/index.ts';
import { parseHost } from '../../src/domain/host.ts';
import type { HostSession } from '../../src/domain/ports.ts';
import { startSshServer, type SshServerOptions } from '../support/ssh-server.ts';
import { portOf, settingsFor, type SshServer } from '../support/sshd.ts';

const HOST = parseHost('127.0.0.1');
const LIMITS = { timeoutMs: 1_000, maxBytes: 1_000 };
const signal = new AbortController().signal;
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function serve(options: SshServerOptions = {}): Promise<SshServer> {
  const server = await startSshServer(options);
  closing.push(() => server.close());
  return server;
}

function open(server: SshServer, port = server.port, connectTimeoutMs = 5_000): Promise<HostSession> {
  const shell = openSsh(settingsFor(server, { port, connectTimeoutMs }));
  closing.push(() => shell.close());
  return shell.open(HOST, signal);
}

/** A TCP server that is no SSH server. */
async function listen(onSocket: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
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

describe('a host that can not be reached', () => {
  it('is unresolved when its name is', async () => {
    const server = await serve();
    const shell = openSsh(settingsFor(server));

    const opening = shell.open(parseHost('web-01.invalid'), signal);

    await expect(opening).rejects.toMatchObject({ code: 'HOST_UNRESOLVED' });
    await shell.close();
  });

  it('is refused when nothing listens', async () => {
    const server = await serve();

    await expect(open(server, 1)).rejects.toMatchObject({ code: 'HOST_REFUSED' });
  });

  it('has timed out when it accepts and says nothing', async () => {
    const port = await listen(() => undefined);

    const opening = open(await serve(), port, 300);

    await expect(opening).rejects.toMatchObject({ code: 'HOST_TIMED_OUT' });
    await expect(opening).rejects.toThrow('accepted the connection');
  });

  it('has timed out when it stops after its banner', async () => {
    const port = await listen((socket) => socket.write('SSH-2.0-Silence\r\n'));

    await expect(open(await serve(), port, 300)).rejects.toMatchObject({ code: 'HOST_TIMED_OUT' });
  });

  it.each([
    ['closes at once', (socket: Socket) => socket.end()],
    ['resets at once', (socket: Socket) => socket.resetAndDestroy()],
    ['closes after its banner', (socket: Socket) => socket.end('SSH-2.0-Short\r\n')],
    ['speaks HTTP', (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['is overloaded', (socket: Socket) => socket.end('Exceeded MaxStartups\r\n')],
  ])('is lost when it %s', async (_what, answer) => {
    const port = await listen(answer);

    await expect(open(await serve(), port)).rejects.toMatchObject({ code: 'HOST_LOST' });
  });

  it('is given up when it is no longer wanted', async () => {
    const server = await serve();
    const port = await listen(() => undefined);
    const shell = openSsh(settingsFor(server, { port }));
    const abort = new AbortController();

    const opening = shell.open(HOST, abort.signal);
    setTimeout(() => abort.abort(new Error('no longer wanted')), 50);

    await expect(opening).rejects.toThrow('no longer wanted');
    await shell.close();
  });
});

describe('a host that misbehaves', () => {
  it('is asked for a login once when it refuses the key', async () => {
    const server = await serve({ acceptsKeys: false });
    const shell = openSsh(settingsFor(server));

    const results = await Promise.allSettled([shell.open(HOST, signal), shell.open(HOST, signal)]);

    expect(results.map((result) => result.status === 'rejected' && result.reason.code)).toEqual([
      'HOST_AUTH_REFUSED',
      'HOST_AUTH_REFUSED',
    ]);
    expect(
      server
        .log()
        .split('\n')
        .filter((line) => line.startsWith('authentication:')),
    ).toHaveLength(1);
    await shell.close();
  });

  it('is lost when it drops the connection during a command', async () => {
    const server = await serve({
      onConnection: (connection) => void connection.on('session', () => setTimeout(() => connection.end(), 50)),
      onExec: () => undefined,
    });
    const session = await open(server);

    await expect(session.run(['true'], LIMITS, signal)).rejects.toMatchObject({ code: 'HOST_LOST' });
  });

  it('is lost for this command when the channel ends without an exit status', async () => {
    const server = await serve({ onExec: (_command, channel) => channel.end() });
    const session = await open(server);

    await expect(session.run(['true'], LIMITS, signal)).rejects.toMatchObject({ code: 'HOST_LOST' });
  });

  it('has timed out when its own limit does not end the command', async () => {
    const session = await open(await serve({ onExec: () => undefined }));

    await expect(session.run(['df'], LIMITS, signal)).rejects.toMatchObject({ code: 'COMMAND_TIMED_OUT' });
  });

  it('has timed out when it never allows a channel', async () => {
    const session = await open(await serve({ maxSessions: 0 }));

    await expect(session.run(['df'], LIMITS, signal)).rejects.toMatchObject({ code: 'COMMAND_TIMED_OUT' });
  });
});

describe('a host without the usual tools', () => {
  it('is asked once what it has, and then limited with that', async () => {
    const commands: string[] = [];
    const server = await serve({
      onExec: (command, channel) => {
        commands.push(command);
        if (command === 'true') channel.write('');
        else if (command.includes('timeout -k 1')) channel.write('plain\n');
        else if (command.includes('timeout -k 2')) channel.stderr.write("timeout: invalid option -- 'k'\n");
        else channel.write('whole\n');
        channel.exit(command.includes('timeout -k 2') ? 1 : 0);
        channel.end();
      },
    });
    const session = await open(server);

    const first = await session.run(['df'], LIMITS, signal);
    const second = await session.run(['df'], LIMITS, signal);

    expect([first.stdout, second.stdout]).toEqual(['whole\n', 'whole\n']);
    expect(commands.filter((command) => command.startsWith('sh -c'))).toHaveLength(1);
    expect(commands.at(-1)).toMatch(/ timeout 1 df <\/dev\/null$/);
    expect(commands.at(-1)).not.toContain('nice');
  });
});
