import type { SlackClient, ThreadMessage } from './client.ts';
import { ChannelId, Timestamp } from './ids.ts';

const MOST = 3;
const PERMALINK =
  /https:\/\/[a-z0-9-]{1,80}(?:\.enterprise)?\.slack\.com\/archives\/([A-Z0-9]+)\/p(\d{10})(\d{6})(?:\?(\S*))?/gi;

/** Where a permalink leads; `threadTs` is the message itself unless it lies in a thread. */
export interface Permalink {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string;
}

export function findPermalinks(text: string): readonly Permalink[] {
  return [...text.matchAll(PERMALINK)].flatMap(([, channel, seconds, micros, query = '']) => {
    const ts = `${seconds}.${micros}`;
    const thread = Timestamp.safeParse(new URLSearchParams(query).get('thread_ts'));
    const found = ChannelId.safeParse(channel);
    return found.success ? [{ channel: found.data, ts, threadTs: thread.success ? thread.data : ts }] : [];
  });
}

/**
 * The messages that a text links to, as far as the history scope lets us read them. Whoever asks may not be in the channel of
 * a link, so only channels that `mayRead` allows are looked into.
 */
export async function readLinked(
  client: SlackClient,
  text: string,
  mayRead: (channel: string) => boolean,
  signal: AbortSignal,
): Promise<readonly ThreadMessage[]> {
  const links = findPermalinks(text).filter(({ channel }) => mayRead(channel));
  const found: ThreadMessage[] = [];
  for (const { channel, ts, threadTs } of links.slice(0, MOST)) {
    const reply = await client.replies(channel, threadTs, { oldest: ts, latest: ts }, signal);
    const message = reply.ok ? reply.value.messages.find((each) => each.ts === ts) : undefined;
    if (message !== undefined) found.push(message);
  }
  return found;
}
