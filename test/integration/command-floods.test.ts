import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from 'ssh2';
import { afterEach, describe, expect, it } from 'vitest';
import { requires } from '../support/requires.ts';
import { startSshServer } from '../support/ssh-server.ts';
import { type SshServer, startSshd } from '../support/sshd.ts';
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
  it.each([
    ['1 GB without a line end', `head -c ${FLOOD_BYTES} /dev/zero | tr '\\0' x`],
    ['lines without end', 'exec yes "/dev/vda1 ext4 1 1 1 1% /"'],
    ['1 GB of errors', `head -c ${FLOOD_BYTES} /dev/zero >&2`],
    ['binary and terminal escapes', `head -c 1000000 /dev/urandom; printf '\\033]0;x\\007\\033[2J'`],
  ])('a command that prints %s costs no other command its result', async (_what, script) => {
    const server = await serveDf(script);

    const visited = await visitApart(transport, server);

    expect(visited.evidence).toEqual(expect.arrayContaining(['os collected', 'memory collected', 'load collected']));
    expect(visited.evidence.filter((word) => /HOST_|TIMED_OUT/.test(word))).toEqual([]);
    expect(visited.grownMiB).toBeLessThan(MOST_MIB);
  });

  it('a host that closes in the middle gives what it had said before', async () => {
    const connections: Connection[] = [];
    const server = await serve({
      onConnection: (connection) => void connections.push(connection),
      onExec: (command, channel) => {
        if (command.includes('loadavg')) return connections.forEach((connection) => connection.end());
        channel.write(command.includes('os-release') ? 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian 12"\n' : '');
        channel.exit(0);
        channel.end();
      },
    });

    const visited = await visitApart(transport, server);

    expect(visited.evidence).toContain('os collected');
    expect(visited.evidence).toContain('load HOST_LOST');
  });

  it('a host that refuses the fifth channel shows all', async () => {
    const server = await serve({ maxSessions: 4 });

    const visited = await visitApart(transport, server, { maxChannels: 8 });

    expect(visited.evidence).toEqual(expect.arrayContaining(['os collected', 'disk collected', 'load collected']));
    expect(visited.evidence.filter((word) => /HOST_|TIMED_OUT/.test(word))).toEqual([]);
  });

  const sshd = requires('sshd', 'keys exchanged anew all the time, in a whole visit');
  it.runIf(sshd)('a host that wants new keys all the time shows all', async () => {
    const server = await startSshd({ config: ['RekeyLimit 32K'] });
    closing.push(() => server.close());

    const visited = await visitApart(transport, server);

    expect(visited.evidence).toEqual(expect.arrayContaining(['os collected', 'disk collected', 'load collected']));
    expect(visited.evidence.filter((word) => /HOST_|TIMED_OUT/.test(word))).toEqual([]);
  });

  it('a host without an address is named', async () => {
    const visited = await visitApart(transport, await serve(), {}, 'web-01.invalid');

    expect(visited.evidence).toEqual(['connection HOST_UNRESOLVED']);
  });
});

async function serve(options: Parameters<typeof startSshServer>[0] = {}): Promise<SshServer> {
  const server = await startSshServer(options);
  closing.push(() => server.close());
  return server;
}

/** A host whose `df` does this. */
async function serveDf(script: string): Promise<SshServer> {
  const server = await startSshServer();
  const bin = join(server.folder, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'df'), `#!/bin/sh\n${script}\n`);
  await chmod(join(bin, 'df'), 0o755);
  await server.close();
  return await serve({ environment: { PATH: `${bin}:/usr/sbin:/usr/bin:/sbin:/bin` } });
}
