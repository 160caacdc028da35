import type { RunStore } from '../src/domain/ports.ts';
import type { Run, RunRequest } from '../src/domain/run.ts';
import { hasEnded } from './ended.ts';
import { DONE, type Step } from './processor.ts';

/** One ticket is worked on by one run at a time. `joined`: the run that has it answers for this one too. */
export type Turn = 'mine' | 'joined' | 'later';

/** Claims the ticket for the run, or renews its claim. */
export async function takeTurn(run: Run, runs: RunStore, joins: (other: Run) => boolean): Promise<Turn> {
  const { run: id, ticket } = run.request;
  const owner = await runs.claimTicket(ticket, id);
  if (owner === id) return 'mine';
  const other = await runs.find(owner);
  if (other === undefined || hasEnded(other.state)) return 'later'; // it ended between the two looks: the next claim succeeds
  return joins(other) ? 'joined' : 'later';
}

/** Before a run has begun: it needs no look of its own when the one under way was asked the same and has not answered yet. */
export function joinsBefore(run: Run): (other: Run) => boolean {
  return (other) => other.state !== 'answering' && asksSame(run.request, other.request);
}

/** After its claim was lost, which takes an outage: what a newer run found is newer too. */
export function joinsNewer(run: Run): (other: Run) => boolean {
  return (other) => other.number > run.number;
}

export async function endAsJoined(run: Run, runs: RunStore): Promise<Step> {
  await runs.update(run.request.run, { state: 'joined', finishedAt: new Date().toISOString() });
  return DONE;
}

const LONGEST_WAIT_MS = 30_000;

/** A run in its turn takes seconds, one whose ticket system is down takes hours: the longer it lasted the rarer the look. */
export function waitForTurn(run: Run, shortestMs: number): Step {
  const ageMs = Date.now() - Date.parse(run.request.requestedAt);
  return { kind: 'wait', delayMs: Math.max(shortestMs, Math.min(ageMs / 4, LONGEST_WAIT_MS)) };
}

function asksSame(one: RunRequest, other: RunRequest): boolean {
  const isSameQuestion = one.text === other.text && one.since === other.since;
  return isSameQuestion && sorted(one.hosts) === sorted(other.hosts);
}

function sorted(hosts: readonly string[]): string {
  return hosts.toSorted().join(' ');
}
