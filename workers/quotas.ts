import type { Closable } from '../src/domain/ports.ts';
import type { TakeQuota } from '../src/domain/quota.ts';
import { closeClient, type Connection, openClient, reply } from './connection.ts';
import { quotaKey } from './run-keys.ts';
import { TAKE } from './run-scripts.ts';

/** Whoever asks waits for the answer; Slack waits three seconds for us. */
const COMMAND_MS = 2_000;

/** Quotas that all processes on one Redis share. */
export function openQuotas(connection: Connection): Closable & { readonly take: TakeQuota } {
  const client = openClient(connection, { maxRetriesPerRequest: 1, commandTimeout: COMMAND_MS });
  return {
    async take(member, quotas) {
      if (quotas.length === 0) return { kind: 'taken' };
      const keys = quotas.map(({ name }) => quotaKey(name));
      const limits = quotas.flatMap(({ limit, windowMs }) => [limit, windowMs]);
      const answer = await reply(client.eval(TAKE, keys.length, ...keys, Date.now(), member, ...limits));
      const [full = 0, waitMs = 0] = Array.isArray(answer) ? answer.map(Number) : [];
      const quota = quotas[full - 1];
      return quota === undefined ? { kind: 'taken' } : { kind: 'full', name: quota.name, waitMs: Math.max(1, waitMs) };
    },
    close: () => closeClient(client),
  };
}
