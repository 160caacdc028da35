import type { Accept, Ask } from '../../src/domain/ports.ts';
import type { Quota } from '../../src/domain/quota.ts';
import type { Gate } from './gate.ts';
import type { Identity } from './identity.ts';
import type { SlackSettings } from './settings.ts';
import { refusedFor, type Verdict, WELCOME, type Who } from './who.ts';

const HOUR_MS = 3_600_000;

export interface Asking {
  readonly gate: Gate;
  readonly settings: SlackSettings;
  readonly accept: Accept;
}

/** Lets in, then takes the quota: the same delivery twice takes one. Throws when either can not be said now. */
export async function admit(
  { gate, settings }: Asking,
  who: Who,
  key: string,
  identity: Identity,
  signal: AbortSignal,
): Promise<Verdict> {
  const verdict = await gate.judge(who, identity, signal);
  if (verdict.kind !== 'welcome') return verdict;
  const taken = await settings.desk?.take(key, quotasOf(who, settings));
  return taken?.kind === 'full' ? refusedFor(describeFull(taken, settings)) : WELCOME;
}

export async function admitAndAccept(
  asking: Asking,
  who: Who,
  ask: Ask,
  identity: Identity,
  signal: AbortSignal,
): Promise<Verdict> {
  const verdict = await admit(asking, who, ask.key, identity, signal);
  if (verdict.kind === 'welcome') await asking.accept(ask);
  return verdict;
}

const USER = 'slack-user-';
const CHANNEL = 'slack-channel-';

function quotasOf({ user, botId, channel }: Who, { quotas = {} }: SlackSettings): readonly Quota[] {
  const { perUser, perChannel } = quotas;
  const asker = botId ?? user;
  return [
    ...(perUser === undefined || asker === undefined
      ? []
      : [{ name: `${USER}${asker}`, limit: perUser, windowMs: HOUR_MS }]),
    ...(perChannel === undefined ? [] : [{ name: `${CHANNEL}${channel}`, limit: perChannel, windowMs: HOUR_MS }]),
  ];
}

function describeFull({ name, waitMs }: { name: string; waitMs: number }, { quotas = {} }: SlackSettings): string {
  const [whose, limit] = name.startsWith(USER) ? ['you have', quotas.perUser] : ['this channel has', quotas.perChannel];
  const minutes = Math.ceil(waitMs / 60_000);
  return `${whose} asked ${limit} times within an hour; the next one is taken in ${minutes} min`;
}
