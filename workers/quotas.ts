import type { Quotas } from '../src/domain/admission.ts';
import { closeClient, type Connection, openClient, reply } from './connection.ts';
import { quotaKey } from './run-keys.ts';
import { TAKE } from './run-scripts.ts';

const COMMAND_MS = 5_000;

/** Sliding windows: a run counts from when it was let in until the window's time after. */
export function openQuotas(connection: Connection, now: () => number = Date.now): Quotas {
  const client = openClient(connection, { maxRetriesPerRequest: null, commandTimeout: COMMAND_MS });
  return {
    async take(run, quotas) {
      if (quotas.length === 0) return undefined;
      const keys = quotas.map(({ key }) => quotaKey(key));
      const limits = quotas.flatMap(({ most, windowMs }) => [most, windowMs]);
      const answer = await reply(client.eval(TAKE, keys.length, ...keys, run, now(), ...limits));
      const [usedUp = 0, waitMs = 0] = Array.isArray(answer) ? answer.map(Number) : [];
      const quota = quotas[usedUp - 1];
      return quota && { ...quota, waitMs: Math.max(1, waitMs) };
    },
    close: () => closeClient(client),
  };
}
