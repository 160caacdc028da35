import { spawn } from 'node:child_process';
import { TaiError } from '../../src/domain/errors.ts';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly input?: string;
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs?: number;
}

/** Runs a program of this machine to its end. A code other than 0 is for the caller to judge; -1 is the time limit. */
export async function runCommand(
  [program, ...words]: readonly [string, ...string[]],
  { input = '', cwd, environment, timeoutMs }: CommandOptions = {},
): Promise<Ended> {
  const child = spawn(program, words, {
    stdio: ['pipe', 'pipe', 'pipe'],
    killSignal: 'SIGKILL',
    ...(cwd !== undefined && { cwd }),
    ...(environment !== undefined && { env: environment }),
    ...(timeoutMs !== undefined && { timeout: timeoutMs }),
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => stdout.push(piece));
  child.stderr.on('data', (piece: Buffer) => stderr.push(piece));
  child.stdin.on('error', () => undefined).end(input);
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', (cause) => reject(new TaiError('CONFIG_INVALID', `${program} can not be started`, cause)));
    child.once('close', (ended) => resolve(ended ?? -1));
  });
  return { code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}

/** The same for a program that has to end well. */
export async function mustRun(argv: readonly [string, ...string[]], options?: CommandOptions): Promise<string> {
  const { code, stdout, stderr } = await runCommand(argv, options);
  if (code === 0) return stdout;
  const said = (stderr || stdout).trim().split('\n').slice(-15).join('\n');
  throw new Error(`${argv.slice(0, 3).join(' ')} ended with ${code}:\n${said}`);
}
