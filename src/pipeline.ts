import { goOn } from './conversation.ts';
import { diagnose, type DiagnoseParts } from './diagnosis/diagnose.ts';
import { investigate } from './diagnosis/investigate.ts';
import { labelRequests } from './diagnosis/label-requests.ts';
import { lookFurther } from './diagnosis/look-further.ts';
import { charsFor } from './diagnosis/prompt-size.ts';
import { noteRelated } from './diagnosis/related-note.ts';
import { buildReport } from './diagnosis/report.ts';
import type { Diagnosis } from './domain/diagnosis.ts';
import { TaiError } from './domain/errors.ts';
import type { Host } from './domain/host.ts';
import type { HostShell, Model, TicketSystem } from './domain/ports.ts';
import type { Related } from './domain/related.ts';
import type { Report } from './domain/report.ts';
import type { Answer, GoesOn, LateWords, Run, RunChange, RunEvent, RunRequest } from './domain/run.ts';
import type { Ticket, TicketRef } from './domain/ticket.ts';
import { createRedactor, type Redactor } from './evidence/redact.ts';
import type { OwnPattern } from './evidence/redact-own.ts';
import type { Inventory } from './hosts/inventory.ts';

type OnEvent = (event: RunEvent) => Promise<void> | void;

export interface PipelineParts {
  readonly shell: HostShell;
  readonly model: Model | undefined;
  readonly systems: readonly TicketSystem[];
  readonly isAllowed: (host: Host, scope: string) => boolean;
  readonly inventory?: Inventory;
  /** Secrets of the user's own kind. */
  readonly ownPatterns?: readonly OwnPattern[];
  readonly maxHosts: number;
  readonly hostTimeoutMs: number;
  readonly modelTimeoutMs: number;
  /** Of one prompt; 8,000 unless told. */
  readonly promptTokens?: number;
  /** Whether the model may name looks of the catalogue that are then taken. */
  readonly furtherLooks?: boolean;
  /** What the ticket was told last time, to say what changed since. */
  readonly earlierReport: (ticket: TicketRef) => Promise<Report | undefined>;
  /** Earlier tickets about what this run found; left out: nothing is remembered. */
  readonly recall?: (run: Run, diagnosis: Diagnosis) => Promise<readonly Related[]>;
  /** The run that a request goes on from; left out: there are no conversations. */
  readonly runBefore?: (request: RunRequest) => Promise<Run | undefined>;
  readonly now: () => Date;
}

/** What each stage of a run does, whoever drives it: a worker from the queue, or the command line in one go. */
export interface Pipeline {
  begin(run: Run, previous: Answer | undefined, signal: AbortSignal): Promise<Answer | undefined>;
  investigate(run: Run, onEvent: OnEvent, signal: AbortSignal): Promise<RunChange>;
  diagnose(run: Run, onEvent: OnEvent, signal: AbortSignal): Promise<RunChange>;
  answer(run: Run, previous: Answer | undefined, signal: AbortSignal): Promise<Answer>;
  askLater(run: Run, signal: AbortSignal): Promise<LateWords>;
}

/** What a small model reads well. */
const PROMPT_TOKENS = 8_000;

export function createPipeline(parts: PipelineParts): Pipeline {
  const systemOf = (run: Run): TicketSystem => findSystem(parts.systems, run.request.ticket);

  return {
    begin: (run, previous, signal) => systemOf(run).writeProgress(run.request, previous, signal),

    async investigate(run, onEvent, signal) {
      const startedAt = parts.now().toISOString();
      const redactor = createRedactor(parts.ownPatterns);
      const ticket = withRequest(await systemOf(run).fetchTicket(run.request, signal), run, redactor);
      const before = await parts.runBefore?.(run.request);
      const found = before
        ? await goOn({ before, ticket }, parts, onEvent, signal)
        : await investigate(ticket, { ...parts, redactor }, onEvent, signal);
      return { startedAt, ...found };
    },

    async diagnose(run, onEvent, signal) {
      const found = await diagnoseRun(run, parts, onEvent, signal);
      const earlier = await parts.earlierReport(run.request.ticket);
      const report = buildReport({ ...run, ...found }, systemOf(run).again, parts.now(), earlier);
      const related = (await parts.recall?.(run, found.diagnosis)) ?? [];
      const notes = [...noteGoing(run, found.diagnosis), ...report.notes, ...noteEarlier(related)];
      return { ...found, report: { ...report, ...(related.length > 0 && { related }), notes } };
    },

    async answer(run, previous, signal) {
      const report = run.report ?? (await reportWithoutStages(run, parts, systemOf(run).again, signal));
      const answer = await systemOf(run).writeAnswer(run.request, report, previous, signal);
      return { ...answer, run: run.request.run };
    },

    async askLater(run, signal) {
      const system = systemOf(run);
      if (!(await system.isOpen(run.request, signal))) return { kind: 'closed' };
      // The evidence of then is what the answer is about: nobody logs in again.
      const found = await diagnoseRun(run, { ...parts, furtherLooks: false }, () => undefined, signal);
      if (found.diagnosis.model.status !== 'used') return { kind: 'away' };
      const report = buildReport({ ...run, ...found }, system.again, parts.now());
      const notes = [...noteGoing(run, found.diagnosis), noteLater(run, parts.now()), ...report.notes];
      return { kind: 'concluded', change: { ...found, report: { ...report, notes } } };
    },
  };
}

