import type { Quotas } from '../domain/admission.ts';
import type { Log } from '../domain/log.ts';
import type { RunStore, TicketSystem } from '../domain/ports.ts';
import type { RunRequest } from '../domain/run.ts';

const HOUR_MS = 60 * 60_000;

export interface AdmitParts {
  readonly systems: readonly TicketSystem[];
  readonly quotas: Quotas;
  readonly runs: RunStore;
  readonly log: Log;
}

/** The first thing done with a request. `ended`: it became no run, and whoever asked was told where that helps. */
export type Admit = (request: RunRequest, signal: AbortSignal) => Promise<'admitted' | 'ended'>;

export function createAdmit(parts: AdmitParts): Admit {
  return async (request, signal) => {
    const system = parts.systems.find(({ name }) => name === request.ticket.system);
    const admission = await system?.admit?.(request, signal);
    if (admission?.kind === 'refused') return refuse(parts, request, admission, signal);
    if (request.feedback !== undefined) return keepFeedback(parts, request);

    const usedUp = await parts.quotas.take(request.run, admission?.quotas ?? []);
    if (usedUp === undefined) return 'admitted';
    const reason = `This would be more than ${usedUp.about}; please try again later.`;
    return refuse(parts, request, { reason, tell: request.trigger !== 'created' }, signal);
  };
}

/** One person is told once an hour in one ticket, however often they ask. */
async function refuse(
  { systems, quotas, log }: AdmitParts,
  request: RunRequest,
  { reason, tell }: { readonly reason: string; readonly tell: boolean },
  signal: AbortSignal,
): Promise<'ended'> {
  const { run, ticket, trigger, by } = request;
  log.warn({ run, system: ticket.system, trigger, reason }, 'request refused, no run');
  const system = systems.find(({ name }) => name === ticket.system);
  if (!tell || system?.tellRefusal === undefined) return 'ended';
  const key = `told:${ticket.system}:${ticket.id}:${by?.id ?? ''}`;
  const told = await quotas.take(run, [{ key, most: 1, windowMs: HOUR_MS, about: 'one word an hour' }]);
  if (told === undefined) await system.tellRefusal(request, reason, signal);
  return 'ended';
}

/** About the last answer in the ticket; without one there is nothing to think of. */
async function keepFeedback({ runs, log }: AdmitParts, request: RunRequest): Promise<'ended'> {
  const { ticket, feedback: verdict, by, requestedAt: at } = request;
  const answered = (await runs.findAnswer(ticket))?.run;
  const feedback = verdict && by && { by: by.id, verdict, at };
  const kept = answered !== undefined && feedback !== undefined && (await runs.addFeedback(answered, feedback));
  log.info({ run: answered, verdict, kept }, 'feedback');
  return 'ended';
}
