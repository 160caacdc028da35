import { TaiError } from '../../src/domain/errors.ts';
import type { Argv, Limits, Output } from '../../src/domain/ports.ts';
import { withLook } from '../../src/remote-line/named-files.ts';
import { keepFirst } from '../remote/capped.ts';
import { MAX_STDERR_BYTES, STDERR_FLOOD_BYTES } from '../remote/login.ts';
import { endGroup, type Program, start, toExitCode } from './program.ts';

/** From the polite end of a program to the hard one, and from there to not waiting for it any more. */
const KILL_AFTER_MS = 2_000;
const GIVE_UP_AFTER_MS = 1_000;

/**
 * Runs one program. The exit code is 0 when the output was cut off, because then it was us who ended it.
 * Throws COMMAND_TIMED_OUT, COMMAND_REJECTED, HOST_LOST when this machine can start nothing, or the signal's reason.
 */
export async function execute(argv: Argv, limits: Limits, signal: AbortSignal): Promise<Output> {
  signal.throwIfAborted();
  const startedAt = performance.now();
  const program = start(withLook(argv));
  const ended = new AbortController();
  const overdue = new AbortController();
  try {
    const result = await Promise.race([
      read(program, argv, limits),
      untilGivenUp(program, limits.timeoutMs, overdue, ended.signal),
      untilAborted(program, signal, ended.signal),
    ]);
    overdue.signal.throwIfAborted();
    return { ...result, durationMs: performance.now() - startedAt };
  } catch (error) {
    if (error !== overdue.signal.reason) throw error;
    throw new TaiError('COMMAND_TIMED_OUT', `${argv[0]} did not finish within ${limits.timeoutMs} ms`);
  } finally {
    ended.abort();
    program.stdout.destroy();
    program.stderr.destroy();
  }
}

async function read(program: Program, argv: Argv, { maxBytes }: Limits): Promise<Omit<Output, 'durationMs'>> {
  return await new Promise((resolve, reject) => {
    const finish = (exitCode: number, truncated: boolean): void =>
      resolve({ stdout: stdout.text(), stderr: stderr.text(), exitCode, truncated });
    const cutOff = (): void => {
      endGroup(program, 'SIGKILL');
      finish(0, true);
    };
    const stdout = keepFirst(program.stdout, { maxBytes, floodBytes: maxBytes, onFlood: cutOff });
    const stderr = keepFirst(program.stderr, {
      maxBytes: MAX_STDERR_BYTES,
      floodBytes: STDERR_FLOOD_BYTES,
      onFlood: cutOff,
    });

    program.once('close', (code, signalName) => finish(toExitCode(code, signalName), false));
    program.once('error', (cause) => {
      const code = 'code' in cause ? cause.code : undefined;
      const words = `${argv[0]}: ${code === 'ENOENT' ? 'not found' : cause.message}`;
      if (code === 'ENOENT' || code === 'EACCES') {
        return resolve({ stdout: '', stderr: words, exitCode: code === 'ENOENT' ? 127 : 126, truncated: false });
      }
      reject(new TaiError('HOST_LOST', words, cause));
    });
  });
}

/** Ends the program when its time is over; rejects when it will not even go then, as on a dead network mount. */
async function untilGivenUp(
  program: Program,
  timeoutMs: number,
  overdue: AbortController,
  ended: AbortSignal,
): Promise<never> {
  return await new Promise<never>((_resolve, reject) => {
    const timers = [
      setTimeout(() => {
        overdue.abort();
        endGroup(program, 'SIGTERM');
      }, timeoutMs),
      setTimeout(() => endGroup(program, 'SIGKILL'), timeoutMs + KILL_AFTER_MS),
      setTimeout(() => reject(overdue.signal.reason), timeoutMs + KILL_AFTER_MS + GIVE_UP_AFTER_MS),
    ];
    const stop = (): void => timers.forEach((timer) => clearTimeout(timer));
    ended.addEventListener('abort', stop, { once: true });
  });
}

async function untilAborted(program: Program, signal: AbortSignal, ended: AbortSignal): Promise<never> {
  return await new Promise<never>((_resolve, reject) => {
    const stop = (): void => {
      endGroup(program, 'SIGKILL');
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true, signal: ended });
  });
}
