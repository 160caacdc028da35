import { Redis, type RedisOptions } from 'ioredis';
import { TaiError } from '../src/domain/errors.ts';

/** Where Redis is and how to log in: host and port, or the path of a socket. */
export interface Connection {
  readonly host?: string;
  readonly port?: number;
  readonly path?: string;
  readonly tls?: Readonly<Record<string, never>>;
  readonly username?: string;
  readonly password?: string;
  readonly db?: number;
}

/** A Redis that comes back is found again within two seconds; BullMQ alone would sleep up to twenty. */
export const RECONNECT = {
  retryStrategy: (times: number) => Math.min(times * 100, 2_000),
} as const satisfies RedisOptions;

export interface ClientOptions {
  /** How often a command is sent again after a lost connection; null: until it gets through. */
  readonly maxRetriesPerRequest: number | null;
  /** False: a command without a connection fails at once. */
  readonly enableOfflineQueue?: boolean;
  /** Milliseconds, waiting for a connection included. */
  readonly commandTimeout?: number;
}

/** A client that reconnects for ever. Its trouble reaches whoever calls it, so the event itself says nothing new. */
export function openClient(connection: Connection, options: ClientOptions): Redis {
  const client = new Redis({ ...connection, ...RECONNECT, ...options });
  client.on('error', () => undefined);
  return client;
}

/** Ends the connection; a server that is away is not waited for. */
export async function closeClient(client: Redis): Promise<void> {
  if (client.status !== 'ready') return client.disconnect();
  try {
    await client.quit();
  } catch {
    client.disconnect();
  }
}

/** Whatever a command rejects with becomes REDIS_UNAVAILABLE: out of reach, still loading, out of memory or read-only. */
export async function reply<T>(command: Promise<T>): Promise<T> {
  try {
    return await command;
  } catch (cause) {
    if (cause instanceof TaiError) throw cause;
    throw new TaiError('REDIS_UNAVAILABLE', 'Redis did not answer', cause);
  }
}