const RELATED_DAYS = 30;

function noteEarlier(related: readonly Related[]): readonly string[] {
  const note = noteRelated(related, RELATED_DAYS);
  return note === undefined ? [] : [note];
}

/** What a question went on from, what its words changed, and that nobody is there to answer it in words. */
function noteGoing({ goesOn }: Run, { model }: Diagnosis): readonly string[] {
  if (goesOn === undefined) return [];
  const looks = goesOn.since.length === 0 ? 'nothing new was looked at' : countLooks(goesOn.since.length);
  const silent =
    model.status !== 'used' ? ['There is no model to answer the question in words: this is what rules prove.'] : [];
  return [`Goes on from run ${goesOn.run}, looked at ${minute(goesOn.at)}; ${looks}.`, ...goesOn.notes, ...silent];
}

function countLooks(count: number): string {
  return count === 1 ? '1 new look' : `${count} new looks`;
}

/** The reader may have seen the answer without the model, so it says why it reads differently now. */
function noteLater({ finishedAt }: Run, now: Date): string {
  const looked = finishedAt === undefined ? '' : ` of ${minute(finishedAt)}`;
  return `The model did not answer at first and was asked later, at ${minute(now.toISOString())}, about the same evidence${looked}.`;
}

function minute(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}

function findSystem(systems: readonly TicketSystem[], ticket: TicketRef): TicketSystem {
  const system = systems.find(({ name }) => name === ticket.system);
  if (!system)
    throw new TaiError('CONFIG_INVALID', `${ticket.system} is not configured here, so its ticket can not be read`);
  return system;
}

/** Hosts the asker named come first; nothing of the ticket is kept before it is redacted. */
function withRequest(ticket: Ticket, run: Run, { redact }: Redactor): Ticket {
  const hosts = run.request.hosts.length > 0 ? run.request.hosts : ticket.hosts;
  const { folders, type, since } = run.request;
  const named = { ...(folders && { folders }), ...(type && { type }), ...(since && { since }) };
  return { ...ticket, ...named, hosts, title: redact(ticket.title), text: redact(ticket.text) };
}

async function diagnoseRun(run: Run, parts: PipelineParts, onEvent: OnEvent, signal: AbortSignal) {
  const { hosts, refusedHosts, evidence } = run;
  const ticket = run.ticket ?? emptyTicket(run);
  const { modelTimeoutMs, promptTokens = PROMPT_TOKENS } = parts;
  const model = parts.model && labelRequests(parts.model, run.request.run);
  const deps: DiagnoseParts = { model, promptChars: charsFor(promptTokens), modelTimeoutMs, seed: 7 };
  const further = parts.furtherLooks ? { lookFurther: createLookFurther(parts) } : {};
  const before = run.goesOn && findContinued(run.goesOn);
  const continued = before ? { continued: before } : {};
  return diagnose({ ticket, hosts, refusedHosts, evidence }, { ...deps, ...further, ...continued }, onEvent, signal);
}

function findContinued({ before, said, since }: GoesOn): DiagnoseParts['continued'] {
  return before && { ...before, said, since: new Set(since) };
}

/** Taken within the stage: a stage that runs again starts from what the first one stored, and takes them again. */
function createLookFurther(parts: PipelineParts): NonNullable<DiagnoseParts['lookFurther']> {
  return async (looks, investigation, onEvent, signal) => lookFurther(looks, investigation, parts, onEvent, signal);
}

/** When a stage gave up the ticket still hears what is known, and that the run did not finish. */
async function reportWithoutStages(
  run: Run,
  parts: PipelineParts,
  again: string,
  signal: AbortSignal,
): Promise<Report> {
  const found = await diagnoseRun(run, { ...parts, model: undefined }, () => undefined, signal);
  const report = buildReport({ ...run, ...found }, again, parts.now());
  return { ...report, notes: [`This run did not finish: ${run.error ?? 'a stage gave up'}.`, ...report.notes] };
}

function emptyTicket({ request }: Run): Ticket {
  return {
    ref: request.ticket,
    label: request.ticket.id,
    scope: request.ticket.system,
    title: '',
    text: '',
    hosts: [],
  };
}
