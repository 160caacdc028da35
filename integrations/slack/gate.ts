import type { Reply, SlackClient } from './client.ts';
import type { Identity } from './identity.ts';
import { remember } from './remember.ts';
import type { SlackSettings } from './settings.ts';
import { ignoredFor, refusedFor, type Verdict, WELCOME, type Who } from './who.ts';

/** Whoever is let in stays so for this long; a right that is taken away counts no later. */
const REMEMBER_MS = 5 * 60_000;

export interface Gate {
  /** Throws like the client does: who can not be judged now is not let in. */
  judge(who: Who, identity: Identity, signal: AbortSignal): Promise<Verdict>;
  /** The same wherever the person is. */
  judgePerson(who: Who, identity: Identity, signal: AbortSignal): Promise<Verdict>;
}

type Rules = Pick<SlackSettings, 'channels' | 'userGroups' | 'alertBots'>;

/** People of our own workspace, in a channel of ours that is not shared with others: what the delivery says, then what Slack says. */
export function createGate(client: SlackClient, rules: Rules): Gate {
  const people = remember(REMEMBER_MS, (user, signal) => client.person(user, signal));
  const channels = remember(REMEMBER_MS, (channel, signal) => client.channel(channel, signal));
  const groups = remember(REMEMBER_MS, (group, signal) => client.members(group, signal));

  async function askAboutPerson(user: string, identity: Identity, signal: AbortSignal): Promise<Verdict> {
    const person = judgePerson(await people(user, signal), identity);
    if (person !== WELCOME || rules.userGroups === undefined) return person;
    const members = await Promise.all(rules.userGroups.map((group) => groups(group, signal)));
    return judgeMembership(user, members);
  }

  return {
    async judge(who, identity, signal) {
      const said = judgeBySaid(who, identity, rules);
      if (said !== WELCOME) return said;
      const place = await judgePlace(who, rules, (channel) => channels(channel, signal));
      if (place !== WELCOME || who.user === undefined || who.botId !== undefined) return place;
      return askAboutPerson(who.user, identity, signal);
    },
    async judgePerson(who, identity, signal) {
      const said = judgeBySaid(who, identity, {});
      return said === WELCOME && who.user !== undefined ? askAboutPerson(who.user, identity, signal) : said;
    },
  };
}

/** Without asking anyone. */
export function judgeBySaid(who: Who, { teamId }: Identity, { channels, alertBots = [] }: Rules): Verdict {
  if (who.botId !== undefined) return alertBots.includes(who.botId) ? judgeWhere(who, channels) : ignoredFor('a bot');
  if (who.user === undefined) return ignoredFor('not written by a person');
  if (who.teams.some((team) => team !== teamId)) return refusedFor('you belong to another workspace');
  if (who.isGuest) return refusedFor('guests can not ask tai');
  return judgeWhere(who, channels);
}

function judgeWhere({ channel, shared }: Who, channels: Rules['channels']): Verdict {
  if (shared === 'yes') return refusedFor(SHARED);
  const isListed = channels === undefined || channels.includes(channel);
  return isListed ? WELCOME : refusedFor('this channel is not one of those that may ask (slack.channels)');
}

const SHARED = 'this channel is shared with another company, who would read what is found on our hosts';

async function judgePlace(
  { channel, shared }: Who,
  { channels }: Rules,
  ask: (channel: string) => ReturnType<SlackClient['channel']>,
): Promise<Verdict> {
  if (shared !== 'unsaid') return WELCOME;
  const reply = await ask(channel);
  if (reply.ok) return isShared(reply.value) ? refusedFor(SHARED) : WELCOME;
  // Whoever listed the channel has judged it.
  if (channels?.includes(channel)) return WELCOME;
  if (reply.error === 'channel_not_found') return refusedFor('I am not in this channel: /invite @tai');
  return refusedFor(
    `I can not see whether this channel is shared with another company (${reply.error}): whoever runs tai grants ` +
      'channels:read and groups:read, or lists the channel in slack.channels',
  );
}

type Person = Awaited<ReturnType<SlackClient['person']>>;
type Channel = Extract<Awaited<ReturnType<SlackClient['channel']>>, { ok: true }>['value'];

function isShared({ is_ext_shared: now, is_pending_ext_shared: soon }: Channel): boolean {
  return now === true || soon === true;
}

function judgePerson(reply: Person, { teamId }: Identity): Verdict {
  if (!reply.ok) {
    return reply.error === 'missing_scope'
      ? refusedFor('I can not see whether you are a guest: whoever runs tai grants the scope users:read')
      : refusedFor(`Slack does not say who you are (${reply.error})`);
  }
  const { deleted, is_stranger: stranger, is_restricted: guest, is_ultra_restricted: oneChannel } = reply.value;
  if (guest || oneChannel) return refusedFor('guests can not ask tai');
  const teams = [reply.value.team_id, ...(reply.value.enterprise_user?.teams ?? [])];
  const isOurs = !stranger && !deleted && teams.includes(teamId);
  return isOurs ? WELCOME : refusedFor('you belong to another workspace');
}

function judgeMembership(user: string, groups: readonly Reply<{ readonly users: readonly string[] }>[]): Verdict {
  if (groups.some((group) => group.ok && group.value.users.includes(user))) return WELCOME;
  const failed = groups.find((group) => !group.ok);
  return failed?.ok === false
    ? refusedFor(`I can not see who is in the user groups that may ask (${failed.error}): it takes usergroups:read`)
    : refusedFor('only members of certain user groups may ask (slack.userGroups)');
}
