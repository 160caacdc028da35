import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { TaiError } from '../../src/domain/errors.ts';

const FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin', '/run/current-system/sw/bin'];
const PATH = ['/usr/local/sbin', '/usr/sbin', '/sbin', ...FOLDERS].join(':');

/** Throws CONFIG_INVALID when this machine has no `ssh`. */
export function findSsh(folders: readonly string[] = FOLDERS): string {
  const found = findExecutable(['ssh'], folders);
  if (found !== undefined) return found;
  throw new TaiError(
    'CONFIG_INVALID',
    `ssh.transport: openssh needs the program ssh, which is not in ${folders.join(', ')}; install openssh-client or use ssh2`,
  );
}

/** The absolute path of the first of these programs that is in one of the folders. */
export function findExecutable(names: readonly string[], folders: readonly string[]): string | undefined {
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

type Stream = 'ignore' | 'pipe' | number;

/** Nothing to read, and both outputs to be read, where nothing else is said. */
interface Streams {
  readonly stdin?: Stream;
  readonly stdout?: Stream;
  readonly stderr?: Stream;
}

/**
 * No shell, no terminal to ask at, and a process group of its own, so that what ssh has started ends with it. Our own
 * environment, secrets and all, stays with us: ssh may be configured to send it on.
 */
export function startSsh(program: string, words: readonly string[], streams: Streams): ChildProcess {
  const { stdin = 'ignore', stdout = 'pipe', stderr = 'pipe' } = streams;
  return spawn(program, words, {
    cwd: '/',
    env: { PATH, LC_ALL: 'C', HOME: homedir(), USER: userInfo().username, SSH_ASKPASS_REQUIRE: 'never' },
    stdio: [stdin, stdout, stderr],
    detached: true,
  });
}

/** Resolves with the exit code, or null after a signal. Rejects with HOST_LOST when nothing can be started. */
export async function untilExit(child: ChildProcess): Promise<number | null> {
  return await new Promise((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', (cause) =>
      reject(new TaiError('HOST_LOST', `ssh could not be started: ${cause.message}`, cause)),
    );
  });
}

/** Ends ssh and all that it has started itself, unless that has gone already. */
export function endSsh({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || (error.code !== 'ESRCH' && error.code !== 'EPERM'))
      throw error;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
