/** How often a method may be called in a minute or, for messages, in a second and a channel; Slack's figures, not tai's. */
const PER_MINUTE: Readonly<Record<string, number>> = {
  'chat.update': 50,
  'conversations.replies': 50,
  'conversations.history': 50,
  'reactions.add': 50,
  'chat.startStream': 20,
  'chat.stopStream': 20,
  'chat.appendStream': 100,
  'users.info': 100,
  'views.open': 100,
  'views.publish': 100,
};

export interface Tiers {
  /** Seconds to wait, as in Retry-After; undefined when the call is allowed, which is counted. */
  refuse(method: string, channel: string): number | undefined;
  /** When calls were allowed, by what is counted. */
  readonly allowed: ReadonlyMap<string, readonly number[]>;
  /** Calls that were too many. */
  readonly refused: readonly string[];
}

/** `minuteMs`: how long a minute lasts here. */
export function openTiers(minuteMs: number, now: () => number = () => performance.now()): Tiers {
  const allowed = new Map<string, number[]>();
  const refused: string[] = [];
  return {
    allowed,
    refused,
    refuse(method, channel) {
      const isMessage = method === 'chat.postMessage';
      const most = isMessage ? 1 : PER_MINUTE[method];
      if (most === undefined) return undefined;
      const windowMs = isMessage ? minuteMs / 60 : minuteMs;
      const key = isMessage ? `${method} ${channel}` : method;
      const calls = allowed.get(key) ?? [];
      const at = now();
      const first = calls.at(-most);
      if (first !== undefined && at - first < windowMs) {
        refused.push(key);
        return Math.ceil((first + windowMs - at) / 1_000);
      }
      allowed.set(key, [...calls, at]);
      return undefined;
    },
  };
}
