import { goOn } from './conversation.ts';
import { diagnose, type DiagnoseParts } from './diagnosis/diagnose.ts';
import { investigate } from './diagnosis/investigate.ts';
import { labelRequests } from './diagnosis/label-requests.ts';
import { lookFurther } from './diagnosis/look-further.ts';
import { createLiveWriter, type LiveWriter } from './diagnosis/so-far.ts';
import { charsFor } from './diagnosis/prompt-size.ts';
import { noteEarlier, noteGoing, noteLater, noteWithdrawn } from './diagnosis/run-notes.ts';
import { buildReport } from './diagnosis/report.ts';
import type { Diagnosis } from './domain/diagnosis.ts';
import { TaiError } from './domain/errors.ts';
import type { Host } from './domain/host.ts';
import type { HostShell, Model, TicketSystem } from './domain/ports.ts';
import type { SoFar } from './domain/so-far.ts';
import type { Related } from './domain/related.ts';
import type { Report } from './domain/report.ts';
import type { Answer, GoesOn, LateWords, Run, RunChange, RunEvent, RunRequest } from './domain/run.ts';
import type { Ticket, TicketRef } from './domain/ticket.ts';
import type { Redactor } from './evidence/redact.ts';
import { keepRedactors } from './evidence/keep-redactors.ts';
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
  /** Our answer in a ticket, as it is known; left out: nothing is shown there while a run goes on. */
  readonly findAnswer?: (ticket: TicketRef) => Promise<Answer | undefined>;
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
  const redactors = keepRedactors(parts.ownPatterns);
  const systemOf = (run: Run): TicketSystem => findSystem(parts.systems, run.request.ticket);

  return {
    begin: (run, previous, signal) => systemOf(run).writeProgress(run.request, previous, signal),

    async investigate(run, onEvent, signal) {
      const startedAt = parts.now().toISOString();
      const redactor = redactors.of(run.request.run);
      const ticket = withRequest(await systemOf(run).fetchTicket(run.request, signal), run, redactor);
      const before = await parts.runBefore?.(run.request);
      // What a question goes on from was numbered by another redactor.
      if (before) redactors.forget(run.request.run);
      const live = openLive(run, systemOf(run), parts, onEvent, signal);
      try {
        const found = before
          ? await goOn({ before, ticket }, parts, live.onEvent, signal)
          : await investigate(ticket, { ...parts, redactor }, live.onEvent, signal);
        return { startedAt, ...found };
      } finally {
        await live.close();
      }
    },

    async diagnose(run, onEvent, signal) {
      const live = openLive(run, systemOf(run), parts, onEvent, signal);
      const found = await diagnoseRun(
        run,
        { ...parts, redactor: redactors.find(run.request.run) },
        live.onEvent,
        signal,
      ).catch(async (error: unknown) => {
        await live.close();
        throw error;
      });
      const withdrawn = await live.close();
      const earlier = await parts.earlierReport(run.request.ticket);
      const report = buildReport({ ...run, ...found }, systemOf(run).again, parts.now(), earlier);
      const related = (await parts.recall?.(run, found.diagnosis)) ?? [];
      const notes = [
        ...noteGoing(run, found.diagnosis),
        ...report.notes,
        ...withdrawn.map(noteWithdrawn),
        ...noteEarlier(related),
      ];
      return { ...found, report: { ...report, ...(related.length > 0 && { related }), notes } };
    },

    async answer(run, previous, signal) {
      const report = run.report ?? (await reportWithoutStages(run, parts, systemOf(run).again, signal));
      const answer = await systemOf(run).writeAnswer(run.request, report, previous, signal);
      redactors.forget(run.request.run);
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

/** For one edit, which nobody needs to have. */
const LIVE_EDIT_MS = 10_000;

/** Shows how the run goes on in the ticket's placeholder, where the system can. */
function openLive(
  run: Run,
  system: TicketSystem,
  { findAnswer }: PipelineParts,
  onEvent: OnEvent,
  signal: AbortSignal,
): LiveWriter {
  const write = async (soFar: SoFar): Promise<boolean> => {
    const answer = await findAnswer?.(run.request.ticket);
    const either = AbortSignal.any([signal, AbortSignal.timeout(LIVE_EDIT_MS)]);
    if (answer !== undefined) await system.writeSoFar?.(run.request, soFar, answer, either);
    return answer !== undefined;
  };
  return createLiveWriter(run.evidence.length, system.writeSoFar && write, onEvent);
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
  const { folders, type, since, looks } = run.request;
  const named = {
    ...(folders && { folders }),
    ...(type && { type }),
    ...(since && { since }),
    ...(looks && { looks }),
  };
  return { ...ticket, ...named, hosts, title: redact(ticket.title), text: redact(ticket.text) };
}

/** `redactor`: the one of the run's first look, where this process took it. */
type DiagnoseRunParts = PipelineParts & { readonly redactor?: Redactor | undefined };

async function diagnoseRun(run: Run, parts: DiagnoseRunParts, onEvent: OnEvent, signal: AbortSignal) {
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
function createLookFurther(parts: DiagnoseRunParts): NonNullable<DiagnoseParts['lookFurther']> {
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
