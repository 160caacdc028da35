import { z } from 'zod';
import { ChannelId, TeamId, UserId } from './ids.ts';
import { INTAKE } from './limits.ts';
import { clip, toPlainText } from './text.ts';
import type { Who } from './who.ts';

const Form = z.object({
  command: z.string(),
  text: z.string().catch(''),
  team_id: TeamId,
  channel_id: z.string(),
  user_id: UserId,
  user_name: z.string().catch(''),
  trigger_id: z.string().min(1).max(200),
  response_url: z.string().optional(),
});

/** What someone typed after `/tai`. */
export type Wish =
  | { readonly kind: 'help' | 'status' }
  | { readonly kind: 'triage'; readonly text: string; readonly since?: string }
  | { readonly kind: 'unclear'; readonly reason: string };

export type Command =
  | { readonly kind: 'elsewhere' }
  | {
      readonly kind: 'command';
      readonly who: Who;
      readonly wish: Wish;
      /** For people: the name of who typed it. */
      readonly name: string;
      readonly key: string;
    };

/** `elsewhere`: in a direct message, where there is no thread to answer in. Undefined: it is no command of ours. */
export function readCommand(body: unknown, botUserId: string, now: Date): Command | undefined {
  const form = Form.safeParse(body);
  if (!form.success) return undefined;
  const { team_id: team, channel_id: channel, user_id: user, trigger_id: trigger, response_url: replyUrl } = form.data;
  const wish = readWish(clip(toPlainText(form.data.text, botUserId), INTAKE.mentionChars), now);
  if (!ChannelId.safeParse(channel).success && wish.kind !== 'help') return { kind: 'elsewhere' };
  const who: Who = { channel, user, teams: [team], shared: 'unsaid', isGuest: false, replyUrl };
  return { kind: 'command', who, wish, name: form.data.user_name, key: `slack-command-${trigger}` };
}

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const SINCE = /(?:^|\s)since\s+(\S+)/i;

export function readWish(text: string, now: Date): Wish {
  const words = text.trim();
  if (words === '' || /^(?:help|\?)$/i.test(words)) return { kind: 'help' };
  if (/^status$/i.test(words)) return { kind: 'status' };
  const [found, given = ''] = SINCE.exec(words) ?? [];
  // "since yesterday evening" is left to whoever reads the text.
  if (found === undefined || !/^\d/.test(given)) return { kind: 'triage', text: words };
  const agoMs = findAgo(given);
  if (agoMs === undefined) {
    return { kind: 'unclear', reason: `"since ${clip(given, 40)}" is not a time: write 30m, 2h or 3d` };
  }
  if (words.replace(found, '').trim() === '') {
    return { kind: 'unclear', reason: 'name a host or a ticket as well, as in: /tai web-03 is slow since 2h' };
  }
  return { kind: 'triage', text: words, since: new Date(now.getTime() - agoMs).toISOString() };
}

function findAgo(given: string): number | undefined {
  const [, count, unit = ''] = /^(\d{1,4})([mhd])$/i.exec(given) ?? [];
  return count === undefined ? undefined : Number(count) * (UNIT_MS[unit.toLowerCase()] ?? 0);
}
