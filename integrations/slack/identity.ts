import type { SlackClient } from './client.ts';

/** Who we are in the workspace. */
export interface Identity {
  readonly teamId: string;
  readonly botUserId: string;
  readonly botId: string;
}

/** Asks Slack once for all who need it; a failure is not remembered. Throws like the client does. */
export type FindIdentity = () => Promise<Identity>;

/** No caller's signal reaches the question, since others wait for the same answer; the client's timeout bounds it. */
export function rememberIdentity(client: SlackClient): FindIdentity {
  let asked: Promise<Identity> | undefined;
  return async () => {
    const answer = asked ?? client.identify(new AbortController().signal);
    asked = answer;
    try {
      return await answer;
    } catch (error) {
      if (asked === answer) asked = undefined;
      throw error;
    }
  };
}
