import { collect } from './collectors/collect.ts';
import type { Look } from './collectors/look.ts';
import { type Correction, readCorrection } from './conversation/correction.ts';
import { findNewLooks } from './conversation/new-looks.ts';
import { describeAnswer } from './diagnosis/describe-answer.ts';
import { toEvent } from './diagnosis/evidence-event.ts';
import { IDS_PER_HOST, type InvestigateParts, investigate } from './diagnosis/investigate.ts';
import { nextId, redactorAfter } from './diagnosis/look-further.ts';
import { takeRounds } from './diagnosis/rounds.ts';
import { visitHost } from './diagnosis/visit.ts';
import type { Evidence } from './domain/evidence.ts';
import type { Host } from './domain/host.ts';
import type { GoesOn, Run, RunChange, RunEvent } from './domain/run.ts';
import type { Ticket } from './domain/ticket.ts';
import type { OwnPattern } from './evidence/redact-own.ts';
import { wordsOf } from './evidence/words.ts';

/** A question about a run that has ended. */
export interface Question {
  readonly before: Run;
  /** As its system gives it, redacted: the words are its text, and its scope is what the allow-list is asked for. */
  readonly ticket: Ticket;
}

export interface GoOnParts extends Omit<InvestigateParts, 'redactor'> {
  readonly ownPatterns?: readonly OwnPattern[];
  readonly now: () => Date;
}

type OnEvent = (event: RunEvent) => Promise<void> | void;

/** Bytes of a prompt from which the model is asked from the beginning: what was said first has become the smaller part by then. */
const MOST_ASKED_BYTES = 60_000;
const MOST_TEXT_CHARS = 20_000;

/**
 * Goes on from the evidence that a run has stored: the words are read as text of the same ticket, what they put right holds, and
 * only what nobody has looked at yet is looked at. Answers as `investigate` does. Rejects only when `signal` aborts or on a fault of our own.
 */
export async function goOn(
  question: Question,
  parts: GoOnParts,
  onEvent: OnEvent,
  signal: AbortSignal,
): Promise<RunChange> {
  const { before, ticket: asked } = question;
  const now = parts.now();
  const isAllowed = (host: Host): boolean => parts.isAllowed(host, asked.scope);
  const corrected = readCorrection(asked.text, asked.hosts, before, { isAllowed, inventory: parts.inventory, now });
  const ticket = toTicket(question, corrected);
  if (!before.evidence.some(({ status }) => status === 'collected'))
    return beginAnew(question, ticket, corrected, parts, onEvent, signal);

  const kept = before.evidence.filter(({ host }) => !corrected.ruledOut.includes(host));
  const staying = before.hosts.filter((host) => !corrected.ruledOut.includes(host));
  const hosts = [...new Set([...corrected.hosts, ...staying])];
  await onEvent({ kind: 'hosts', hosts, refused: corrected.refusedHosts });

  const visits = planVisits(question, ticket, { hosts, kept, isAllowed, now }).slice(0, parts.maxHosts);
  const found = await takeVisits(visits, ticket, before.evidence, parts, onEvent, signal);
  const retried = new Set(visits.filter(({ looks }) => looks === 'all').map(({ host }) => host));
  const evidence = [...kept.filter(({ host }) => !retried.has(host)), ...found];
  return {
    ticket,
    hosts,
    refusedHosts: corrected.refusedHosts,
    ...(corrected.unsureHosts.length > 0 && { unsureHosts: corrected.unsureHosts.map((one) => ({ ...one })) }),
    evidence,
    goesOn: describeGoing(question, corrected, found),
  };
}

/** The ticket before and what was said since are one text; what was said is also what is looked for. */
function toTicket({ before, ticket: asked }: Question, { since }: Correction): Ticket {
  const { title = asked.title, text = '' } = before.ticket ?? {};
  const whole = `${text}\n\nSaid since:\n${asked.text}`.trim();
  return {
    ...before.ticket,
    ...asked,
    title,
    text: whole.slice(-MOST_TEXT_CHARS),
    ...timesOf(before, asked, since),
  };
}

/** The newest word on when it began counts; the ticket is as old as it was. */
function timesOf({ ticket }: Run, asked: Ticket, since: string | undefined): Pick<Ticket, 'createdAt' | 'since'> {
  const createdAt = ticket?.createdAt ?? asked.createdAt;
  const begun = since ?? asked.since ?? ticket?.since;
  return { ...(createdAt !== undefined && { createdAt }), ...(begun !== undefined && { since: begun }) };
}

