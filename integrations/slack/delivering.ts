import type { Asking } from './ask.ts';
import type { SlackClient } from './client.ts';
import type { Tell } from './tell.ts';

/** What every kind of delivery is handled with. */
export interface Delivering extends Asking {
  readonly client: SlackClient;
  readonly tell: Tell;
}

/** To the asker alone. */
export function refusal(reason: string): string {
  return `tai did not look: ${reason}.`;
}
