import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { TaiError } from '../../src/domain/errors.ts';
import type { Output } from '../../src/domain/ports.ts';
import { keepFirst, type Keeping } from '../remote/capped.ts';
import { type Execution, type Login, MAX_STDERR_BYTES, STDERR_FLOOD_BYTES } from '../remote/login.ts';
import { readLog, removeFiles } from './folder.ts';
import { isStanding, logOut, type Master } from './master.ts';
import { endSsh, startSsh } from './program.ts';

/** ssh's own exit code for trouble of its own; a command may exit with it too. */
const TROUBLE = 255;

/** Commands over a login that stands, each by a short-lived ssh that hands it to the one in the background. */
export function toLogin(master: Master, onClose: () => void): Login {
  let commands = 0;
  let closed = false;
  const closing = new AbortController();
  return {
    host: master.host,
    execute: async (execution, signal) => {
      if (closed) throw lost(master, 'it was closed');
      commands += 1;
      const log = `${master.socket}.${commands}`;
      try {
        return await execute(master, execution, log, AbortSignal.any([signal, closing.signal]));
      } finally {
        await removeFiles(log);
      }
    },
    close: async () => {
      if (closed) return;
      closed = true;
      closing.abort(lost(master, 'it was closed'));
      await logOut(master);
      onClose();
    },
  };
}

/** `ProxyCommand=false` keeps ssh from logging in once more by itself where the background one has gone or refuses. */
async function execute(
  master: Master,
  execution: Execution,
  log: string,
  signal: AbortSignal,
): Promise<Output | 'refused'> {
  signal.throwIfAborted();
  const startedAt = performance.now();
  const words = ['-vv', '-E', log, '-F', 'none', '-S', master.socket, '-o', 'ControlMaster=no', '-T'];
  const options = ['-o', 'ProxyCommand=false', '-o', 'BatchMode=yes', '-o', 'EscapeChar=none'];
  const child = startSsh(master.ssh, [...words, ...options, '--', master.host, execution.line], {
    stdin: execution.input === undefined ? 'ignore' : 'pipe',
  });
  const result = await read(child, execution, signal);
  const durationMs = performance.now() - startedAt;
  if (result.exitCode !== TROUBLE) return { ...result, durationMs };

  const said = await readLog(log);
  if (/^debug2: Received exit status from master/m.test(said)) return { ...result, durationMs };
  if (/^mux_client_request_session: session request failed/m.test(said)) return 'refused';
  if (!(await isStanding(master))) throw lost(master, 'the connection is gone');
  // ssh does not pass on by which signal a command ended; a shell would say this for KILL.
  return { ...result, exitCode: 128 + constants.signals.SIGKILL, durationMs };
}

async function read(
  child: ChildProcess,
  { maxBytes, input, onStdout, onStderr }: Execution,
  signal: AbortSignal,
): Promise<Omit<Output, 'durationMs'>> {
  return await new Promise((resolve, reject) => {
    const leave = (): void => {
      endSsh(child);
      child.stdout?.destroy();
      child.stderr?.destroy();
    };
    const finish = (exitCode: number, truncated: boolean): void => {
      signal.removeEventListener('abort', stop);
      resolve({ stdout: stdout(), stderr: stderr(), exitCode, truncated });
    };
    const stop = (): void => {
      leave();
      reject(signal.reason);
    };
    const cutOff = (): void => {
      finish(0, true);
      leave();
    };
    const stdout = keep(child.stdout, {
      maxBytes: onStdout === undefined ? maxBytes : 0,
      floodBytes: maxBytes,
      onFlood: cutOff,
      onChunk: onStdout,
    });
    const stderr = keep(child.stderr, {
      maxBytes: onStderr === undefined ? MAX_STDERR_BYTES : 0,
      floodBytes: STDERR_FLOOD_BYTES,
      onFlood: cutOff,
      onChunk: onStderr,
    });
    // A command that ends without reading all of it is no trouble of ours.
    child.stdin?.on('error', () => undefined).end(input);

    child.once('close', (code) => finish(code ?? TROUBLE, false));
    child.once('error', (cause) =>
      reject(new TaiError('HOST_LOST', `ssh could not be started: ${cause.message}`, cause)),
    );
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
}

function keep(stream: Readable | null, keeping: Keeping): () => string {
  const kept = stream === null ? undefined : keepFirst(stream, keeping);
  return () => kept?.text() ?? '';
}

function lost({ host }: Master, why: string): TaiError {
  return new TaiError('HOST_LOST', `${host} went away: ${why}`);
}
