import { hostCollectors, hostWindowCollectors } from '../collectors/index.ts';
import { findWindow } from '../collectors/journal-window.ts';
import { type Look, lookAtHost, lookAtHostWith } from '../collectors/look.ts';
import { NOT_WANTED, placeOf } from '../collectors/when.ts';
import { followLeads, keyOf } from '../diagnosis/follow.ts';
import { rankIssueTypes } from '../diagnosis/issue-type.ts';
import { WINDOW_LINES } from '../diagnosis/rounds.ts';
import { toSeen } from '../diagnosis/seen.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { IssueType } from '../domain/issue-type.ts';
import type { Ticket } from '../domain/ticket.ts';

/** Of one question at one host. */
const MAX_NEW_LOOKS = 16;
const MAX_TYPES = 3;
/** What weighs less was hardly spoken of: "and why is that?" is of no kind. */
const LEAST_WEIGHT = 4;

/** What was seen of one host, and the ticket it was looked at for. */
export interface SeenBefore {
  readonly ticket: Ticket;
  readonly evidence: readonly Evidence[];
}

/**
 * The looks at one host that a question asks for and nobody has taken: the log of its time, the units and files it points at, then
 * those for its kind of trouble. None: what is there will do, and nobody logs in.
 */
export function findNewLooks(question: Ticket, { ticket, evidence }: SeenBefore, now: Date): readonly Look[] {
  const isNew = (look: Look): boolean => !evidence.some((piece) => isTaken(piece, look));
  const types = typesOf(question);
  const asked = { ...toSeen(ticket, evidence), ticket: question, types };
  const taken = followed(toSeen(ticket, evidence), now);
  const looks = [...windowLooks(question, now), ...followLeads(asked, taken, now), ...looksAbout(question, types)];
  return looks.filter(isNew).slice(0, MAX_NEW_LOOKS);
}

/** What the ticket itself points at was followed as far as a run goes; only what a question adds counts. */
function followed(seen: ReturnType<typeof toSeen>, now: Date): ReadonlySet<string> {
  const taken = new Set<string>();
  for (let next = followLeads(seen, taken, now); next.length > 0; next = followLeads(seen, taken, now)) {
    for (const look of next) taken.add(keyOf(look));
  }
  return taken;
}

/** Other than a ticket, a question that tells nothing asks for nothing. */
function typesOf({ text }: Ticket): readonly IssueType[] {
  const ranked = rankIssueTypes({ title: '', text }).filter(({ weight }) => weight >= LEAST_WEIGHT);
  return ranked
    .map(({ type }) => type)
    .filter((type) => type !== 'other')
    .slice(0, MAX_TYPES);
}

function looksAbout({ text }: Ticket, types: readonly IssueType[]): readonly Look[] {
  return hostCollectors
    .filter(({ when }) => when !== 'always' && placeOf(when, { types, text }) !== NOT_WANTED)
    .map((collector) => lookAtHost(collector));
}

function windowLooks(question: Ticket, now: Date): readonly Look[] {
  const window = findWindow(question, now, WINDOW_LINES);
  return window === undefined ? [] : hostWindowCollectors.map((collector) => lookAtHostWith(collector, window));
}

/** Of a log round another time the command tells, of everything else what it is about. */
function isTaken(piece: Evidence, { collector, about, argvs }: Look): boolean {
  if (piece.collector !== collector || piece.about !== about) return false;
  return !collector.endsWith('-window') || argvs.some((argv) => piece.command.endsWith(argv.join(' ')));
}
