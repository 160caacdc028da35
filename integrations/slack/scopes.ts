import type { SlackSettings } from './settings.ts';

/** What has to be on for a scope to be needed. */
export type Features = Pick<SlackSettings, 'alertBots' | 'followUps' | 'userGroups'>;

export interface Scope {
  readonly name: string;
  /** What is lost without it, for people. */
  readonly without: string;
  /** `must`: nothing works without it. `more`: what it adds may be left out. */
  readonly need: 'must' | 'more';
}

/** The scopes of the bot's token that the enabled features use, and no others. */
export function scopesFor({ userGroups }: Features): readonly Scope[] {
  return [
    must('app_mentions:read', 'mentions do not come in'),
    must('chat:write', 'nothing can be answered'),
    must('commands', 'there is no /tai and no shortcut'),
    must('users:read', 'it can not be seen who is a guest, so nobody may ask'),
    must(
      'channels:read',
      'it can not be seen which channels are shared, so commands and buttons work in listed ones alone',
    ),
    more('groups:read', 'the same for private channels'),
    more(
      'channels:history',
      'the thread before a question, links to messages and follow-ups without a mention are not read',
    ),
    more('groups:history', 'the same for private channels'),
    more('reactions:write', 'there are no eyes on a question'),
    more('files:write', 'evidence can not be had as a file'),
    ...(userGroups === undefined
      ? []
      : [must('usergroups:read', 'nobody is found in slack.userGroups, so nobody may ask')]),
  ];
}

/** Messages without a mention are wanted for follow-ups and alerts alone. */
export function eventsFor({ followUps, alertBots = [] }: Features): readonly string[] {
  const hears = followUps !== 'mentions' || alertBots.length > 0;
  return ['app_mention', 'app_home_opened', ...(hears ? ['message.channels', 'message.groups'] : [])];
}

function must(name: string, without: string): Scope {
  return { name, without, need: 'must' };
}

function more(name: string, without: string): Scope {
  return { name, without, need: 'more' };
}
