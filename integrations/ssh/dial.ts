import { connect, type Socket } from 'node:net';
import { explainDialError } from './explain.ts';
import { lookupFor } from './near.ts';
import type { Target } from './target.ts';

/** The longest wait for one address of several before the next is tried as well; Node's own 250 ms is too short for a far host. */
const NEXT_ADDRESS_MS = 2_000;

/**
 * Opens the TCP connection, without Nagle's delay: SSH sends small packets and waits for each answer.
 * Throws HOST_UNRESOLVED, HOST_NOT_ALLOWED, HOST_REFUSED, HOST_TIMED_OUT, HOST_LOST, or the signal's reason.
 */
export async function dial(target: Target, signal: AbortSignal): Promise<Socket> {
  signal.throwIfAborted();
  return await new Promise<Socket>((resolve, reject) => {
    const socket = connect({
      host: target.address,
      port: target.port,
      family: target.family,
      lookup: lookupFor(target),
      noDelay: true,
      keepAlive: true,
      autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
    });
    const stop = (): void => fail(signal.reason);
    const fail = (error: unknown): void => {
      signal.removeEventListener('abort', stop);
      socket.destroy();
      reject(error);
    };

    signal.addEventListener('abort', stop, { once: true });
    // Stays attached: an error between here and ssh2's own listeners must not end the process.
    socket.on('error', (error) => fail(explainDialError(error, target)));
    socket.once('connect', () => {
      signal.removeEventListener('abort', stop);
      resolve(socket);
    });
  });
}
