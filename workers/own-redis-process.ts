import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { TaiError } from '../src/domain/errors.ts';
import type { Place } from './own-redis-place.ts';
import { askLine } from './unix-socket.ts';

export interface Child {
  /** Resolves with the exit code when the server has ended. */
  readonly ended: Promise<number | null>;
  /** Ends the server and waits until it has written everything. */
  stop(): Promise<void>;
}

/** Reading a long file takes a while; a server that is still reading says so. */
const START_MS = 60_000;
const STOP_MS = 10_000;
const OUTPUT_CHARS = 2_000;

/** The pipe on standard input ends when our process does, even by SIGKILL: then the reader ends the server.
 * The script itself ignores the signals a terminal or a service manager sends to everyone at once. */
const SCRIPT = `
exec 3<&0
"$0" "$@" </dev/null 3<&- &
server=$!
( read -r _ <&3; kill -TERM "$server" ) >/dev/null 2>&1 &
reader=$!
trap '' HUP INT TERM
exec 3<&-
wait "$server"
code=$?
kill -KILL "$reader" 2>/dev/null
exit "$code"`;

/** Resolves when the server answers. Throws REDIS_UNAVAILABLE with the end of what it printed when it does not. */
export async function startServer(binary: string, { dir, socket }: Place): Promise<Child> {
  const options = ['--port', '0', '--unixsocket', socket, '--unixsocketperm', '700', '--dir', dir];
  const keeping = ['--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction', '--daemonize', 'no'];
  // A group of its own: Ctrl-C is for us, and the server must outlive our last writes.
  const shell = spawn('/bin/sh', ['-c', SCRIPT, binary, ...options, ...keeping], { detached: true, stdio: 'pipe' });
  const output = tailOf(shell);
  const child = toChild(shell);
  const deadline = performance.now() + START_MS;
  while (isAlive(shell) && performance.now() < deadline) {
    if ((await askLine(socket, 'PING')) === '+PONG') return child;
    await sleep(10);
  }
  await child.stop();
  throw new TaiError(
    'REDIS_UNAVAILABLE',
    `${binary} did not start in ${dir}; repair that, or set REDIS_URL`,
    new Error(output()),
  );
}

function isAlive({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

function toChild(shell: ChildProcess): Child {
  const ended = new Promise<number | null>((resolve) => {
    shell.once('exit', (code) => resolve(code));
    shell.once('error', () => resolve(null));
  });
  shell.stdin?.on('error', () => undefined);
  return {
    ended,
    async stop() {
      shell.stdin?.end();
      await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false })]);
    },
  };
}

/** Reads all of it, or the server would stand still on a full pipe. */
function tailOf(shell: ChildProcess): () => string {
  let tail = '';
  for (const stream of [shell.stdout, shell.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-OUTPUT_CHARS);
    });
  }
  return () => tail;
}
