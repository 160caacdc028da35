import { randomUUID } from 'node:crypto';
import { createRefusals } from '../../integrations/remote/refusals.ts';
import type { Config } from '../config.ts';
import { lookFurther } from '../diagnosis/look-further.ts';
import { TaiError } from '../domain/errors.ts';
import { type Host, parseHost } from '../domain/host.ts';
import type { IssueType } from '../domain/issue-type.ts';
import type { Log } from '../domain/log.ts';
import type { Closable, TicketSystem } from '../domain/ports.ts';
import { newRun, type Run, type RunEvent, type RunId, type RunRequest } from '../domain/run.ts';
import type { TicketRef } from '../domain/ticket.ts';
import { createRedactor } from '../evidence/redact.ts';
import { createPipeline, type PipelineParts } from '../pipeline.ts';
import { createTextTickets, TEXT_SYSTEM } from '../text-tickets.ts';
import { readInventory } from './inventory.ts';
import { findNamedLooks } from './named-looks.ts';
import { observeModel, observeShell, type Watcher } from './observe.ts';
import { allowed, type Environment, limitsOf, openParts, openSystems } from './parts.ts';
import { toRequest } from './request.ts';
import { refusalMs } from './ssh-settings.ts';

/** What someone at a terminal asks for. */
export interface DeskAsk {
  readonly text: string;
  /** Typed by the user, who may therefore log in to them; hosts only named in the text still need the allow-list. */
  readonly hosts: readonly string[];
  /** Folders of the hosts to look into, of the grammar of `folder`. */
  readonly folders: readonly string[];
  /** The kind of trouble, and when it began, where the user says so. */
  readonly type?: IssueType;
  readonly since?: string;
  /** A ticket of a ticket system, which is read and not answered. */
  readonly ticket?: TicketRef;
}

export interface DeskOptions extends Watcher {
  readonly environment?: Environment;
  /** For all of it together. */
  readonly timeoutMs?: number;
  /** Evidence was brought along: nobody logs in for further looks. */
  readonly offline?: boolean;
}

type OnEvent = (event: RunEvent) => void;

/** One person at a terminal: runs one after the other over the same logins, kept in memory, without Redis. */
export interface Desk extends Closable {
  /** What the model that is asked is called; undefined: there is none. */
  readonly model: string | undefined;
  triage(ask: DeskAsk, onEvent: OnEvent, signal: AbortSignal): Promise<Run>;
  /** Goes on from a run: a question, or what the run got wrong. */
  question(before: Run, ask: DeskAsk, onEvent: OnEvent, signal: AbortSignal): Promise<Run>;
  /** Evidence alone. */
  collect(ask: DeskAsk, onEvent: OnEvent, signal: AbortSignal): Promise<Run>;
  /** A diagnosis of what was collected. */
  conclude(run: Run, onEvent: OnEvent, signal: AbortSignal): Promise<Run>;
  /** Takes looks by name again, "disk" or "unit-log:nginx.service"; throws CONFIG_INVALID for a name there is not. */
  look(run: Run, names: readonly string[], onEvent: OnEvent, signal: AbortSignal): Promise<Run>;
}

