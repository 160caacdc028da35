/** Who wants something of us, and where. Ids are Slack's. */
export interface Who {
  readonly channel: string;
  readonly threadTs?: string | undefined;
  readonly user?: string | undefined;
  /** Set when a bot wrote it. */
  readonly botId?: string | undefined;
  /** Every workspace that the delivery names for the author. */
  readonly teams: readonly string[];
  /** Whether the channel is shared with another company; only events say so. */
  readonly shared: 'yes' | 'no' | 'unsaid';
  /** What the delivery itself says of the author. */
  readonly isGuest: boolean;
  /** For commands, shortcuts and buttons: where a private reply may be sent, also where we are no member. */
  readonly replyUrl?: string | undefined;
}

/** `ignored`: nobody is told. `refused`: the asker is told why, nobody else. */
export type Verdict = { readonly kind: 'welcome' } | { readonly kind: 'ignored' | 'refused'; readonly reason: string };

export const WELCOME: Verdict = { kind: 'welcome' };

export function refusedFor(reason: string): Verdict {
  return { kind: 'refused', reason };
}

export function ignoredFor(reason: string): { readonly kind: 'ignored'; readonly reason: string } {
  return { kind: 'ignored', reason };
}
