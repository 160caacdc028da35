import { createServer } from 'node:http';
import type { SlackSettings } from '../../../integrations/slack/index.ts';
import type { Accept, Ask, Closable, Door } from '../../../src/domain/ports.ts';
import { RunId } from '../../../src/domain/run.ts';
import { TOKENS } from '../slack-stand-in.ts';
import { SIGNING_SECRET } from './samples.ts';

/** Settings for the stand-in, in either mode. */
export function settingsFor(
  { apiUrl }: { readonly apiUrl: string },
  change: Partial<SlackSettings> = {},
): SlackSettings {
  const secrets = { botToken: TOKENS.bot, appToken: TOKENS.app, signingSecret: SIGNING_SECRET };
  return { mode: 'http', ...secrets, apiUrl, timeoutMs: 2_000, ...change };
}

export interface Desk {
  readonly accept: Accept;
  /** Everything accepted so far. */
  readonly asks: readonly Ask[];
  /** From now on nothing is accepted, as when Redis is down; undefined ends that. */
  refuse(error: Error | undefined): void;
}

/** Takes asks as the queue would. */
export function openDesk(): Desk {
  const asks: Ask[] = [];
  let trouble: Error | undefined;
  return {
    asks,
    refuse: (error) => {
      trouble = error;
    },
    accept: async (ask) => {
      if (trouble) throw trouble;
      asks.push(ask);
      return RunId.parse('raaaaaaaaaaaaaaaa');
    },
  };
}

/** A bare server with one handler door in it; `url` is the door's own. */
export async function serveDoor(
  door: Door | undefined,
): Promise<Closable & { readonly url: string; readonly origin: string }> {
  if (door?.kind !== 'handler') throw new Error('the door is no handler');
  const server = createServer((request, response) => door.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin, url: `${origin}${door.path}`, close };
}
