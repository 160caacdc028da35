import { z } from 'zod';
import { Confidence, Diagnosis } from './diagnosis.ts';
import { Evidence } from './evidence.ts';
import { Finding } from './finding.ts';
import { Host } from './host.ts';
import { IssueType } from './issue-type.ts';
import { Report } from './report.ts';
import { Requester, Verdict } from './requester.ts';
import { Ticket, TicketRef } from './ticket.ts';

export const Trigger = z.enum(['created', 'comment', 'button', 'mention', 'console', 'cli']);
export type Trigger = z.infer<typeof Trigger>;

/** 16 base32 characters made from the delivery's key, so a delivery that comes twice names the same run. */
export const RunId = z.string().regex(/^r[a-z2-7]{16}$/);
export type RunId = z.infer<typeof RunId>;

/** What is asked for when a run begins. It travels in the queue, so its text is already redacted. */
export const RunRequest = z.object({
  run: RunId,
  ticket: TicketRef,
  trigger: Trigger,
  /** Hosts named apart from the ticket's text: a field, a form, an argument. */
  hosts: z.array(z.string()).readonly(),
  /** Folders of the hosts to look into, named apart from the text. */
  folders: z.array(z.string()).readonly().exactOptional(),
  /** The kind of trouble, and when it began, named apart from the text. */
  type: IssueType.exactOptional(),
  since: z.iso.datetime({ offset: true }).exactOptional(),
  /** The run that this one goes on from: its text is a question about it. */
  follows: RunId.exactOptional(),
  /** A conversation that answers of one run after the other belong to; a mention in it goes on from the last one answered there. */
  thread: TicketRef.exactOptional(),
  /** What was said, where the system gives no way to read it again (Slack, console). */
  text: z.string().exactOptional(),
  /** Looks of the catalogue that are wanted beside those the text asks for, by name. */
  looks: z.array(z.string()).readonly().exactOptional(),
  /** Who asked, where the system says so. */
  by: Requester.exactOptional(),
  /** Not a run is asked for: this is what someone thinks of the last answer in the ticket. */
  feedback: Verdict.exactOptional(),
  requestedAt: z.iso.datetime(),
});
export type RunRequest = z.infer<typeof RunRequest>;

/** How a run goes on from another: enough to ask the model again with the same words before the new ones. */
export const GoesOn = z.object({
  run: RunId,
  /** When the evidence before was collected. */
  at: z.iso.datetime(),
  said: z.string(),
  /** What the model was asked and what was answered; absent when it is to be asked from the beginning. */
  before: z.object({ asked: z.string(), answered: z.string() }).exactOptional(),
  /** Ids of what was collected for this question. */
  since: z.array(z.string()).readonly(),
  /** What the words changed, for people. */
  notes: z.array(z.string()).readonly(),
});
export type GoesOn = z.infer<typeof GoesOn>;

/** `joined`: another run of the same ticket was under way and answers for this one too. */
export const RunState = z.enum(['queued', 'investigating', 'diagnosing', 'answering', 'done', 'joined', 'failed']);
export type RunState = z.infer<typeof RunState>;

/** Our answer in a ticket: `id` in the system's own terms (a comment id, a message timestamp), `run` the last one written into it. */
export const Answer = z.object({ ticket: TicketRef, id: z.string(), run: RunId.exactOptional() });
export type Answer = z.infer<typeof Answer>;

/** What one person thought of a run's answer. */
export const Feedback = z.object({ by: z.string(), verdict: Verdict, at: z.iso.datetime() });
export type Feedback = z.infer<typeof Feedback>;

/** All of one run. Parts appear as the stages finish. */
export const Run = z.object({
  request: RunRequest,
  state: RunState,
  /** Which run of its ticket it is, from 1. */
  number: z.int().positive(),
  ticket: Ticket.exactOptional(),
  hosts: z.array(Host).readonly(),
  /** Hosts the ticket named and the allow-list refused. */
  refusedHosts: z.array(z.string()).readonly(),
  /** Names the ticket may have got wrong: what it wrote, and the machine it is nearly the name of. */
  unsureHosts: z
    .array(z.object({ written: z.string(), likely: z.string() }))
    .readonly()
    .exactOptional(),
  evidence: z.array(Evidence).readonly(),
  findings: z.array(Finding).readonly(),
  diagnosis: Diagnosis.exactOptional(),
  goesOn: GoesOn.exactOptional(),
  /** The user's part of the last prompt, as it was sent: a follow-up appends to it. */
  asked: z.string().exactOptional(),
  report: Report.exactOptional(),
  answer: Answer.exactOptional(),
  feedback: z.array(Feedback).readonly().exactOptional(),
  /** The model, which had not answered, was asked again after the run had ended: its words are in the report, or in the ticket too. */
  askedLater: z.enum(['concluded', 'written']).exactOptional(),
  /** Why the run failed, for people. */
  error: z.string().exactOptional(),
  startedAt: z.iso.datetime().exactOptional(),
  finishedAt: z.iso.datetime().exactOptional(),
});
export type Run = z.infer<typeof Run>;

/** What a stage adds to a run. */
export type RunChange = Partial<Omit<Run, 'request' | 'number' | 'feedback'>>;

/** What happened in a run, for whoever watches it live. */
export const RunEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state'), state: RunState }),
  z.object({ kind: z.literal('hosts'), hosts: z.array(Host).readonly(), refused: z.array(z.string()).readonly() }),
  z.object({
    kind: z.literal('evidence'),
    id: z.string(),
    host: Host,
    collector: z.string(),
    status: z.enum(['collected', 'failed', 'skipped']),
    detail: z.string(),
  }),
  z.object({ kind: z.literal('thinking'), model: z.string() }),
  /** The model is still writing; this part of it is whole and proved. `lines` are ids, "E4.3". */
  z.object({
    kind: z.literal('cause'),
    statement: z.string(),
    confidence: Confidence,
    lines: z.array(z.string()).readonly(),
  }),
  /** What such an event told does not stand in the answer. */
  z.object({ kind: z.literal('withdrawn'), statement: z.string(), why: z.string() }),
  /** The model asked for further looks, which are taken now. */
  z.object({ kind: z.literal('looking'), looks: z.array(z.string()).readonly() }),
]);
export type RunEvent = z.infer<typeof RunEvent>;

export function newRun(request: RunRequest, number: number): Run {
  return { request, state: 'queued', number, hosts: [], refusedHosts: [], evidence: [], findings: [] };
}

/** What a model said that was asked again after the run had ended. `away`: it still has no answer. `closed`: nobody would read it any more. */
export type LateWords =
  | { readonly kind: 'away' | 'closed' }
  | { readonly kind: 'concluded'; readonly change: RunChange };
