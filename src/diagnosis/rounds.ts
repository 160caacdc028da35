import { collect, type Round } from '../collectors/collect.ts';
import { hostWindowCollectors } from '../collectors/index.ts';
import { findWindow } from '../collectors/journal-window.ts';
import { type Look, lookAtHost, lookAtHostWith } from '../collectors/look.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Ticket } from '../domain/ticket.ts';
import { aboutOf, chooseCollectors, MAX_FIRST_LOOKS } from './choose-looks.ts';
import { followLeads, keyOf } from './follow.ts';
import { toSeen } from './seen.ts';

/** Looks that the second and the third round may take. There is no fourth. */
const LATER_ROUNDS = [32, 16] as const;
/** Lines of the whole system's log round the time of the ticket. */
export const WINDOW_LINES = 400;

/** Looks of one host in all rounds, at most. */
export const MAX_HOST_LOOKS =
  MAX_FIRST_LOOKS + hostWindowCollectors.length + LATER_ROUNDS.reduce((sum, looks) => sum + looks, 0);

/** First what the ticket asks for, then twice what the rounds before point at, as long as they point at anything new. */
export async function takeRounds(ticket: Ticket, round: Round, signal: AbortSignal): Promise<readonly Evidence[]> {
  const now = new Date();
  const looks = firstLooks(ticket, now);
  const taken = new Set(looks.map(keyOf));
  let evidence = await collect(looks, round, signal);
  let latest = evidence;
  for (const most of LATER_ROUNDS) {
    if (signal.aborted || !latest.some(({ status }) => status === 'collected')) break;
    const next = followLeads(toSeen(ticket, evidence), taken, now).slice(0, most);
    if (next.length === 0) break;
    for (const look of next) taken.add(keyOf(look));
    latest = await collect(next, { ...round, firstId: round.firstId + evidence.length }, signal);
    evidence = [...evidence, ...latest];
  }
  return evidence;
}

function firstLooks(ticket: Ticket, now: Date): readonly Look[] {
  const window = findWindow(ticket, now, WINDOW_LINES);
  return [
    ...chooseCollectors(aboutOf(ticket)).map((collector) => lookAtHost(collector)),
    ...(window === undefined ? [] : hostWindowCollectors.map((collector) => lookAtHostWith(collector, window))),
  ];
}
