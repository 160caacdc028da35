import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import ssh2, { type Client, type ClientChannel } from 'ssh2';
import type { SshServer } from '../support/sshd.ts';

export interface Floor {
  readonly client: Client;
  close(): Promise<void>;
}

export interface ByLibrary {
  readonly program?: string | undefined;
  readonly host?: string | undefined;
}

/** Whom to log in as, and where. */
export type Place = Pick<SshServer, 'port' | 'user' | 'identityFile'>;

/** The floor logs in: no delay on the socket, the host's key is not looked at, everything else as ssh2 has it. */
export async function logIn({ port, user, identityFile }: Place, host = '127.0.0.1'): Promise<Floor> {
  const client = new ssh2.Client();
  const privateKey = await readFile(identityFile);
  const sock = connect({ host, port, noDelay: true });
  const gone = new Promise<void>((resolve) => client.once('close', () => resolve()));
  const ready = new Promise<void>((resolve, reject) => client.once('ready', resolve).once('error', reject));
  client.connect({ sock, username: user, privateKey });
  await ready;
  return {
    client,
    close: async () => {
      client.end();
      await gone;
    },
  };
}

/** The script goes to the standard input of a program on the host; answers with how much it printed. */
export async function runScript({ client }: Floor, script: string, program = 'sh -s'): Promise<number> {
  const channel = await new Promise<ClientChannel>((resolve, reject) => {
    client.exec(program, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  channel.stderr.resume();
  channel.end(script);
  return (await text(channel)).length;
}

export async function byLibrary(place: Place, script: string, { program, host }: ByLibrary = {}): Promise<number> {
  const floor = await logIn(place, host);
  try {
    return await runScript(floor, script, program);
  } finally {
    await floor.close();
  }
}

/** Each line in a channel of its own, so many at a time. */
export async function byChannels(place: Place, lines: readonly string[], atOnce: number): Promise<number> {
  const floor = await logIn(place);
  const waiting = [...lines];
  const work = async (): Promise<number> => {
    let printed = 0;
    for (let line = waiting.shift(); line !== undefined; line = waiting.shift()) {
      printed += await runScript(floor, '', line);
    }
    return printed;
  };
  try {
    const printed = await Promise.all(Array.from({ length: atOnce }, work));
    return printed.reduce((sum, count) => sum + count, 0);
  } finally {
    await floor.close();
  }
}

/** What the ssh program is told, alone or by a program that starts it for many hosts. */
export function sshOptions(server: SshServer, more: readonly string[]): readonly string[] {
  return [
    'BatchMode=yes',
    'IdentitiesOnly=yes',
    `IdentityFile=${server.identityFile}`,
    `Port=${server.port}`,
    'LogLevel=ERROR',
    'StrictHostKeyChecking=accept-new',
    `UserKnownHostsFile=${server.knownHostsFile}`,
    ...more,
  ];
}

/** A program of this machine is given the script; answers with what it printed. */
export async function byProgram(program: string, words: readonly string[], script: string): Promise<string> {
  const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = new Promise<void>((resolve, reject) => child.once('error', reject).once('close', () => resolve()));
  child.stdin.end(script);
  const printed = await text(child.stdout);
  await closed;
  return printed;
}

export async function bySsh(server: SshServer, script: string, more: readonly string[]): Promise<number> {
  const options = sshOptions(server, more).flatMap((option) => ['-o', option]);
  const words = ['-F', 'none', '-l', server.user, ...options, '127.0.0.1', 'sh -s'];
  return (await byProgram('ssh', words, script)).length;
}
