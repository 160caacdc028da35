import type { Admission } from './admission.ts';
import type { Tell } from './checkpoint.ts';
import type { Host } from './host.ts';
import type { IssueType } from './issue-type.ts';
import type { Report } from './report.ts';
import type { Requester, Verdict } from './requester.ts';
import type { Answer, Feedback, Run, RunChange, RunEvent, RunId, RunRequest, Trigger } from './run.ts';
import type { SoFar } from './so-far.ts';
import type { NewTicket, Ticket, TicketRef } from './ticket.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';

// ---- Deliveries: how work comes in ----

/** One webhook request as it arrived: nothing is parsed before its signature is checked over these bytes. */
export interface Delivery {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  /** What was asked for, without a query. */
  readonly path?: string;
  /** The address it came from, or that trusted proxies say it came from. */
  readonly from?: string;
}

/** What someone asks for. `key` names the delivery: the same key twice is one run. */
export interface Ask {
  readonly key: string;
  readonly ticket: TicketRef;
  readonly trigger: Trigger;
  readonly hosts: readonly string[];
  /** Folders of the hosts to look into. */
  readonly folders?: readonly string[];
  /** The kind of trouble, and when it began (ISO 8601), named apart from the text. */
  readonly type?: IssueType;
  readonly since?: string;
  /** The run a question is about, or the conversation in which it is asked. */
  readonly follows?: RunId;
  readonly thread?: TicketRef;
  readonly text?: string;
  /** Looks of the catalogue that are wanted beside those the text asks for. */
  readonly looks?: readonly string[];
  /** Left out where the system does not say who it was. */
  readonly by?: Requester;
  /** Not a run is asked for: this is what someone thinks of the last answer in the ticket. */
  readonly feedback?: Verdict;
}

/** What a delivery turned out to be. */
export type Received =
  | { readonly kind: 'rejected'; readonly status: 400 | 401; readonly reason: string }
  | { readonly kind: 'ignored'; readonly reason: string }
  | { readonly kind: 'ask'; readonly ask: Ask };

/** Claims the delivery and enqueues its run in one step. Rejects with REDIS_UNAVAILABLE when nothing was accepted. */
export type Accept = (ask: Ask) => Promise<RunId>;

/** How deliveries reach us. `webhook`: our server reads the body and asks what it is. `handler`: the system's own
 * library takes the raw request. `socket`: it opens a connection outwards. */
export type Door =
  | {
      readonly kind: 'webhook';
      /** May end in a variable part: "/webhooks/jira/:token". */
      readonly path: string;
      /** Rejects when it could not be done now, so that the sender tries again. */
      readonly receive: (delivery: Delivery) => Received | Promise<Received>;
    }
  | {
      readonly kind: 'handler';
      readonly path: string;
      readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
    }
  | { readonly kind: 'socket'; readonly name: string; readonly open: () => Promise<Closable> };

export interface Closable {
  close(): Promise<void>;
}

// ---- Ticket systems: where tickets are read and answers written ----

/** Throws TICKET_NOT_FOUND, TICKET_FORBIDDEN, TICKET_SYSTEM_UNAVAILABLE, TICKET_SYSTEM_BUSY, ANSWER_REJECTED. */
export interface TicketSystem {
  readonly name: string;
  /** For the reader of an answer: how to run it again here. */
  readonly again: string;
  /** Called once; `accept` is called for each delivery that asks for a run. */
  doors(accept: Accept): readonly Door[];
  /** Whether the request may become a run; asked before there is one. Left out: whatever comes in may. */
  admit?(request: RunRequest, signal: AbortSignal): Promise<Admission>;
  /** Says in the ticket why a request did not become a run. Saying it twice leaves it once. */
  tellRefusal?(request: RunRequest, reason: string, signal: AbortSignal): Promise<void>;
  fetchTicket(request: RunRequest, signal: AbortSignal): Promise<Ticket>;
  /** Whether an answer there would still be read: false once the ticket is done or gone. Asked before an answer is edited unasked. */
  isOpen(request: RunRequest, signal: AbortSignal): Promise<boolean>;
  /** Says in the ticket that a run is under way, where that helps the asker; undefined where it would only be noise. */
  writeProgress(request: RunRequest, previous: Answer | undefined, signal: AbortSignal): Promise<Answer | undefined>;
  /** Replaces `previous`, our sign that a run is under way, by what is known so far; creates nothing. Left out where each edit is
   * told to people by mail. */
  writeSoFar?(request: RunRequest, soFar: SoFar, previous: Answer, signal: AbortSignal): Promise<void>;
  /** Creates our answer or replaces it. Writing twice leaves one: it finds our earlier answer by `previous`, or by marker and author. */
  writeAnswer(request: RunRequest, report: Report, previous: Answer | undefined, signal: AbortSignal): Promise<Answer>;
  /** Begins a ticket. Left out where tai can not. */
  createTicket?(ticket: NewTicket, signal: AbortSignal): Promise<TicketRef>;
  /** Tells a channel of an answer that was written elsewhere, or edits what was told there. Left out where there are no channels. */
  announce?(channel: string, report: Report, previous: Answer | undefined, signal: AbortSignal): Promise<Answer>;
}

// ---- Hosts: where evidence comes from ----

/** A program and its arguments; each word reaches the program as it is, no shell reads it. */
export type Argv = readonly [string, ...string[]];

export interface Limits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Usually done within milliseconds: a session may run it in line with others. */
  readonly quick?: boolean;
}

