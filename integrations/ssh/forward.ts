import type { Duplex } from 'node:stream';
import { TaiError } from '../../src/domain/errors.ts';
import { untilAborted } from '../remote/abort.ts';
import type { Connection } from './connection.ts';
import { explainForwardError } from './explain.ts';
import { describeTarget, type Target } from './target.ts';

/** A stream to the target through the bastion; the bastion resolves the name. Throws HOST_* or the signal's reason. */
export async function forward(bastion: Connection, target: Target, signal: AbortSignal): Promise<Duplex> {
  const opened = new Promise<Duplex>((resolve, reject) => {
    try {
      bastion.client.forwardOut('127.0.0.1', 0, target.address, target.port, (error, channel) => {
        if (error) return reject(explainForwardError(error, target));
        channel.on('error', () => channel.destroy());
        if (signal.aborted) channel.destroy();
        resolve(channel);
      });
    } catch (cause) {
      reject(new TaiError('HOST_LOST', `${describeTarget(target)}: the bastion has gone`, cause));
    }
  });
  return await untilAborted(opened, signal);
}
