import type { Duplex } from 'node:stream';
import ssh2 from 'ssh2';
import { TaiError } from '../../src/domain/errors.ts';
import { orderHostKeyAlgorithms } from './algorithms.ts';
import { type Connection, toConnection } from './connection.ts';
import { explainLoginError, type Stage } from './explain.ts';
import { checkHostKey } from './host-key.ts';
import type { Identity } from './identity.ts';
import type { KnownHost } from './known-hosts.ts';
import { describeTarget, type Target } from './target.ts';

export interface Credentials {
  readonly identity: Identity;
  readonly knownHosts: readonly KnownHost[];
}

/**
 * Exchanges keys over a stream that is open, checks the host's key, offers one key. The stream is destroyed on failure.
 * Throws HOST_KEY_*, HOST_AUTH_REFUSED, HOST_LOST, SSH_KEY_UNUSABLE, or the signal's reason.
 */
export async function login(
  stream: Duplex,
  target: Target,
  { identity, knownHosts }: Credentials,
  signal: AbortSignal,
): Promise<Connection> {
  return await new Promise<Connection>((resolve, reject) => {
    const client = new ssh2.Client();
    const connection = toConnection(client, target);
    let stage: Stage = 'key exchange';
    let refusal: unknown;

    const stop = (): void => fail(signal.reason);
    const fail = (error: unknown): void => {
      signal.removeEventListener('abort', stop);
      stream.destroy();
      reject(error);
    };

    // Stays attached after the login: a later error only means that the connection is gone, which `closed` tells.
    client.on('error', (error) => fail(refusal ?? explainLoginError(error, target, stage)));
    client.once('close', () => fail(lostDuring(stage, target)));
    client.once('handshake', () => {
      stage = 'authentication';
    });
    client.once('ready', () => {
      signal.removeEventListener('abort', stop);
      resolve(connection);
    });
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted || stream.destroyed) return fail(signal.aborted ? signal.reason : lostDuring(stage, target));

    client.connect({
      sock: stream,
      username: target.user,
      authHandler: [{ ...identity, username: target.user }],
      algorithms: {
        kex: target.algorithms.kex,
        serverHostKey: orderHostKeyAlgorithms(knownHosts, target.trust, target.algorithms),
        ...(target.algorithms.ciphers && { cipher: target.algorithms.ciphers }),
        ...(target.algorithms.macs && { hmac: target.algorithms.macs }),
      },
      hostVerifier: (key: Buffer, answer: (permitted: boolean) => void): void => {
        const decide = (permitted: boolean): void => {
          if (connection.isOpen()) answer(permitted);
        };
        checkHostKey(target, key).then(
          () => decide(true),
          (error: unknown) => {
            refusal = error;
            decide(false);
          },
        );
      },
      readyTimeout: 0,
      keepaliveInterval: target.keepAlive.intervalMs,
      keepaliveCountMax: target.keepAlive.misses,
    });
  });
}

function lostDuring(stage: Stage, target: Target): TaiError {
  return new TaiError('HOST_LOST', `${describeTarget(target)} closed the connection during the ${stage}`);
}
