import { setTimeout as wait } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import { TaiError } from '../../src/domain/errors.ts';
import type { Closable } from '../../src/domain/ports.ts';
import { failed } from './failure.ts';
import type { SlackSettings } from './settings.ts';

type Client = SocketModeReceiver['client'];

interface Connection {
  readonly lost: Promise<void>;
}

const LONGEST_WAIT_MS = 60_000;
const STEADY_MS = 10_000;
const GOODBYE_MS = 2_000;

/** Connects, and from then on connects again whenever the connection ends: Slack recycles each one within hours. */
export async function holdSocket(
  client: Client,
  settings: Pick<SlackSettings, 'timeoutMs' | 'onTrouble'>,
): Promise<Closable> {
  const closing = new AbortController();
  const first = await connect(client, settings.timeoutMs);
  const held = hold(first);

  async function hold(connection: Connection): Promise<void> {
    let hops = 0;
    let current: Connection | undefined = connection;
    while (!closing.signal.aborted) {
      const since = performance.now();
      await current?.lost;
      hops = performance.now() - since > STEADY_MS ? 1 : hops + 1;
      await pause(hops, closing.signal);
      current = closing.signal.aborted ? undefined : await tryAgain();
    }
    await leave(client);
  }

  async function tryAgain(): Promise<Connection | undefined> {
    try {
      return await connect(client, settings.timeoutMs);
    } catch (error) {
      settings.onTrouble?.(failed('apps.connections.open', error), 'socket');
      return undefined;
    }
  }

  return {
    close: async () => {
      closing.abort();
      await leave(client);
      await held;
    },
  };
}

/** Throws like the client when Slack can not be reached or refuses, or does not greet in time. */
async function connect(client: Client, timeoutMs: number): Promise<Connection> {
  let resolve: (() => void) | undefined;
  const lost = new Promise<void>((done) => {
    resolve = done;
    client.once('disconnected', done);
  });
  try {
    await within(2 * timeoutMs, client.start());
    return { lost };
  } catch (error) {
    client.off('disconnected', resolve);
    await leave(client);
    throw error instanceof TaiError ? error : failed('apps.connections.open', error);
  }
}

/** At once after a recycling, then 1, 2, 4 ... seconds while connections fail or do not last. */
async function pause(hops: number, signal: AbortSignal): Promise<void> {
  if (hops <= 1) return;
  await wait(Math.min(LONGEST_WAIT_MS, 500 * 2 ** (hops - 1)), undefined, { signal }).catch(() => undefined);
}

/** Waits for Slack's own goodbye, but not for long. */
async function leave(client: Client): Promise<void> {
  const timer = new AbortController();
  const late = wait(GOODBYE_MS, undefined, { signal: timer.signal }).catch(() => undefined);
  await Promise.race([client.disconnect(), late]);
  timer.abort();
}

/** Twice the time of one call: the first half is the question for the address, so the socket exists when time is up. */
async function within<T>(timeoutMs: number, started: Promise<T>): Promise<void> {
  const timer = new AbortController();
  const late = wait(timeoutMs, undefined, { signal: timer.signal }).then(() => {
    throw new TaiError('TICKET_SYSTEM_UNAVAILABLE', `Slack did not greet on the socket within ${timeoutMs} ms`);
  });
  try {
    await Promise.race([started, late]);
  } finally {
    timer.abort();
    await late.catch(() => undefined);
  }
}
