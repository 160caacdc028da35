import { randomUUID } from 'node:crypto';
import { TaiError } from '../../src/domain/errors.ts';
import type { SlackClient } from './client.ts';
import { failed } from './failure.ts';
import type { SlackSettings } from './settings.ts';
import { toEscapedText } from './text.ts';
import type { Who } from './who.ts';

const MOST_CHARS = 3_000;
/** A person is told so often within a minute; who goes on all the same is not told any more. */
const OFTEN = { most: 5, windowMs: 60_000, about: '5 words a minute' };

/** Says something to one person, whom nobody else sees addressed. Comes back at once; what is lost is reported to `onTrouble`. */
export type Tell = (who: Pick<Who, 'channel' | 'threadTs' | 'user' | 'replyUrl'>, text: string) => void;

export function createTell(client: SlackClient, settings: SlackSettings): Tell {
  async function tell({ channel, threadTs, user, replyUrl }: Parameters<Tell>[0], text: string): Promise<void> {
    if (user === undefined || !(await mayTell(user, settings))) return;
    const signal = AbortSignal.timeout(settings.timeoutMs);
    const words = toEscapedText(text, MOST_CHARS);
    if (replyUrl !== undefined && isSlacks(replyUrl, settings)) return reply(replyUrl, words, signal);
    await client.whisper(channel, threadTs, user, words, signal);
  }
  return (who, text) => {
    tell(who, text).catch((error: unknown) => settings.onTrouble?.(toTaiError(error), 'reply'));
  };
}

async function mayTell(user: string, { desk }: SlackSettings): Promise<boolean> {
  if (desk === undefined) return true;
  return (await desk.take(randomUUID(), [{ key: `slack:told:${user}`, ...OFTEN }])) === undefined;
}

/** The address came in a signed delivery; all the same only Slack is answered. */
function isSlacks(url: string, { apiUrl }: SlackSettings): boolean {
  if (!URL.canParse(url)) return false;
  const { origin } = new URL(url);
  return origin === 'https://hooks.slack.com' || (apiUrl !== undefined && origin === new URL(apiUrl).origin);
}

async function reply(url: string, text: string, signal: AbortSignal): Promise<void> {
  const body = JSON.stringify({ response_type: 'ephemeral', replace_original: false, text });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
  if (!response.ok) throw new TaiError('TICKET_SYSTEM_UNAVAILABLE', `Slack answered a reply with ${response.status}`);
}

function toTaiError(error: unknown): TaiError {
  return error instanceof TaiError ? error : failed('a reply', error);
}
