import { createHmac, randomUUID } from 'node:crypto';
import { BOT, CHANNEL, PERSON, TEAM } from './workspace.ts';

export interface MentionOptions {
  readonly ts: string;
  readonly text?: string;
  readonly channel?: string;
  readonly threadTs?: string;
  readonly eventId?: string;
  /** Laid over the event, for what should be refused. */
  readonly event?: object;
  /** Laid over the envelope. */
  readonly envelope?: object;
}

/** An app_mention as the Events API and Socket Mode send it. */
export function mention({ ts, threadTs, ...options }: MentionOptions): object {
  const { text = `<@${BOT.user}> web-03 is slow`, channel = CHANNEL, eventId = `Ev${randomUUID()}` } = options;
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  return {
    token: 'old-and-unused',
    team_id: TEAM,
    api_app_id: 'A0TAI',
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(Number(ts)),
    is_ext_shared_channel: false,
    authorizations: [
      { enterprise_id: null, team_id: TEAM, user_id: BOT.user, is_bot: true, is_enterprise_install: false },
    ],
    event: {
      type: 'app_mention',
      user: PERSON,
      team: TEAM,
      text,
      ts,
      event_ts: ts,
      channel,
      ...thread,
      ...options.event,
    },
    ...options.envelope,
  };
}

export interface PressOptions {
  /** The message that carries the button. */
  readonly ts: string;
  readonly value: string;
  readonly actionTs?: string;
  readonly actionId?: string;
  readonly channel?: string;
  readonly user?: object;
  readonly replyUrl?: string;
}

/** A pressed button as the interactivity address and Socket Mode get it. */
export function press({
  ts,
  value,
  actionTs = '1790000999.000001',
  actionId = 'tai_rerun',
  ...options
}: PressOptions): object {
  const channel = { id: options.channel ?? CHANNEL, name: 'ops' };
  return {
    type: 'block_actions',
    team: { id: TEAM, domain: 'stand-in' },
    user: { id: PERSON, username: 'person', team_id: TEAM, ...options.user },
    api_app_id: 'A0TAI',
    trigger_id: randomUUID(),
    response_url: options.replyUrl,
    container: { type: 'message', message_ts: ts, channel_id: channel.id, is_ephemeral: false },
    channel,
    message: { type: 'message', bot_id: BOT.id, user: BOT.user, ts, thread_ts: ts },
    actions: [{ type: 'button', action_id: actionId, block_id: 'b1', value, action_ts: actionTs }],
  };
}

export interface ShortcutOptions {
  readonly ts: string;
  readonly text?: string;
  readonly threadTs?: string;
  readonly channel?: string;
  readonly replyUrl?: string;
  readonly user?: object;
}

/** "Triage with tai" chosen on a message. */
export function shortcut({
  ts,
  text = 'db-02 is slow',
  threadTs,
  replyUrl,
  channel = CHANNEL,
  user,
}: ShortcutOptions): object {
  return {
    type: 'message_action',
    callback_id: 'tai_triage',
    trigger_id: randomUUID(),
    action_ts: '1790000777.000001',
    team: { id: TEAM, domain: 'stand-in' },
    user: { id: PERSON, name: 'person', team_id: TEAM, ...user },
    channel: { id: channel, name: 'ops' },
    message_ts: ts,
    message: { type: 'message', user: 'U0OTHER', ts, text, ...(threadTs !== undefined && { thread_ts: threadTs }) },
    response_url: replyUrl,
  };
}

/** `/tai` with these words. */
export function slash(text: string, change: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    command: '/tai',
    text,
    team_id: TEAM,
    channel_id: CHANNEL,
    user_id: PERSON,
    user_name: 'person',
    trigger_id: randomUUID(),
    ...change,
  };
}

export interface FormOptions {
  readonly run: string;
  readonly hosts?: string;
  readonly since?: string;
  readonly looks?: readonly string[];
}

function chosen(value: string): object {
  return { text: { type: 'plain_text', text: value }, value };
}

