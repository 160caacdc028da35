import { type Method, no } from './method.ts';

export const PEOPLE: Readonly<Record<string, Method>> = {
  'users.info': {
    scopes: ['users:read'],
    call: ({ user = '' }, { workspace }) => ({ ok: true, user: workspace.findPerson(user) }),
  },
  'conversations.info': {
    scopes: ['channels:read', 'groups:read'],
    call: ({ channel = '' }, { workspace }) => ({ ok: true, channel: workspace.aboutChannel(channel) }),
  },
  'usergroups.users.list': {
    scopes: ['usergroups:read'],
    call: ({ usergroup = '' }, { workspace }) => {
      const users = workspace.findGroup(usergroup);
      return users === undefined ? no('no_such_subteam') : { ok: true, users };
    },
  },
  'chat.postEphemeral': {
    scopes: ['chat:write'],
    call: ({ channel = '', user = '', text = '' }, { workspace, seen }) => {
      if (!workspace.isMember(channel)) return no('not_in_channel');
      seen.whispers.push({ channel, user, text });
      return { ok: true, message_ts: workspace.nextTs() };
    },
  },
};