/** Nothing was seen so far (no host was named, or none could be read): the words complete the ticket. */
async function beginAnew(
  question: Question,
  ticket: Ticket,
  corrected: Correction,
  parts: GoOnParts,
  onEvent: OnEvent,
  signal: AbortSignal,
): Promise<RunChange> {
  const staying = question.before.hosts.filter((host) => !corrected.ruledOut.includes(host));
  const named = [...new Set([...corrected.hosts, ...corrected.refusedHosts])];
  const redactor = redactorAfter([], parts.ownPatterns);
  const found = await investigate(
    { ...ticket, hosts: named.length > 0 ? named : staying },
    { ...parts, redactor },
    onEvent,
    signal,
  );
  const { unsureHosts, ...rest } = found;
  return {
    ...rest,
    ticket,
    ...(unsureHosts && { unsureHosts: unsureHosts.map((one) => ({ ...one })) }),
    goesOn: describeGoing(question, corrected, found.evidence),
  };
}

interface PlannedVisit {
  readonly host: Host;
  /** `all`: as for a ticket, since nothing of this host was seen. */
  readonly looks: readonly Look[] | 'all';
}

interface Plan {
  readonly hosts: readonly Host[];
  readonly kept: readonly Evidence[];
  readonly isAllowed: (host: Host) => boolean;
  readonly now: Date;
}

function planVisits({ before, ticket: asked }: Question, ticket: Ticket, plan: Plan): readonly PlannedVisit[] {
  const question = { ...ticket, title: '', text: asked.text };
  const earlier = before.ticket ?? ticket;
  return plan.hosts.filter(plan.isAllowed).flatMap((host): readonly PlannedVisit[] => {
    const evidence = plan.kept.filter((piece) => piece.host === host);
    if (!evidence.some(({ status }) => status === 'collected')) return [{ host, looks: 'all' }];
    const looks = findNewLooks(question, { ticket: earlier, evidence }, plan.now);
    return looks.length === 0 ? [] : [{ host, looks }];
  });
}

async function takeVisits(
  visits: readonly PlannedVisit[],
  ticket: Ticket,
  before: readonly Evidence[],
  parts: GoOnParts,
  onEvent: OnEvent,
  signal: AbortSignal,
): Promise<readonly Evidence[]> {
  const redactor = redactorAfter(before, parts.ownPatterns);
  const words = wordsOf(`${ticket.title}\n${ticket.text}`);
  const onEvidence = async (piece: Evidence): Promise<void> => onEvent(toEvent(piece));
  const first = nextId(before);
  const found = visits.map(async ({ host, looks }, index) => {
    const visit = { host, firstId: first + index * IDS_PER_HOST, words, redactor, onEvidence };
    return visitHost(
      {
        ...visit,
        take: async (round, stop) => (looks === 'all' ? takeRounds(ticket, round, stop) : collect(looks, round, stop)),
      },
      parts,
      signal,
    );
  });
  return (await Promise.all(found)).flat();
}

function describeGoing({ before, ticket }: Question, corrected: Correction, found: readonly Evidence[]): GoesOn {
  const { request, asked, diagnosis, goesOn, finishedAt } = before;
  const at = goesOn?.at ?? before.startedAt ?? finishedAt ?? request.requestedAt;
  const goesOnWords = asked !== undefined && diagnosis !== undefined && Buffer.byteLength(asked) < MOST_ASKED_BYTES;
  return {
    run: request.run,
    at,
    said: ticket.text,
    ...(goesOnWords && { before: { asked, answered: describeAnswer(diagnosis) } }),
    since: found.map(({ id }) => id),
    notes: describeCorrection(corrected),
  };
}

function describeCorrection({ hosts, ruledOut, since }: Correction): readonly string[] {
  return [
    ...(ruledOut.length > 0 ? [`Left out, as you say it is not: ${ruledOut.join(', ')}.`] : []),
    ...(hosts.length > 0 ? [`Looked at, as you name it: ${hosts.join(', ')}.`] : []),
    ...(since !== undefined ? [`Taken for its begin: ${since.slice(0, 16).replace('T', ' ')} UTC.`] : []),
  ];
}
