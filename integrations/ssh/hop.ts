import type { Duplex } from 'node:stream';
import { TaiError } from '../../src/domain/errors.ts';
import { retryWhenTurnedAway } from '../remote/turned-away.ts';
import type { Connection } from './connection.ts';
import { dial } from './dial.ts';
import { forward } from './forward.ts';
import { type Credentials, login, type Witness } from './login.ts';
import { describeTarget, type Target } from './target.ts';

/** One hop of the way, with the whole connect timeout to itself. Throws as `dial`, `forward` and `login` do, HOST_TIMED_OUT, or the signal's reason. */
export async function openHop(
  target: Target,
  bastion: Connection | undefined,
  credentials: Credentials,
  signal: AbortSignal,
  witness?: Witness,
): Promise<Connection> {
  const { connectTimeoutMs } = target;
  const deadline = AbortSignal.timeout(connectTimeoutMs);
  const ending = AbortSignal.any([signal, deadline]);
  let reached = 'did not answer';
  const attempt = async (): Promise<Connection | 'turned away'> => {
    const stream: Duplex = await (bastion === undefined ? dial(target, ending) : forward(bastion, target, ending));
    reached = 'accepted the connection but did not finish the login';
    witness?.connected();
    return await login(stream, target, credentials, ending, witness);
  };
  try {
    return await retryWhenTurnedAway<Connection>(attempt, describeTarget(target), ending);
  } catch (error) {
    if (signal.aborted || error !== deadline.reason) throw error;
    throw new TaiError('HOST_TIMED_OUT', `${describeTarget(target)} ${reached} within ${connectTimeoutMs} ms`);
  }
}
