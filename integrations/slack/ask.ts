import type { Accept, Ask } from '../../src/domain/ports.ts';
import type { Quota, UsedUp } from '../../src/domain/admission.ts';
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
  const usedUp = await settings.desk?.take(key, quotasOf(who, settings));
  return usedUp === undefined ? WELCOME : refusedFor(describe(usedUp));
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

function quotasOf({ user, botId, channel }: Who, { quotas = {} }: SlackSettings): readonly Quota[] {
  const { perUser, perChannel } = quotas;
  const asker = botId ?? user;
  return [
    ...(perUser === undefined || asker === undefined ? [] : [hourly(`by:${asker}`, perUser, 'for one person')]),
    ...(perChannel === undefined ? [] : [hourly(`channel:${channel}`, perChannel, 'for one channel')]),
  ];
}

function hourly(key: string, most: number, whose: string): Quota {
  return { key: `slack:${key}`, most, windowMs: HOUR_MS, about: `${most} runs an hour ${whose}` };
}

function describe({ about, waitMs }: UsedUp): string {
  return `this would be more than ${about}; the next one is taken in ${Math.ceil(waitMs / 60_000)} min`;
}
