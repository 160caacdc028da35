import { constants } from 'node:os';
import type { ClientChannel } from 'ssh2';
import { TaiError } from '../../src/domain/errors.ts';
import type { Output } from '../../src/domain/ports.ts';
import { keepFirst } from '../remote/capped.ts';
import type { Connection } from './connection.ts';
import { type Execution, type Login, MAX_STDERR_BYTES, STDERR_FLOOD_BYTES } from '../remote/login.ts';
import { sayable } from '../remote/sayable.ts';
import { describeTarget } from './target.ts';

/** "Resource shortage" in the words of RFC 4254 is 4, but sshd says 2 when the login has as many channels as it allows. */
const CHANNELS_USED_UP: readonly unknown[] = [2, 4];

export function toLogin(connection: Connection): Login {
  return {
    host: describeTarget(connection.target),
    execute: (execution, signal) => execute(connection, execution, signal),
    close: () => connection.close(),
  };
}

/** Runs one command line on a channel of its own, as Login says. */
async function execute(connection: Connection, execution: Execution, signal: AbortSignal): Promise<Output | 'refused'> {
  signal.throwIfAborted();
  const startedAt = performance.now();
  const channel = await openChannel(connection, execution.line);
  if (channel === 'refused') return 'refused';
  const output = await read(channel, execution, signal);
  if (output === undefined || !connection.isOpen()) throw lost(connection);
  return { ...output, durationMs: performance.now() - startedAt };
}

async function openChannel(connection: Connection, command: string): Promise<ClientChannel | 'refused'> {
  return await new Promise((resolve, reject) => {
    try {
      connection.client.exec(command, (error, channel) => {
        if (!error) return resolve(channel);
        const isRefusal = 'reason' in error && CHANNELS_USED_UP.includes(error.reason);
        return isRefusal ? resolve('refused') : reject(lost(connection, error));
      });
    } catch (error) {
      reject(lost(connection, error));
    }
  });
}

/** Undefined when the channel closed without an exit status. */
async function read(
  channel: ClientChannel,
  { maxBytes, input, onStdout, onStderr }: Execution,
  signal: AbortSignal,
): Promise<Omit<Output, 'durationMs'> | undefined> {
  return await new Promise((resolve, reject) => {
    const finish = (exitCode: number, truncated: boolean): void => {
      signal.removeEventListener('abort', stop);
      resolve({ stdout: stdout.text(), stderr: stderr.text(), exitCode, truncated });
    };
    const stop = (): void => {
      end(channel);
      reject(signal.reason);
    };
    const cutOff = (): void => {
      end(channel);
      finish(0, true);
    };
    const stdout = keepFirst(channel, {
      maxBytes: onStdout === undefined ? maxBytes : 0,
      floodBytes: maxBytes,
      onFlood: cutOff,
      onChunk: onStdout,
    });
    const stderr = keepFirst(channel.stderr, {
      maxBytes: onStderr === undefined ? MAX_STDERR_BYTES : 0,
      floodBytes: STDERR_FLOOD_BYTES,
      onFlood: cutOff,
      onChunk: onStderr,
    });
    if (input !== undefined) channel.end(input);

    channel.once('close', (code: number | null | undefined, signalName?: string) => {
      if (code === undefined) return resolve(undefined);
      finish(code ?? toExitCode(signalName), false);
    });
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
}

/** sshd passes the signal on to ordinary users' commands, not to root's; those end by the host's own `timeout`. */
function end(channel: ClientChannel): void {
  channel.signal('KILL');
  channel.close();
}

/** As a shell would report it: 137 for KILL. */
function toExitCode(signalName: string | undefined): number {
  const number = Object.entries(constants.signals).find(([name]) => name === signalName)?.[1];
  return 128 + (number ?? constants.signals.SIGKILL);
}

function lost({ target }: Connection, cause?: unknown): TaiError {
  const why = cause instanceof Error ? `: ${sayable(cause.message)}` : '';
  return new TaiError('HOST_LOST', `${describeTarget(target)} went away during a command${why}`, cause);
}