const AGAIN = 'the same command';
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Throws CONFIG_INVALID. */
export function openDesk(config: Config, options: DeskOptions = {}): Desk {
  const typed = new Set<Host>();
  const asked = new Map<RunId, Run>();
  const inventory = readInventory(config);
  const listed = allowed(config, false, inventory);
  const open = openParts(config, true, options.environment, createRefusals(refusalMs(config)));
  const ownPatterns = config.redaction.patterns;
  const times = timesWithin(config, options.timeoutMs);
  const parts: PipelineParts = {
    ...limitsOf(config),
    // Asked for when a stage begins: what is left is less each time.
    get hostTimeoutMs() {
      return times.hostMs();
    },
    get modelTimeoutMs() {
      return times.modelMs();
    },
    ...(options.offline && { furtherLooks: false }),
    shell: observeShell(open.shell, createRedactor(ownPatterns), options),
    model: observeModel(open.model, options),
    systems: [createTextTickets(AGAIN)],
    inventory,
    earlierReport: async () => undefined,
    runBefore: async ({ follows }) => (follows === undefined ? undefined : asked.get(follows)),
    isAllowed: (host, scope) => typed.has(host) || listed(host, scope),
  };
  const pipelineFor = (ref: TicketRef) =>
    createPipeline(ref.system === TEXT_SYSTEM ? parts : { ...parts, systems: openedFor(config, ref) });

  const begin = (ask: DeskAsk, follows?: RunId): Run => {
    for (const host of ask.hosts) typed.add(parseHost(host));
    const request = toNewRequest(ask, ownPatterns);
    return newRun(follows === undefined ? request : { ...request, follows }, 1);
  };
  const collect = async (run: Run, onEvent: OnEvent, signal: AbortSignal): Promise<Run> => ({
    ...run,
    ...(await pipelineFor(run.request.ticket).investigate(run, onEvent, signal)),
  });
  const conclude = async (run: Run, onEvent: OnEvent, signal: AbortSignal): Promise<Run> => {
    const found = await pipelineFor(run.request.ticket).diagnose(run, onEvent, signal);
    return { ...run, ...found, state: 'done', finishedAt: new Date().toISOString() };
  };

  return {
    get model() {
      // Which one `auto` is, the server says when it is first asked.
      return open.model?.name === 'auto' ? "the server's model" : open.model?.name;
    },
    triage: async (ask, onEvent, signal) => conclude(await collect(begin(ask), onEvent, signal), onEvent, signal),
    collect: async (ask, onEvent, signal) => collect(begin(ask), onEvent, signal),
    conclude,
    async question(before, ask, onEvent, signal) {
      const run = begin(ask, before.request.run);
      asked.set(before.request.run, before);
      return conclude(await collect(run, onEvent, signal), onEvent, signal);
    },
    async look(run, names, onEvent, signal) {
      const { asked: _, ...rest } = run;
      const { looks, kept } = findNamedLooks(run, names);
      const ticket = run.ticket ?? {
        ref: run.request.ticket,
        label: '',
        scope: TEXT_SYSTEM,
        title: '',
        text: '',
        hosts: [],
      };
      const found = await lookFurther(looks, { ticket, evidence: run.evidence }, parts, onEvent, signal);
      return { ...rest, evidence: [...kept, ...found] };
    },
    close: () => open.shell.close(),
  };
}

function toNewRequest(ask: DeskAsk, ownPatterns: Config['redaction']['patterns']): RunRequest {
  const id = randomUUID();
  const { ticket = { system: TEXT_SYSTEM, id }, text, ...rest } = ask;
  const said = text === '' ? {} : { text };
  return toRequest({ key: `cli-${id}`, ticket, trigger: 'cli', ...rest, ...said }, new Date(), ownPatterns);
}

/** Reads tickets only, so what it would say to receive or to answer is of no account. */
function openedFor(config: Config, { system }: TicketRef): readonly TicketSystem[] {
  const found = openSystems(config, SILENT).filter(({ name }) => name === system);
  if (found.length === 0)
    throw new TaiError(
      'CONFIG_INVALID',
      `--ticket: ${system} is not configured here; set ${system}.baseUrl and TAI_${system.toUpperCase()}_TOKEN, or give the text with --file`,
    );
  return found.map((one) => ({ ...one, again: AGAIN }));
}

interface Times {
  readonly hostMs: () => number;
  readonly modelMs: () => number;
}

/** Hosts get half of the time where a model is asked too, and the model what is left. */
function timesWithin(config: Config, timeoutMs: number | undefined): Times {
  const { hostTimeoutMs, modelTimeoutMs } = limitsOf(config);
  const endsAt = timeoutMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeoutMs;
  const left = (): number => Math.max(1, Math.ceil(endsAt - performance.now()));
  return {
    hostMs: () => Math.min(hostTimeoutMs, Math.ceil(left() * (config.vllm === undefined ? 1 : 0.5))),
    modelMs: () => Math.min(modelTimeoutMs, left()),
  };
}
