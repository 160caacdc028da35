import { z } from 'zod';
import { askAbout, type Heard } from './hear.ts';
import { ChannelId, findMention, TeamId, Timestamp, UserId } from './ids.ts';
import { findRerunValue, RERUN_ACTION } from './rerun.ts';
import { ignoredFor, type Who } from './who.ts';

const Press = z.object({
  team: z.object({ id: TeamId }).nullish(),
  user: z.object({ id: UserId, team_id: TeamId.optional() }),
  channel: z.object({ id: ChannelId }),
  message: z.object({ ts: Timestamp, thread_ts: Timestamp.optional() }),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  actions: z.tuple([z.object({ action_id: z.string(), action_ts: Timestamp, value: z.string() })]),
});
export type Press = z.infer<typeof Press>;

/** A button under a message of ours; undefined for anything else. */
export function readPress(body: unknown): Press | undefined {
  return Press.safeParse(body).data;
}

export function whoPressed({ channel, message, user, team, response_url: replyUrl }: Press): Who {
  const teams = [user.team_id ?? team?.id].filter((id) => id !== undefined);
  const threadTs = message.thread_ts;
  return { channel: channel.id, threadTs, user: user.id, teams, shared: 'unsaid', isGuest: false, replyUrl };
}

/** The button lies under our own answer and names the mention that answer is for. */
export function hearRerun(body: unknown): Heard {
  const press = readPress(body);
  if (press?.actions[0].action_id !== RERUN_ACTION) return ignoredFor('not the button "Run again"');
  const { channel, message, user } = press;
  const [{ value, action_ts: pressedAt }] = press.actions;
  const rerun = findRerunValue(value);
  const mention = rerun && findMention(rerun.ticket);
  if (mention?.channel !== channel.id) return ignoredFor('a button that names no mention of this channel');
  const key = `slack-${channel.id}-${message.ts}-button-${pressedAt}`;
  return {
    kind: 'asked',
    who: whoPressed(press),
    ask: askAbout(mention, { key, trigger: 'button', text: rerun?.text, by: user.id }),
  };
}
