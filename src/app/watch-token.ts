import { judgeExpiry } from '../../integrations/jira/token-expiry.ts';
import type { Config } from '../config.ts';
import type { Log } from '../domain/log.ts';
import type { Closable } from '../domain/ports.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Warns at the start and each day after, from a month before Jira's token ends. */
export function watchToken({ jira }: Pick<Config, 'jira'>, log: Log, now: () => Date = () => new Date()): Closable {
  const lastDay = jira?.tokenExpires;
  if (lastDay === undefined) return { close: async () => undefined };
  const look = (): void => {
    const { kind, words } = judgeExpiry(lastDay, now());
    if (kind !== 'fine') log.warn({ expiry: words }, "jira's token ends; make a new one and set jira.tokenExpires");
  };
  look();
  const timer = setInterval(look, DAY_MS).unref();
  return { close: async () => clearInterval(timer) };
}
