import type { Look } from '../collectors/look.ts';
import { followLeads, keyOf } from '../diagnosis/follow.ts';
import { looksFor } from '../diagnosis/rounds.ts';
import { toSeen } from '../diagnosis/seen.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Ticket } from '../domain/ticket.ts';

/** Of one question at one host. */
const MAX_NEW_LOOKS = 16;

/**
 * The looks at one host that a question asks for and nobody has taken: those for its kind of trouble and its time, then the units
 * and files it points at. None: what is there will do, and nobody logs in.
 */
export function findNewLooks(
  question: Ticket,
  before: { readonly ticket: Ticket; readonly evidence: readonly Evidence[] },
  now: Date,
): readonly Look[] {
  const { evidence } = before;
  const isNew = (look: Look): boolean => !evidence.some((piece) => isTaken(piece, look));
  const first = looksFor(question, now).filter(isNew);
  const taken = new Set(first.map(keyOf));
  // What the ticket itself points at was followed as far as a run goes; only what the question adds counts.
  for (
    let old = leads(before.ticket, evidence, taken, now);
    old.length > 0;
    old = leads(before.ticket, evidence, taken, now)
  )
    for (const look of old) taken.add(keyOf(look));
  const pointedAt = leads(question, evidence, taken, now).filter(isNew);
  return [...first, ...pointedAt].slice(0, MAX_NEW_LOOKS);
}

function leads(ticket: Ticket, evidence: readonly Evidence[], taken: ReadonlySet<string>, now: Date): readonly Look[] {
  return followLeads(toSeen(ticket, evidence), taken, now);
}

/** Of a log round another time the command tells, of everything else what it is about. */
function isTaken(piece: Evidence, { collector, about, argvs }: Look): boolean {
  if (piece.collector !== collector || piece.about !== about) return false;
  return !collector.endsWith('-window') || argvs.some((argv) => piece.command.endsWith(argv.join(' ')));
}
