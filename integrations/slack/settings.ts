import { TaiError } from '../../src/domain/errors.ts';

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
  /** For one call to Slack, in milliseconds. */
  readonly timeoutMs: number;
  /** Hears of a lost socket that could not be opened again yet; attempts go on. */
  readonly onTrouble?: (error: TaiError) => void;
}

/** The secret a mode can not do without. Throws CONFIG_INVALID. */
export function needSecret(settings: SlackSettings, key: 'signingSecret' | 'appToken'): string {
  const secret = settings[key];
  if (!secret) throw new TaiError('CONFIG_INVALID', `slack.${key} is needed when slack.mode is ${settings.mode}`);
  return secret;
}
