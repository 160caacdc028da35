import type { Diagnosis } from '../domain/diagnosis.ts';
import { TaiError } from '../domain/errors.ts';
import type { Log } from '../domain/log.ts';
import type { History, Related } from '../domain/related.ts';
import type { Run } from '../domain/run.ts';
import { ticketKey } from '../domain/ticket.ts';

export const KEPT_DAYS = 30;

/** Earlier tickets about what this run found, newest first. */
export type Recall = (run: Run, diagnosis: Diagnosis) => Promise<readonly Related[]>;

/** Notes each host of the cause. Without Redis there is an answer without relatives. */
export function createRecall(history: History, log: Log): Recall {
  return async (run, diagnosis) => {
    try {
      return await recall(history, run, diagnosis);
    } catch (error) {
      if (!(error instanceof TaiError) || error.code !== 'REDIS_UNAVAILABLE') throw error;
      log.warn({ run: run.request.run, code: error.code }, 'earlier tickets not looked up');
      return [];
    }
  };
}

/** A question about a run is no new ticket, and a suspicion would relate what only looks alike. */
async function recall(history: History, run: Run, { outcome, causes }: Diagnosis): Promise<readonly Related[]> {
  const [cause] = causes;
  const { ticket, goesOn, evidence } = run;
  if (outcome !== 'cause' || cause === undefined || ticket === undefined || goesOn !== undefined) return [];
  const cited = new Set(cause.citations.map((citation) => citation.evidence));
  const hosts = new Set(evidence.filter(({ id }) => cited.has(id)).map(({ host }) => host));

  const { ref, label, scope } = ticket;
  const found = new Map<string, Related>();
  for (const host of hosts) {
    const others = await history.see({ ticket: ref, label, scope, host, finding: cause.class });
    for (const one of others) found.set(ticketKey(one.ticket), one);
  }
  return [...found.values()].toSorted((one, other) => other.at.localeCompare(one.at));
}
