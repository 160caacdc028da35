import { createServer, type Socket } from 'node:net';
import type { Connection } from 'ssh2';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { requires } from '../support/requires.ts';
import { startSshServer } from '../support/ssh-server.ts';
import { portOf, type SshServer } from '../support/sshd.ts';
import { visitApart } from '../support/visit.ts';

/** A visit to a host that behaves takes about 30 MiB; what a flood may add is far from its 1 GB. */
const MOST_MIB = 128;
const FLOOD_BYTES = 1e9;
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const transports = requires('ssh', 'floods, by the ssh program') ? (['ssh2', 'openssh'] as const) : (['ssh2'] as const);

describe.each(transports)('by %s, in a process that has to end by itself', { timeout: 60_000 }, (transport) => {
  const notSsh = { ssh2: /did not speak SSH/, openssh: /did not speak SSH/ };
  const badSsh = { ssh2: /ended the key exchange/, openssh: /incorrect|Bad packet length|Corrupted/ };
  it.each([
    ['lines before it speaks SSH', `${'x'.repeat(200)}\r\n`.repeat(300), '', notSsh],
    ['one line before it speaks SSH', 'x'.repeat(64 * 1024), '', notSsh],
    ['terminal escapes', '\u001b]0;x\u0007\u001b[2J\r\n'.repeat(4_000), '', notSsh],
    ['anything after it spoke SSH', 'x'.repeat(64 * 1024), 'SSH-2.0-Flood\r\n', badSsh],
    ['zeros after it spoke SSH', '\0'.repeat(64 * 1024), 'SSH-2.0-Flood\r\n', badSsh],
  ])('a host that sends 1 GB of %s is named, and the memory is bounded', async (_what, chunk, first, said) => {
    const server = await serve();
    const port = await listen((socket) => {
      socket.write(first);
      pour(socket, chunk);
    });

    const visited = await visitApart(transport, server, { port, connectTimeoutMs: 3_000 });

    expect(visited.evidence).toHaveLength(1);
    expect(visited.evidence[0]).toBe('connection HOST_LOST');
    expect(visited.details[0]).toMatch(transport === 'ssh2' ? said.ssh2 : said.openssh);
    expect(visited.details.join('')).not.toContain('\u001b');
    expect(visited.grownMiB).toBeLessThan(MOST_MIB);
  });

  it('a host that sends banners to the login without end is named, and the memory is bounded', async () => {
    const server = await serve({ onAuthentication: pourBanners });

    const visited = await visitApart(transport, server, { connectTimeoutMs: 3_000 });

    expect(visited.evidence[0]).toMatch(/^connection HOST_(LOST|TIMED_OUT)$/);
    expect(visited.grownMiB).toBeLessThan(MOST_MIB);
  });
});

async function serve(options: Parameters<typeof startSshServer>[0] = {}): Promise<SshServer> {
  const server = await startSshServer(options);
  closing.push(() => server.close());
  return server;
}

/** A TCP server that is no SSH server. */
async function listen(onSocket: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).resume();
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return portOf(server);
}

/** Writes 1 GB as fast as it is read. */
function pour(socket: Socket, chunk: string): void {
  let sent = 0;
  const more = (): void => {
    while (!socket.destroyed && sent < FLOOD_BYTES) {
      sent += chunk.length;
      if (!socket.write(chunk)) return;
    }
  };
  socket.on('drain', more);
  more();
}

/** ssh2 sends one banner at most, so this speaks by its protocol object. SSH_MSG_USERAUTH_BANNER: RFC 4252, 5.4. */
async function pourBanners(connection: Connection): Promise<void> {
  const protocol: unknown = Reflect.get(connection, '_protocol');
  const { write } = z
    .object({ _packetRW: z.object({ write: z.custom<PacketWriter>() }) })
    .transform(({ _packetRW: writer }) => writer)
    .parse(protocol);
  const cipher = z
    .object({ _cipher: z.custom<Cipher>() })
    .transform(({ _cipher: found }) => found)
    .parse(protocol);
  const socket = z.custom<Socket>().parse(Reflect.get(connection, '_sock'));
  const text = 'x'.repeat(30_000);
  for (let sent = 0; sent < FLOOD_BYTES && !socket.destroyed; sent += text.length) {
    const packet = write.alloc(9 + text.length);
    const at = write.allocStart;
    packet[at] = 53;
    packet.writeUInt32BE(text.length, at + 1);
    packet.write(text, at + 5);
    packet.writeUInt32BE(0, at + 5 + text.length);
    cipher.encrypt(write.finalize(packet));
    // The host has more to do than to pour: the client's end of the connection is heard in between.
    await new Promise((resolve) => setImmediate(resolve));
    if (socket.writableNeedDrain) await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve));
  }
}

interface PacketWriter {
  readonly allocStart: number;
  alloc(bytes: number): Buffer;
  finalize(packet: Buffer): Buffer;
}

interface Cipher {
  encrypt(packet: Buffer): void;
}
