import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import ssh2, { type ClientChannel } from 'ssh2';
import { parseHost } from '../../src/domain/host.ts';
import type { Argv } from '../../src/domain/ports.ts';
import { settingsFor, type SshServer } from '../support/sshd.ts';
import { built } from './built.ts';

/** One way to run all commands on the host over a connection of its own; answers with how much they printed. */
export interface Way {
  readonly name: string;
  readonly run: (commands: readonly Argv[]) => Promise<number>;
}

const LIMITS = { timeoutMs: 10_000, maxBytes: 1024 * 1024, quick: true };
const HOST = parseHost('127.0.0.1');

/** The floor first: the others are compared with it. */
export async function waysTo(server: SshServer): Promise<readonly Way[]> {
  const { openSsh }: typeof import('../../integrations/ssh/index.ts') = await import(
    built('integrations/ssh/index.js').href
  );
  const { toRemoteCommand }: typeof import('../../src/remote-line/line.ts') = await import(
    built('src/remote-line/line.js').href
  );
  const { ALL_TOOLS }: typeof import('../../src/remote-line/tools.ts') = await import(
    built('src/remote-line/tools.js').href
  );
  const privateKey = await readFile(server.identityFile);
  const limited = (argv: Argv): string => `( ${toRemoteCommand(argv, LIMITS.timeoutMs / 1_000, ALL_TOOLS)} )`;

  const tai = async (commands: readonly Argv[]): Promise<number> => {
    const shell = openSsh(settingsFor(server));
    try {
      const signal = AbortSignal.timeout(30_000);
      const session = await shell.open(HOST, signal);
      const outputs = await Promise.all(commands.map((argv) => session.run(argv, LIMITS, signal)));
      return outputs.reduce((sum, output) => sum + output.stdout.length, 0);
    } finally {
      await shell.close();
    }
  };
  return [
    { name: 'ssh2, one script', run: (commands) => byLibrary(server, privateKey, toScript(commands, plain)) },
    { name: 'ssh2, one script, limits on each', run: (all) => byLibrary(server, privateKey, toScript(all, limited)) },
    { name: 'tai', run: tai },
    { name: 'ssh, one script', run: (commands) => byProgram(server, toScript(commands, plain), []) },
    {
      name: 'ssh, one script, curve25519',
      run: (commands) => byProgram(server, toScript(commands, plain), ['-o', 'KexAlgorithms=curve25519-sha256']),
    },
  ];
}

/** Words of the bench's own, without anything a shell would read. */
function plain(argv: Argv): string {
  return `${argv.join(' ')} </dev/null`;
}

function toScript(commands: readonly Argv[], toLine: (argv: Argv) => string): string {
  return commands.map((argv) => `${toLine(argv)}\n`).join('');
}

async function byLibrary({ port, user }: SshServer, privateKey: Buffer, script: string): Promise<number> {
  const client = new ssh2.Client();
  const sock = connect({ host: '127.0.0.1', port, noDelay: true });
  const gone = new Promise<void>((resolve) => client.once('close', () => resolve()));
  try {
    const ready = new Promise<void>((resolve, reject) => client.once('ready', resolve).once('error', reject));
    client.connect({ sock, username: user, privateKey });
    await ready;
    const channel = await new Promise<ClientChannel>((resolve, reject) => {
      client.exec('sh -s', (error, opened) => (error ? reject(error) : resolve(opened)));
    });
    channel.stderr.resume();
    channel.end(script);
    return (await text(channel)).length;
  } finally {
    client.end();
    await gone;
  }
}

async function byProgram(server: SshServer, script: string, more: readonly string[]): Promise<number> {
  const options = [
    'BatchMode=yes',
    'IdentitiesOnly=yes',
    'LogLevel=ERROR',
    'StrictHostKeyChecking=accept-new',
    `UserKnownHostsFile=${server.knownHostsFile}`,
  ].flatMap((option) => ['-o', option]);
  const place = ['-F', 'none', '-i', server.identityFile, '-p', String(server.port), '-l', server.user];
  const child = spawn('ssh', [...place, ...options, ...more, '127.0.0.1', 'sh -s'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = new Promise<void>((resolve, reject) => child.once('error', reject).once('close', () => resolve()));
  child.stdin.end(script);
  const printed = await text(child.stdout);
  await closed;
  return printed.length;
}