/** The form "Look deeper", sent. */
export function sentForm({ run, hosts, since, looks = [] }: FormOptions): object {
  return {
    type: 'view_submission',
    team: { id: TEAM, domain: 'stand-in' },
    user: { id: PERSON, name: 'person', team_id: TEAM },
    view: {
      id: 'V1',
      callback_id: 'tai_deeper_form',
      private_metadata: run,
      state: {
        values: {
          hosts: { hosts: { type: 'plain_text_input', value: hosts ?? null } },
          since: { since: { type: 'static_select', selected_option: since === undefined ? null : chosen(since) } },
          looks: { looks: { type: 'multi_static_select', selected_options: looks.map(chosen) } },
        },
      },
    },
  };
}

/** A button within the window "Evidence". */
export function pressInView(run: string, actionId: string): object {
  return {
    type: 'block_actions',
    team: { id: TEAM, domain: 'stand-in' },
    user: { id: PERSON, name: 'person', team_id: TEAM },
    trigger_id: randomUUID(),
    view: { id: 'V2', callback_id: 'tai_evidence_view', private_metadata: run },
    actions: [{ type: 'button', action_id: actionId, block_id: 'b1', value: run, action_ts: '1790000999.000002' }],
  };
}

export function signedPayload(signing: Signing, payload: object): Promise<Response> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return sendSigned(signing, 'application/x-www-form-urlencoded', body);
}

export interface Signing {
  readonly url: string;
  readonly secret: string;
  /** Seconds added to the stamp, for stale and future ones. */
  readonly skewSeconds?: number;
  /** Number of the retry, from 1, for a delivery that comes again. */
  readonly retry?: number;
}

export function signedMention(signing: Signing, options: MentionOptions): Promise<Response> {
  return sendSigned(signing, 'application/json', JSON.stringify(mention(options)));
}

export function signedButton(signing: Signing, options: PressOptions): Promise<Response> {
  const form = new URLSearchParams({ payload: JSON.stringify(press(options)) }).toString();
  return sendSigned(signing, 'application/x-www-form-urlencoded', form);
}

export function signedShortcut(signing: Signing, options: ShortcutOptions): Promise<Response> {
  const form = new URLSearchParams({ payload: JSON.stringify(shortcut(options)) }).toString();
  return sendSigned(signing, 'application/x-www-form-urlencoded', form);
}

export function signedSlash(signing: Signing, ...options: Parameters<typeof slash>): Promise<Response> {
  return sendSigned(signing, 'application/x-www-form-urlencoded', new URLSearchParams(slash(...options)).toString());
}

/** A message nobody was mentioned in, as message.channels brings it. */
export function message(options: MentionOptions): object {
  return mention({
    text: 'is it db-02?',
    ...options,
    event: { type: 'message', channel_type: 'channel', ...options.event },
  });
}

export function signedMessage(signing: Signing, options: MentionOptions): Promise<Response> {
  return sendSigned(signing, 'application/json', JSON.stringify(message(options)));
}

export function signedHome(signing: Signing, user: string = PERSON): Promise<Response> {
  const event = { type: 'app_home_opened', user, channel: 'D0HOME', tab: 'home', event_ts: '1790000555.000001' };
  const body = { type: 'event_callback', team_id: TEAM, event_id: `Ev${randomUUID()}`, event };
  return sendSigned(signing, 'application/json', JSON.stringify(body));
}

/** What Slack sends when the address is typed into the app's settings. */
export function signedUrlVerification(signing: Signing, challenge: string): Promise<Response> {
  return sendSigned(
    signing,
    'application/json',
    JSON.stringify({ type: 'url_verification', token: 'unused', challenge }),
  );
}

export function sendSigned(
  { url, secret, skewSeconds = 0, retry }: Signing,
  type: string,
  body: string,
): Promise<Response> {
  const stamp = String(Math.floor(Date.now() / 1_000) + skewSeconds);
  const signature = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
  const again =
    retry === undefined ? {} : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' };
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': stamp,
    'x-slack-signature': `v0=${signature}`,
    ...again,
  };
  return fetch(url, { method: 'POST', headers, body });
}
