import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2, { type Connection, type ServerChannel, type Session } from 'ssh2';
import { portOf, type SshServer } from './sshd.ts';

export interface SshServerOptions {
  /** Default: as sshd does, by a shell. */
  readonly onExec?: (command: string, channel: ServerChannel) => void;
  /** Runs before a key is accepted. */
  readonly onAuthentication?: (connection: Connection) => Promise<void>;
  /** False refuses every key. */
  readonly acceptsKeys?: boolean;
  /** Hears of every line before it runs. */
  readonly onLine?: (line: string) => void;
  /** Lines that the login shell ends at once, with 1. */
  readonly refuseLines?: RegExp;
  /** What the login shell does before each line. */
  readonly greeting?: string;
  /** Further channels are refused as sshd refuses them. Default 10. */
  readonly maxSessions?: number;
  readonly onConnection?: (connection: Connection) => void;
  /** Laid over what a session starts with. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The login shell. Default /bin/sh. */
  readonly shell?: string;
  /** Default: any that is free. */
  readonly port?: number;
}

/** An SSH server in this process: for faults that a real one does not have, and where there is no sshd. */
export async function startSshServer(options: SshServerOptions = {}): Promise<SshServer> {
  const folder = await mkdtemp(join(tmpdir(), 'tai-ssh-server-'));
  const hostKey = newKey();
  const identity = newKey();
  const identityFile = join(folder, 'id');
  const hostKeyPath = join(folder, 'host.pub');
  await writeFile(identityFile, identity.privateKey, { mode: 0o600 });
  await writeFile(hostKeyPath, `${hostKey.publicLine}\n`);

  const log: string[] = [];
  const connections = new Set<Connection>();
  const server = new ssh2.Server({ hostKeys: [hostKey.privateKey] }, (connection) => {
    connections.add(connection);
    options.onConnection?.(connection);
    connection.on('error', (error: Error) => log.push(`error: ${error.message}`));
    connection.on('close', () => connections.delete(connection));
    connection.on('authentication', (context) => {
      log.push(`authentication: ${context.method} ${context.username}`);
      const isOurs = context.method === 'publickey' && context.key.data.equals(identity.publicBlob);
      if (!isOurs || options.acceptsKeys === false) return context.reject(['publickey']);
      log.push(`Accepted publickey for ${context.username}`);
      void Promise.resolve(options.onAuthentication?.(connection)).then(() => context.accept());
    });
    connection.on('ready', () => serve(connection, options));
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));

  return {
    port: portOf(server),
    user: 'tai',
    identityFile,
    knownHostsFile: join(folder, 'known_hosts'),
    hostKeyPath,
    folder,
    log: () => log.join('\n'),
    close: async () => {
      for (const connection of connections) connection.end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function serve(connection: Connection, options: SshServerOptions): void {
  const { onExec, maxSessions = 10, refuseLines, greeting = '' } = options;
  let sessions = 0;
  connection.on('session', (accept, reject) => {
    if (sessions >= maxSessions) return reject();
    sessions += 1;
    const session: Session = accept();
    session.on('exec', (acceptExec, _reject, { command }) => {
      const channel = acceptExec();
      channel.on('error', () => undefined);
      channel.resume().on('close', () => (sessions -= 1));
      options.onLine?.(command);
      const line = refuseLines?.test(command) === true ? 'exit 1' : command;
      if (onExec === undefined) runInShell(`${greeting}${line}`, options, session, channel);
      else onExec(command, channel);
    });
  });
  connection.on('tcpip', (accept, reject, { destIP, destPort }) => {
    const socket = connect({ host: destIP, port: destPort });
    socket.once('connect', () => {
      const channel = accept();
      channel.on('error', () => socket.destroy());
      socket.on('error', () => channel.destroy());
      socket.pipe(channel).pipe(socket);
    });
    socket.once('error', () => reject());
  });
}

function runInShell(
  command: string,
  { shell = '/bin/sh', environment = {} }: SshServerOptions,
  session: Session,
  channel: ServerChannel,
): void {
  const child = spawn(shell, ['-c', command], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', ...environment },
  });
  session.on('signal', (_accept, _reject, { name }) => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, `SIG${name}`);
  });
  child.stdin.on('error', () => undefined);
  channel.pipe(child.stdin);
  // A channel that nobody reads any more is never seen to close.
  child.stdin.once('close', () => channel.resume());
  child.stdout.pipe(channel, { end: false });
  child.stderr.pipe(channel.stderr, { end: false });
  child.once('close', (code, signal) => {
    if (signal === null) channel.exit(code ?? 255);
    else channel.exit(signal.replace('SIG', ''), false, '');
    channel.end();
  });
}

interface Key {
  readonly privateKey: string;
  readonly publicLine: string;
  readonly publicBlob: Buffer;
}

/** By node:crypto: the key makers of ssh2 make one in a few hundred wrong. */
function newKey(): Key {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'prime256v1',
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const parsed = ssh2.utils.parseKey(privateKey);
  if (parsed instanceof Error) throw parsed;
  const publicBlob = parsed.getPublicSSH();
  return { privateKey, publicBlob, publicLine: `${parsed.type} ${publicBlob.toString('base64')}` };
}
