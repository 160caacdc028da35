import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { OpensshSettings } from '../../integrations/openssh/index.ts';
import type { SshSettings } from '../../integrations/ssh/index.ts';
import { inNamespace } from './namespace.ts';
import { findProgram } from './requires.ts';

const run = promisify(execFile);

export interface SshServer {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Who may log in. */
  readonly user: string;
  /** The private key that may log in. */
  readonly identityFile: string;
  /** Not there at first; made by whoever records a host key. */
  readonly knownHostsFile: string;
  /** The host's public key, one line. */
  readonly hostKeyPath: string;
  /** A folder that goes when the server is closed. */
  readonly folder: string;
  /** What the server has logged so far. */
  log(): string;
  close(): Promise<void>;
}

export interface SshdOptions {
  /** Further lines of sshd_config. */
  readonly config?: readonly string[];
  /** Laid over what a session starts with, for example a PATH with programs of the test's own in front. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Stand before the key in authorized_keys, for example `restrict`. */
  readonly keyOptions?: string;
  /** Let this key in, rather than a new one of its own. */
  readonly identityFile?: string;
  /** Keep the host's keys of another server: its folder. */
  readonly hostKeysOf?: SshServer;
  readonly hostKeyTypes?: readonly ('ed25519' | 'rsa' | 'ecdsa')[];
  /**
   * Who may log in, when the tests run as root: an account that is there, whatever its shell is. sshd runs in a mount namespace of
   * its own, in which /etc/passwd gives it /bin/sh; the machine's own file stays as it is. Needs `canLogInAs`.
   */
  readonly asUser?: string;
  /** Words before sshd, for example `strace` and its options. */
  readonly under?: readonly string[];
  /** Default: any that is free. */
  readonly port?: number;
  /** Where it listens, 16 at most. Default: 127.0.0.1. */
  readonly addresses?: readonly string[];
  /** Run first, in a mount namespace of the server's own: what they mount only its logins see. They run in the server's folder. */
  readonly mounts?: readonly string[];
}

/** Our end of the pipe closes with us, however that comes about, so no sshd is left behind by a killed test. */
const UNTIL_INPUT_ENDS = '{ "$0" -D -e -f "$1"; echo sshd has ended >&2; } & cat; kill $(cat "${1%/*}/pid"); wait';

