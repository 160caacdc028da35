import { TaiError } from '../../src/domain/errors.ts';
import type { FrontDesk } from '../../src/domain/front-desk.ts';

/** `questions`: what asks or begins with our name. */
export type FollowUps = 'questions' | 'all' | 'mentions';

/** How to reach one Slack workspace. Mode `http` needs the signing secret, mode `socket` the app-level token. */
export interface SlackSettings {
  readonly mode: 'http' | 'socket';
  /** `xoxb-`: the bot's own token. */
  readonly botToken: string;
  readonly signingSecret?: string;
  /** `xapp-` with `connections:write`. */
  readonly appToken?: string;
  /** Slack's own address when absent; a proxy or a stand-in otherwise. */
  readonly apiUrl?: string;
  /** Ids of the channels that may ask; every channel the bot is in when absent. */
  readonly channels?: readonly string[];
  /** Ids of user groups whose members may ask; everyone of the workspace but guests when absent. */
  readonly userGroups?: readonly string[];
  /** `bot_id`s of bots whose alerts are triaged. */
  readonly alertBots?: readonly string[];
  /** What counts in a thread where we have answered without a mention; needs the history scope. `questions` unless told. */
  readonly followUps?: FollowUps;
  /** Runs within an hour; no limit when absent. */
  readonly quotas?: { readonly perUser?: number; readonly perChannel?: number };
  /** For one call to Slack, in milliseconds. */
  readonly timeoutMs: number;
  /** What the rest of tai does for people who talk to it; without it there are no quotas, no evidence to show, no votes. */
  readonly desk?: FrontDesk;
  /** A minute of Slack's rate limits, in milliseconds; shorter in tests. */
  readonly minuteMs?: number;
  /** Hears of a lost socket that could not be opened again yet (attempts go on), and of a reply to a person that was lost. */
  readonly onTrouble?: (error: TaiError, what: 'socket' | 'reply') => void;
}

/** The secret a mode can not do without. Throws CONFIG_INVALID. */
export function needSecret(settings: SlackSettings, key: 'signingSecret' | 'appToken'): string {
  const secret = settings[key];
  if (!secret) throw new TaiError('CONFIG_INVALID', `slack.${key} is needed when slack.mode is ${settings.mode}`);
  return secret;
}
