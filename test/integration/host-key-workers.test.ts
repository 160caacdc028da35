import { readdir, readFile, stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { requires } from '../support/requires.ts';
import { startSshd } from '../support/sshd.ts';
import { visitApart } from '../support/visit.ts';

const NAMES = ['web-01', 'web-02', 'web-03'];

describe.runIf(requires('sshd', 'new host keys met by several processes'))('several processes at once', () => {
  it('record each new host once, in whole lines, and leave no lock', { timeout: 60_000 }, async () => {
    const server = await startSshd({ config: ['MaxStartups 100'] });
    const hosts = Object.fromEntries(NAMES.map((name) => [name, { address: '127.0.0.1' }]));
    const asked = [...NAMES, ...NAMES];

    const visits = await Promise.all(
      asked.map((name) => visitApart('ssh2', server, { hosts, connectTimeoutMs: 20_000 }, name)),
    );
    const [recorded, mode, files, key] = await Promise.all([
      readFile(server.knownHostsFile, 'utf8'),
      stat(server.knownHostsFile).then((found) => found.mode & 0o777),
      readdir(server.folder),
      readFile(server.hostKeyPath, 'utf8'),
    ]);
    await server.close();

    expect(visits.every(({ evidence }) => evidence.includes('os collected'))).toBe(true);
    const [type, base64] = key.split(' ');
    expect(recorded.trimEnd().split('\n').toSorted()).toEqual(
      NAMES.map((name) => `[${name}]:${server.port} ${type} ${base64}`),
    );
    expect(mode).toBe(0o600);
    expect(files.filter((name) => name.includes('lock'))).toEqual([]);
  });
});
