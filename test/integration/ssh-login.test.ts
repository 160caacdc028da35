import { spawn } from 'node:child_process';
import { appendFile, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSsh } from '../../integrations/ssh/index.ts';
import { parseHost } from '../../src/domain/host.ts';
import { findProgram, requires } from '../support/requires.ts';
import { makeKey, settingsFor, type SshServer, startSshd } from '../support/sshd.ts';

const AGENT = findProgram(['ssh-agent']) ?? '';
const ADD = findProgram(['ssh-add']) ?? '';
const KEYGEN = findProgram(['ssh-keygen']) ?? '';
const HOST = parseHost('127.0.0.1');
const LIMITS = { timeoutMs: 5_000, maxBytes: 1_000 };
const signal = new AbortController().signal;

describe.runIf(requires('sshd', 'logins to a real sshd'))('logging in', () => {
  let server: SshServer;
  let strangeKey: string;
  let otherKey: string;
  beforeAll(async () => {
    server = await startSshd({ config: ['MaxSessions 2'] });
    strangeKey = join(server.folder, 'strange');
    otherKey = join(server.folder, 'other');
    await makeKey('ed25519', strangeKey);
    await makeKey('ecdsa', otherKey);
  });
  afterAll(async () => {
    await server.close();
  });

  it('offers its keys in their order, until one is accepted, within one login', async () => {
    const identityFiles = [strangeKey, server.identityFile, otherKey];
    const shell = openSsh(settingsFor(server, { identityFiles }));
    const before = server.log().length;

    const session = await shell.open(HOST, signal);
    const output = await session.run(['echo', 'in'], LIMITS, signal);

    expect(output.stdout).toBe('in\n');
    const log = server.log().slice(before);
    expect(log.split('Connection from')).toHaveLength(2);
    expect(log.match(/(?:Failed|Accepted) publickey/g)).toEqual(['Failed publickey', 'Accepted publickey']);
    await shell.close();
  });

  it('offers four keys at most, and a host that refuses them is asked once and hears of no fifth', async () => {
    const more = ['more-1', 'more-2'].map((name) => join(server.folder, name));
    for (const file of more) await makeKey('ed25519', file);
    const identityFiles = [otherKey, ...more, strangeKey, server.identityFile];
    const shell = openSsh(settingsFor(server, { identityFiles }));
    const before = server.log().length;

    const first = shell.open(HOST, signal);
    await expect(first).rejects.toMatchObject({ code: 'HOST_AUTH_REFUSED' });
    await expect(first).rejects.toThrow(
      new RegExp([otherKey, ...more, strangeKey].map((file) => `${file}, \\S+ SHA256:\\S+`).join('; ')),
    );
    await expect(shell.open(HOST, signal)).rejects.toThrow('is not asked again');

    await delay(100);
    const log = server.log().slice(before);
    expect(log.split('Connection from')).toHaveLength(2);
    const failed = [...log.matchAll(/Failed publickey .*(SHA256:\S+)/g)].map(([, print]) => print);
    expect(failed).toHaveLength(4);
    expect((await messageOf(first)).match(/SHA256:[^\s;]+/g)).toEqual(failed);
    await shell.close();
  });

  it('asks anew when a key is put beside those that were refused', async () => {
    const identityFiles = [strangeKey];
    const shell = openSsh(settingsFor(server, { identityFiles }));
    await expect(shell.open(HOST, signal)).rejects.toMatchObject({ code: 'HOST_AUTH_REFUSED' });
    identityFiles.push(server.identityFile);

    const session = await shell.open(HOST, signal);

    expect((await session.run(['echo', 'in'], LIMITS, signal)).stdout).toBe('in\n');
    await shell.close();
  });

  it('says which keys a host did not wait for', async () => {
    const short = await startSshd({ config: ['MaxAuthTries 1'], identityFile: server.identityFile });
    const shell = openSsh(settingsFor(short, { identityFiles: [strangeKey, server.identityFile] }));

    const opening = shell.open(HOST, signal);

    await expect(opening).rejects.toMatchObject({ code: 'HOST_AUTH_REFUSED' });
    await expect(opening).rejects.toThrow(
      `it hung up before it was offered ${server.identityFile}, ssh-ed25519 SHA256:`,
    );
    await shell.close();
    await short.close();
  });

  it('asks a host that refuses its key once, whoever else comes', async () => {
    const shell = openSsh(settingsFor(server, { identityFiles: [strangeKey] }));
    const connectionsBefore = count(server, 'Connection from');
    const triesBefore = count(server, 'Failed publickey');

    const results = await Promise.allSettled([
      shell.open(HOST, signal),
      shell.open(HOST, signal),
      shell.open(HOST, signal),
    ]);
    const later = shell.open(HOST, signal);

    await expect(later).rejects.toMatchObject({ code: 'HOST_AUTH_REFUSED', retryable: false });
    expect(results.map((result) => result.status === 'rejected' && result.reason.code)).toEqual(
      Array.from({ length: 3 }, () => 'HOST_AUTH_REFUSED'),
    );
    await delay(100);
    expect(count(server, 'Connection from') - connectionsBefore).toBe(1);
    expect(count(server, 'Failed publickey') - triesBefore).toBe(1);
    await shell.close();
  });

  it('does not contact a host without a key to offer', async () => {
    const shell = openSsh(settingsFor(server, { identityFiles: [join(server.folder, 'none')] }));
    const before = count(server, 'Connection from');

    await expect(shell.open(HOST, signal)).rejects.toMatchObject({ code: 'SSH_KEY_UNUSABLE' });

    expect(count(server, 'Connection from')).toBe(before);
    await shell.close();
  });

  it('waits for its turn where the host allows fewer channels than asked for', async () => {
    const shell = openSsh(settingsFor(server, { maxChannels: 6 }));
    const session = await shell.open(HOST, signal);

    const outputs = await Promise.all(
      Array.from({ length: 12 }, (_, index) => session.run(['sh', '-c', `sleep 0.05; echo ${index}`], LIMITS, signal)),
    );

    expect(outputs.map(({ stdout }) => stdout)).toEqual(Array.from({ length: 12 }, (_, index) => `${index}\n`));
    expect(server.log()).toContain('no more sessions');
    await shell.close();
  });

  it('calls a connection that goes away during a command lost', async () => {
    const shell = openSsh(settingsFor(server));
    const session = await shell.open(HOST, signal);

    const running = session.run(['sh', '-c', 'kill -9 $(ps -o ppid= -p $(ps -o ppid= -p $$))'], LIMITS, signal);

    await expect(running).rejects.toMatchObject({ code: 'HOST_LOST' });
    await expect(session.run(['true'], LIMITS, signal)).rejects.toMatchObject({ code: 'HOST_LOST' });
    await shell.close();
  });

  it('ends sessions that are open when it is closed', async () => {
    const shell = openSsh(settingsFor(server));
    const session = await shell.open(HOST, signal);

    const [running] = await Promise.allSettled([
      session.run(['sleep', '3'], LIMITS, signal),
      delay(100).then(() => shell.close()),
    ]);

    expect(running).toMatchObject({ status: 'rejected', reason: { code: 'HOST_LOST' } });
    await expect(shell.open(HOST, signal)).rejects.toMatchObject({ code: 'HOST_LOST' });
  });

  it.runIf(AGENT)(
    'passes over a key for which the agent does not sign, and says so when there is no other',
    async () => {
      const socket = join(server.folder, 'asking-agent');
      // A key that is held with -c is used after a question, which nobody can be asked here.
      const environment = { PATH: process.env['PATH'], SSH_AUTH_SOCK: socket };
      const agent = spawn(AGENT, ['-D', '-a', socket], { stdio: 'ignore', env: environment });
      while (!(await stat(socket).catch(() => undefined))) await delay(10);
      const held = join(server.folder, 'held');
      await makeKey('ed25519', held);
      await appendFile(join(server.folder, 'authorized_keys'), await readFile(`${held}.pub`));
      await ended(spawn(ADD, ['-q', '-c', held], { env: environment, stdio: 'ignore' }));
      await rm(held);
      const open = async (identityFiles: readonly string[]): Promise<string> => {
        const shell = openSsh(settingsFor(server, { identityFiles, agentSocket: socket }));
        const session = await shell.open(HOST, signal);
        const { stdout } = await session.run(['echo', 'in'], LIMITS, signal);
        await shell.close();
        return stdout;
      };

      await expect(open([`${held}.pub`, server.identityFile])).resolves.toBe('in\n');
      const alone = open([`${held}.pub`]);
      await expect(alone).rejects.toMatchObject({ code: 'SSH_KEY_UNUSABLE' });
      await expect(alone).rejects.toThrow('for which the agent did not sign');

      agent.kill();
      await rm(socket, { force: true });
    },
  );

  it.runIf(AGENT)('logs in with an encrypted key that the agent holds', async () => {
    const socket = join(server.folder, 'agent');
    const agent = spawn(AGENT, ['-D', '-a', socket], { stdio: 'ignore' });
    while (!(await stat(socket).catch(() => undefined))) await delay(10);
    const environment = { ...process.env, SSH_AUTH_SOCK: socket };
    await ended(spawn(ADD, ['-q', strangeKey], { env: environment, stdio: 'ignore' }));
    await ended(spawn(ADD, ['-q', server.identityFile], { env: environment, stdio: 'ignore' }));
    await ended(spawn(KEYGEN, ['-q', '-p', '-N', 'secret', '-f', server.identityFile], { stdio: 'ignore' }));
    const triesBefore = count(server, 'Failed publickey');
    const shell = openSsh(settingsFor(server, { agentSocket: socket }));

    const session = await shell.open(HOST, signal);
    const output = await session.run(['echo', 'in'], LIMITS, signal);

    expect(output.stdout).toBe('in\n');
    expect(count(server, 'Failed publickey')).toBe(triesBefore);
    await shell.close();
    agent.kill();
    await rm(socket, { force: true });
  });
});

function count(server: SshServer, words: string): number {
  return server.log().split(words).length - 1;
}

async function messageOf(rejected: Promise<unknown>): Promise<string> {
  const [result] = await Promise.allSettled([rejected]);
  return result.status === 'rejected' ? String(result.reason) : '';
}

async function ended(child: ReturnType<typeof spawn>): Promise<void> {
  await new Promise((resolve) => child.once('close', resolve));
}
