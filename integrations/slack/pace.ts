import { randomUUID } from 'node:crypto';
import type { Quota } from '../../src/domain/admission.ts';
import { TaiError } from '../../src/domain/errors.ts';
import type { FrontDesk } from '../../src/domain/front-desk.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** How often Slack lets a method be called: by workspace, or by channel where `per` says so. Source: docs.slack.dev, "Rate limits". */
interface Tier {
  readonly most: number;
  readonly windowMs: number;
  readonly per?: 'channel';
}

const TIER_3: Tier = { most: 50, windowMs: MINUTE_MS };
const TIERS: Readonly<Record<string, Tier>> = {
  'chat.postMessage': { most: 1, windowMs: SECOND_MS, per: 'channel' },
  'chat.update': TIER_3,
  'conversations.replies': TIER_3,
  'reactions.add': TIER_3,
};
/** Slack counts when a call arrives, we when it leaves. */
const MARGIN = 1.1;

/** How urgent a call is. `sign`: only tells that work goes on, so it leaves half of what there is to the answers. */
export type Urgency = 'answer' | 'sign';

/** Resolves when a call may be made now. Throws TICKET_SYSTEM_BUSY with the time to wait. */
export type Pace = (method: string, channel: string, urgency: Urgency) => Promise<void>;

/** One pace for all processes on one Redis; while it is away Slack itself says when it is too much. `minuteMs` is a minute, for tests. */
export function createPace(take: FrontDesk['take'] | undefined, minuteMs = MINUTE_MS): Pace {
  const scale = minuteMs / MINUTE_MS;
  return async (method, channel, urgency) => {
    const tier = TIERS[method];
    if (take === undefined || tier === undefined) return;
    const key = tier.per === 'channel' ? `slack:call:${method}:${channel}` : `slack:call:${method}`;
    const windowMs = Math.ceil(tier.windowMs * MARGIN * scale);
    const most = urgency === 'sign' ? Math.ceil(tier.most / 2) : tier.most;
    const usedUp = await unlessAway(take, { key, most, windowMs, about: method });
    if (usedUp === undefined) return;
    // Whoever waits for the same second would come back in the same millisecond.
    const waitMs = usedUp.waitMs + Math.random() * Math.min(windowMs * 3, 5 * SECOND_MS * scale + windowMs);
    throw new TaiError('TICKET_SYSTEM_BUSY', `Slack takes no more of ${method} just now`, undefined, Math.ceil(waitMs));
  };
}

async function unlessAway(take: FrontDesk['take'], quota: Quota): ReturnType<FrontDesk['take']> {
  try {
    return await take(randomUUID(), [quota]);
  } catch (error) {
    if (error instanceof TaiError && error.code === 'REDIS_UNAVAILABLE') return undefined;
    throw error;
  }
}
