import type { Duplex } from 'node:stream';
import ssh2 from 'ssh2';
import { TaiError } from '../../src/domain/errors.ts';
import { orderHostKeyAlgorithms } from './algorithms.ts';
import { type Connection, toConnection } from './connection.ts';
import { sayable } from '../remote/sayable.ts';
import { explainLoginError, isUnsigned, type Stage } from './explain.ts';
import { type FirstWords, hearFirstWords } from './first-words.ts';
import { checkHostKey, type Vouched } from './host-key.ts';
import { Offers } from './offers.ts';
import type { Offered } from './identity.ts';
import type { KnownHost } from './known-hosts.ts';
import { describeTarget, type Target } from './target.ts';

export interface Credentials {
  /** Without any the login ends once the host's key is checked. */
  readonly offered: readonly Offered[];
  readonly knownHosts: readonly KnownHost[];
}

/** Is told how far a login comes. */
export interface Witness {
  /** There is a connection to the port. */
  readonly connected: () => void;
  /** The host speaks SSH. May be told more than once. */
  readonly spoke: (banner: string) => void;
  /** The key that the host has shown, before it is judged. */
  readonly shown: (key: Buffer) => void;
  readonly vouched: (key: Buffer, vouched: Vouched) => void;
  readonly accepted: (ours: Offered | undefined) => void;
}

/**
 * Exchanges keys over a stream that is open, checks the host's key, offers our keys one at a time. The stream is destroyed on failure.
 * `turned away`: the server closed it before it said a word of SSH.
 * Throws HOST_KEY_*, HOST_AUTH_REFUSED, HOST_LOST, SSH_KEY_UNUSABLE, or the signal's reason.
 */
export async function login(
  stream: Duplex,
  target: Target,
  { offered, knownHosts }: Credentials,
  signal: AbortSignal,
  witness?: Witness,
): Promise<Connection | 'turned away'> {
  return await new Promise<Connection | 'turned away'>((resolve, reject) => {
    const client = new ssh2.Client();
    const connection = toConnection(client, target);
    const offers = new Offers(offered, target.user);
    let stage: Stage = 'key exchange';
    let refusal: unknown;
    let verified: Buffer | undefined;
    const words = hearFirstWords(stream, () => fail(noSsh(words, target, undefined)));

    const stop = (): void => {
      if (words.spokeSsh()) witness?.spoke(words.banner());
      fail(signal.reason);
    };
    const fail = (error: unknown): void => {
      signal.removeEventListener('abort', stop);
      stream.destroy();
      reject(error);
    };
    const lose = (error: Error | undefined): void => {
      if (words.spokeSsh()) witness?.spoke(words.banner());
      if (refusal !== undefined || words.spokeSsh()) {
        return fail(refusal ?? (error ? explainLoginError(error, target, stage, offers) : lostDuring(stage, target)));
      }
      if (words.turnedAway()) resolve('turned away');
      fail(noSsh(words, target, error));
    };

    // Stays attached after the login: a later error only means that the connection is gone, which `closed` tells.
    client.on('error', (error) => {
      // ssh2 goes on with the next key by itself.
      if (isUnsigned(error)) offers.markUnsigned(sayable(error.message));
      else lose(error);
    });
    client.once('close', () => lose(undefined));
    client.once('handshake', () => {
      stage = 'authentication';
    });
    client.once('ready', () => {
      signal.removeEventListener('abort', stop);
      witness?.accepted(offers.latest());
      resolve(connection);
    });
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted || stream.destroyed) return fail(signal.aborted ? signal.reason : lostDuring(stage, target));

    client.connect({
      sock: stream,
      username: target.user,
      // Of an array ssh2 would not say how far it came.
      authHandler: () => offers.next(),
      algorithms: {
        kex: target.algorithms.kex,
        serverHostKey: orderHostKeyAlgorithms(knownHosts, target.trust, target.algorithms),
        ...(target.algorithms.ciphers && { cipher: target.algorithms.ciphers }),
        ...(target.algorithms.macs && { hmac: target.algorithms.macs }),
      },
      hostVerifier: (key: Buffer, answer: (permitted: boolean) => void): void => {
        // Asked for each new exchange of keys. ssh2 1.17 loses the connection when the answer to a later one takes its time.
        if (verified !== undefined) return answer(verified.equals(key));
        const decide = (permitted: boolean, vouched?: Vouched): void => {
          if (vouched !== undefined) witness?.vouched(key, vouched);
          if (permitted) verified = Buffer.from(key);
          if (connection.isOpen()) answer(permitted);
        };
        witness?.spoke(words.banner());
        witness?.shown(key);
        checkHostKey(target, key).then(
          (vouched) => decide(true, vouched),
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

function noSsh(words: FirstWords, target: Target, cause: Error | undefined): TaiError {
  return new TaiError('HOST_LOST', `${describeTarget(target)} did not speak SSH; it said: ${words.text()}`, cause);
}

function lostDuring(stage: Stage, target: Target): TaiError {
  return new TaiError('HOST_LOST', `${describeTarget(target)} closed the connection during the ${stage}`);
}