/** A real sshd for the current user, root or not. It listens on loopback only and asks for a key. */
export async function startSshd(options: SshdOptions = {}): Promise<SshServer> {
  const program = findProgram(['sshd']);
  if (program === undefined) throw new Error('sshd is not installed');
  const folder = await mkdtemp(join(tmpdir(), 'tai-sshd-'));
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });

  const types = options.hostKeyTypes ?? ['ed25519'];
  const hostKeys = types.map((type) => join(folder, `host_${type}`));
  await Promise.all(types.map((type, index) => makeHostKey(type, hostKeys[index] ?? '', options.hostKeysOf)));
  const identityFile = options.identityFile ?? join(folder, 'id');
  if (options.identityFile === undefined) await makeKey('ed25519', identityFile);
  await authorise(`${identityFile}.pub`, options.keyOptions, join(folder, 'authorized_keys'));

  const port = options.port ?? (await findFreePort());
  const config = [
    `Port ${port}`,
    ...listenLines(options),
    ...hostKeys.map((file) => `HostKey ${file}`),
    `AuthorizedKeysFile ${folder}/authorized_keys`,
    `PidFile ${folder}/pid`,
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'PermitRootLogin prohibit-password',
    'PrintMotd no',
    'LogLevel VERBOSE',
    // Away from the user's own shell start-up files, which may print or take their time.
    `SetEnv ${Object.entries({ HOME: folder, ...options.environment })
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')}`,
    ...(options.config ?? []),
  ];
  const configFile = join(folder, 'sshd_config');
  await writeConfig(program, configFile, config);

  const started = await wrapProgram(program, folder, options);
  const words = inNamespace(options.mounts, folder, ['/bin/sh', '-c', UNTIL_INPUT_ENDS, started, configFile]);
  const server = spawn(...words, { stdio: ['pipe', 'ignore', 'pipe'] });
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  await untilListening(server, () => log);
  return {
    port,
    user: userOf(options),
    identityFile,
    knownHostsFile: join(folder, 'known_hosts'),
    hostKeyPath: `${hostKeys[0] ?? ''}.pub`,
    folder,
    log: () => log,
    close: async () => {
      await stop(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function listenLines({ addresses = ['127.0.0.1'] }: SshdOptions): readonly string[] {
  return addresses.map((address) => `ListenAddress ${address}`);
}

function userOf({ asUser }: SshdOptions): string {
  return asUser ?? userInfo().username;
}

/** Whether sshd can be started for another account: root, and namespaces are not forbidden as in many containers. */
export function canLogInAs(): boolean {
  const unshare = findProgram(['unshare']);
  if (process.getuid?.() !== 0 || unshare === undefined) return false;
  return spawnSync(unshare, ['-m', '/bin/sh', '-c', 'mount --bind /etc/passwd /etc/passwd']).status === 0;
}

/** What is started in place of sshd. sshd starts itself anew by its own absolute path. */
async function wrapProgram(program: string, folder: string, { asUser, under = [] }: SshdOptions): Promise<string> {
  if (asUser === undefined && under.length === 0) return program;
  const lines = ['#!/bin/sh'];
  if (asUser !== undefined) {
    const accounts = await readFile('/etc/passwd', 'utf8');
    const changed = accounts.replace(new RegExp(`^(${asUser}:.*:)[^:]*$`, 'm'), '$1/bin/sh');
    await writeFile(join(folder, 'passwd'), changed, { mode: 0o644 });
    await chmod(folder, 0o755);
    lines.push(`[ -n "\${IN_OWN_NAMESPACE-}" ] || IN_OWN_NAMESPACE=yes exec unshare -m "$0" "$@"`);
    lines.push(`mount --bind ${join(folder, 'passwd')} /etc/passwd || exit 1`);
  }
  const file = join(folder, 'start');
  await writeFile(file, [...lines, `exec ${[...under, program].join(' ')} "$@"`, ''].join('\n'), { mode: 0o755 });
  return file;
}

async function authorise(publicKeyFile: string, keyOptions: string | undefined, file: string): Promise<void> {
  const publicKey = await readFile(publicKeyFile, 'utf8');
  await writeFile(file, keyOptions === undefined ? publicKey : `${keyOptions} ${publicKey}`);
}

/** Makes a key without a passphrase unless one is given; the public part is beside it in `.pub`. */
export async function makeKey(type: 'ed25519' | 'rsa' | 'ecdsa', file: string, passphrase = ''): Promise<void> {
  await run('ssh-keygen', ['-q', '-t', type, '-N', passphrase, '-C', 'tai test', '-f', file]);
}

async function makeHostKey(type: 'ed25519' | 'rsa' | 'ecdsa', file: string, other?: SshServer): Promise<void> {
  if (other === undefined) return await makeKey(type, file);
  for (const end of ['', '.pub']) await copyFile(join(other.folder, `host_${type}${end}`), `${file}${end}`);
}

/** Newer versions shut out an address that fails to log in; older ones do not know the word. */
async function writeConfig(program: string, file: string, lines: readonly string[]): Promise<void> {
  await writeFile(file, [...lines, 'PerSourcePenalties no', ''].join('\n'));
  try {
    await run(program, ['-t', '-f', file]);
  } catch {
    await writeFile(file, [...lines, ''].join('\n'));
  }
}

async function untilListening(server: ChildProcess, log: () => string): Promise<void> {
  for (let waited = 0; waited < 10_000 && !log().includes('sshd has ended'); waited += 10) {
    if (log().includes('Server listening on')) return;
    await delay(10);
  }
  await stop(server);
  throw new Error(`sshd did not start: ${log()}`);
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.stdin?.end();
  await gone;
}

export async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const port = portOf(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** The port a server listens on. */
export function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port');
  return address.port;
}

/** How tai logs in to this server as "127.0.0.1". */
export function settingsFor(server: SshServer, changes: Partial<SshSettings> = {}): SshSettings {
  return { ...commonSettings(server), ...changes };
}

/** The same by the ssh program, without the configuration of whoever runs the tests. */
export function opensshSettingsFor(server: SshServer, changes: Partial<OpensshSettings> = {}): OpensshSettings {
  return { ...commonSettings(server), configFiles: [], ...changes };
}

function commonSettings(server: SshServer) {
  return {
    user: server.user,
    port: server.port,
    identityFiles: [server.identityFile],
    knownHostsFiles: [server.knownHostsFile],
    hostKeys: 'accept-new' as const,
    connectTimeoutMs: 5_000,
    hosts: {},
  };
}
