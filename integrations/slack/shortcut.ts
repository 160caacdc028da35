import { z } from 'zod';
import { askAbout, type Heard } from './hear.ts';
import { ChannelId, TeamId, Timestamp, UserId } from './ids.ts';
import type { Identity } from './identity.ts';
import { INTAKE } from './limits.ts';
import { clip, toPlainText } from './text.ts';
import { ignoredFor } from './who.ts';
import { Attachment, wordsOf } from './words-of.ts';

export const SHORTCUT = 'tai_triage';

const MessageAction = z.object({
  callback_id: z.literal(SHORTCUT),
  team: z.object({ id: TeamId }),
  user: z.object({ id: UserId, team_id: TeamId.optional() }),
  channel: z.object({ id: ChannelId }),
  message: z.object({
    ts: Timestamp,
    thread_ts: Timestamp.optional(),
    text: z.string().catch(''),
    attachments: z.array(Attachment).optional().catch(undefined),
  }),
  action_ts: z.string().regex(/^[\d.]{1,30}$/),
  response_url: z.string().optional(),
});

/** "Triage with tai" on a message: the message is the ticket, and whoever chose it asks. */
export function hearShortcut(body: unknown, { botUserId }: Identity): Heard {
  const action = MessageAction.safeParse(body);
  if (!action.success) return ignoredFor('not our shortcut on a message of a channel');
  const { channel, message, user, team, action_ts: at, response_url: replyUrl } = action.data;
  const mention = { channel: channel.id, threadTs: message.thread_ts ?? message.ts, ts: message.ts };
  const text = clip(toPlainText(wordsOf(message), botUserId), INTAKE.mentionChars);
  const key = `slack-${channel.id}-${message.ts}-shortcut-${at}`;
  return {
    kind: 'asked',
    who: {
      channel: channel.id,
      threadTs: message.thread_ts,
      user: user.id,
      teams: [user.team_id ?? team.id],
      shared: 'unsaid',
      isGuest: false,
      replyUrl,
    },
    ask: askAbout(mention, { key, trigger: 'button', text, by: user.id }),
  };
}
