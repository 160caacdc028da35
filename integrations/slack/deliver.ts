import type { Accept } from '../../src/domain/ports.ts';
import { admitAndAccept } from './ask.ts';
import type { SlackClient } from './client.ts';
import { readCommand } from './command.ts';
import { type Delivering, refusal } from './delivering.ts';
import { createGate } from './gate.ts';
import { hear, type Heard } from './hear.ts';
import { HELP } from './help.ts';
import { onHome } from './home.ts';
import type { FindIdentity, Identity } from './identity.ts';
import { onPress } from './on-press.ts';
import { hearRerun } from './press.ts';
import { runCommand } from './run-command.ts';
import type { SlackSettings } from './settings.ts';
import { hearShortcut } from './shortcut.ts';
import { onSubmit } from './submit.ts';
import { createTell } from './tell.ts';
import { privately } from './privately.ts';

/** Takes one delivery, over HTTP or over a socket. Answers with what is sent back at once; rejects when nothing was accepted. */
export type Deliver = (body: Readonly<Record<string, unknown>>) => Promise<object | undefined>;

/** All of a delivery has to be done before Slack gives up. */
const DELIVERY_MS = 2_400;

export function createDeliver(
  settings: SlackSettings,
  client: SlackClient,
  findIdentity: FindIdentity,
  accept: Accept,
): Deliver {
  const tell = createTell(client, settings);
  const parts: Delivering = { settings, client, accept, tell, gate: createGate(client, settings) };

  return async (body) => {
    const identity = await findIdentity();
    const signal = AbortSignal.timeout(DELIVERY_MS);
    const kind = kindOf(body);
    switch (kind) {
      case 'event':
        if (await onHome(parts, body, identity, signal)) return undefined;
        await take(parts, hear(body, hearingOf(settings, identity)), identity, signal);
        return undefined;
      case 'shortcut':
        await takeShortcut(parts, hearShortcut(body, identity), identity, signal);
        return undefined;
      case 'press':
        if (!(await onPress(parts, body, identity, signal))) await take(parts, hearRerun(body), identity, signal);
        return undefined;
      case 'form':
        return onSubmit(parts, body, identity, signal);
      case 'command':
        return command(parts, body, identity, signal);
      case undefined:
        return undefined;
      default:
        return kind satisfies never;
    }
  };
}

type Kind = 'event' | 'shortcut' | 'press' | 'form' | 'command';
const KINDS: Readonly<Record<string, Kind>> = {
  event_callback: 'event',
  message_action: 'shortcut',
  block_actions: 'press',
  view_submission: 'form',
};

function kindOf(body: Readonly<Record<string, unknown>>): Kind | undefined {
  return typeof body['command'] === 'string' ? 'command' : KINDS[String(body['type'])];
}

function hearingOf({ alertBots = [], followUps = 'questions' }: SlackSettings, identity: Identity) {
  return { identity, alertBots, followUps };
}

/** A follow-up is one only where we have answered; elsewhere people talk to each other. */
async function take(parts: Delivering, heard: Heard, identity: Identity, signal: AbortSignal): Promise<boolean> {
  if (heard.kind === 'ignored') return false;
  const { who, ask } = heard;
  const thread = ask.thread;
  if (heard.kind === 'follow-up' && (thread && (await parts.settings.desk?.findAnswer(thread))) === undefined)
    return false;
  const verdict = await admitAndAccept(parts, who, ask, identity, signal);
  if (verdict.kind === 'refused') parts.tell(who, refusal(verdict.reason));
  return verdict.kind === 'welcome';
}

/** A shortcut leaves no trace of its own in the channel, and may be chosen where we are no member. */
async function takeShortcut(...[parts, heard, ...rest]: Parameters<typeof take>): Promise<void> {
  if (!(await take(parts, heard, ...rest)) || heard.kind === 'ignored') return;
  parts.tell(
    heard.who,
    'Looking at it. The answer comes in the thread; if none comes, I am not in this channel: /invite @tai',
  );
}

async function command(
  parts: Delivering,
  body: Readonly<Record<string, unknown>>,
  identity: Identity,
  signal: AbortSignal,
): Promise<object | undefined> {
  const read = readCommand(body, identity.botUserId, new Date());
  if (read === undefined) return undefined;
  if (read.kind === 'elsewhere') return privately(refusal('ask in a channel, where there is a thread to answer in'));
  if (read.wish.kind === 'help') return privately(HELP);
  return runCommand(parts, read, identity, signal);
}
