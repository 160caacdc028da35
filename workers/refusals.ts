import { z } from 'zod';
import type { Log } from '../src/domain/log.ts';
import type { Refusal, Refusals } from '../src/domain/ports.ts';
import { claimLogin } from './claim-login.ts';
import { closeClient, type Connection, openClient } from './connection.ts';
import { firstLoginKey, refusedKey } from './run-keys.ts';
import { askOrGoOn } from './ask-or-go-on.ts';
import { parseJson } from './run-record.ts';

/** A login waits no longer than this for what Redis knows of it. */
const COMMAND_MS = 1_000;

const Kept = z.object({ message: z.string(), until: z.coerce.date() });

export interface RefusalsOptions {
  /** How long a refusal is remembered, in milliseconds. */
  readonly forMs: number;
  /** This process's own memory: it counts while Redis is away, and for what could not be written to Redis. */
  readonly own: Refusals;
}

/** One memory for all workers on one Redis. Where Redis is away each goes on with its own, which is logged once. */
export function openRefusals(connection: Connection, { forMs, own }: RefusalsOptions, log: Log): Refusals {
  const client = openClient(connection, { maxRetriesPerRequest: 1, commandTimeout: COMMAND_MS });
  const ask = askOrGoOn(client, log, 'refused logins');
  const unshared = new Set<string>();

  return {
    async find(account) {
      const json = await ask(() => client.get(refusedKey(account)));
      if (json === 'away') return await own.find(account);
      return readRefusal(json, account) ?? (unshared.has(account) ? await own.find(account) : undefined);
    },
    async remember(account, message) {
      await own.remember(account, message);
      const kept = JSON.stringify({ message, until: new Date(Date.now() + forMs) });
      const written = await ask(() => client.set(refusedKey(account), kept, 'PX', forMs));
      if (written === 'away') unshared.add(account);
      else unshared.delete(account);
    },
    async forget(account) {
      unshared.delete(account);
      await own.forget(account);
      await ask(() => client.del(refusedKey(account)));
    },
    async claim(account, signal) {
      const releaseOwn = await own.claim(account, signal);
      try {
        const release = await claimLogin({ client, ask }, firstLoginKey(account), signal);
        return async () => {
          await release();
          await releaseOwn();
        };
      } catch (error) {
        await releaseOwn();
        throw error;
      }
    },
    close: () => closeClient(client),
  };
}

function readRefusal(json: string | null, account: string): Refusal | undefined {
  const kept = json === null ? undefined : Kept.safeParse(parseJson(json)).data;
  return kept && { ...kept, lift: `delete "${refusedKey(account)}" in Redis` };
}