export interface Output {
  readonly stdout: string;
  readonly stderr: string;
  /** 127: the program is not there. 124 or 137: it was ended by its time limit. */
  readonly exitCode: number;
  /** True when `maxBytes` cut stdout off. */
  readonly truncated: boolean;
  /** From when it was asked for to its answer; for one that ran in line with others, to the answer of all. */
  readonly durationMs: number;
  /** What ran, where it is not word for word what was asked for: with `sudo` before it. */
  readonly ran?: Argv;
}

/** Logs in with a key and checks the host's key. Throws a TaiError with a HOST_* code or SSH_KEY_UNUSABLE. */
export interface HostShell {
  open(host: Host, signal: AbortSignal): Promise<HostSession>;
}

/** One login. Commands may run side by side; the session queues what the host would refuse. */
export interface HostSession extends Closable {
  /**
   * Throws COMMAND_TIMED_OUT, HOST_LOST or HOST_SHELL_UNUSABLE, and what HostShell throws where the login had to be made
   * again; a non-zero exit is not an error here.
   */
  run(argv: Argv, limits: Limits, signal: AbortSignal): Promise<Output>;
}

/** An account that did not let us in and is left alone for now. */
export interface Refusal {
  /** How it refused. */
  readonly message: string;
  readonly until: Date;
  /** For people: how to have it asked sooner. */
  readonly lift: string;
}

/**
 * Accounts that refused a login, remembered for as long as the implementation was told; whoever shares it shares the memory.
 * An account is one string: user, address and port, the way there, and the key where that is known. Rejects with nothing
 * of its own: what can not be shared for now is remembered by this process.
 */
export interface Refusals extends Closable {
  find(account: string): Promise<Refusal | undefined>;
  remember(account: string, message: string): Promise<void>;
  /** Lifts the refusal: the account is asked again by the next login. */
  forget(account: string): Promise<void>;
  /**
   * For the first login of an account: one at a time, so that a refusal is one try. Call what it answers with when the
   * login has ended. Waits for the others; rejects with the signal's reason.
   */
  claim(account: string, signal: AbortSignal): Promise<() => Promise<void>>;
}

/** One login, every step of which is told as it is taken. What fails is told and not thrown. */
export interface LoginDoctor extends Closable {
  /** The session, or undefined when there is none to be had. Throws the signal's reason. */
  diagnoseLogin(host: Host, tell: Tell, signal: AbortSignal): Promise<HostSession | undefined>;
}

// ---- Model ----

export interface Prompt {
  readonly system: string;
  readonly user: string;
  /** The JSON schema the answer must follow; the server does not show it to the model. */
  readonly schema: { readonly name: string; readonly schema: Record<string, unknown> };
  readonly maxTokens: number;
  readonly seed: number;
  /** `text`: the answer is bound to no schema, for a server or a model that can not keep to one. `schema` unless told. */
  readonly form?: 'schema' | 'text';
  /** How many tries there were before this one; a later one may be answered more freely. */
  readonly retry?: number;
  /** Names the request in the logs of both sides: of the run, unique, no secret. */
  readonly requestId?: string;
}

export interface ModelUsage {
  readonly promptTokens: number;
  readonly answerTokens: number;
  /** Of the prompt, what the server had already; only from servers that say so. */
  readonly cachedTokens?: number;
}

export interface ModelLimits {
  /** Prompt and answer together. */
  readonly contextTokens: number | undefined;
}

export interface ModelAnswer {
  /** Parsed, not yet checked against any schema; undefined when text was asked for and no object is in it. */
  readonly json: unknown;
  readonly model: string;
  /** All that was said, without leaked reasoning. */
  readonly text?: string;
  readonly usage?: ModelUsage;
}

/** Throws MODEL_UNAVAILABLE, MODEL_TOO_LONG, MODEL_ANSWER_INVALID. */
export interface Model {
  readonly name: string;
  /** `onText`: the answer's text as it comes, piece by piece, before any of it is checked. */
  answer(prompt: Prompt, signal: AbortSignal, onText?: (text: string) => void): Promise<ModelAnswer>;
  /** What it takes, as far as it says so. Throws only the signal's reason. */
  limits?(signal: AbortSignal): Promise<ModelLimits>;
  /** As the server counts, or an estimate that is rather too big. Throws only the signal's reason. */
  countTokens?(prompt: Pick<Prompt, 'system' | 'user'>, signal: AbortSignal): Promise<number>;
}

// ---- Runs ----

/** Where runs are kept. Writing the same thing twice leaves it once, so a stage may run again. */
export interface RunStore {
  /** The run of this request: made on the first call, the stored one after. */
  create(request: RunRequest): Promise<Run>;
  find(id: RunId): Promise<Run | undefined>;
  /** Newest first. */
  list(limit: number): Promise<readonly Run[]>;
  update(id: RunId, change: RunChange): Promise<void>;
  announce(id: RunId, event: RunEvent): Promise<void>;
  /** Events from the first, or after the id given, until the run has ended or the signal says so. */
  watch(id: RunId, after: string | undefined, signal: AbortSignal): AsyncIterable<{ id: string; event: RunEvent }>;
  /** Claims the ticket for this run; answers with the run that has it, which is this one when the claim succeeded. */
  claimTicket(ticket: TicketRef, id: RunId): Promise<RunId>;
  releaseTicket(ticket: TicketRef, id: RunId): Promise<void>;
  /** How many runs the ticket has had; the newest run has this number. */
  countRuns(ticket: TicketRef): Promise<number>;
  findAnswer(ticket: TicketRef): Promise<Answer | undefined>;
  saveAnswer(answer: Answer): Promise<void>;
  /** Keeps it with the run, one for each person; false when there is no such run. */
  addFeedback(id: RunId, feedback: Feedback): Promise<boolean>;
}
