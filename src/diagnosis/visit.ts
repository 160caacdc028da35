import type { Round } from '../collectors/collect.ts';
import { withByteLimit } from '../collectors/byte-limit.ts';
import { failConnection } from '../collectors/connection.ts';
import { createDeadline, withDeadline } from '../collectors/deadline.ts';
import { withSharedCommands } from '../collectors/shared-commands.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { HostSession, HostShell } from '../domain/ports.ts';

export interface VisitParts {
  readonly shell: HostShell;
  /** For one host from the login to the last command, in milliseconds. */
  readonly hostTimeoutMs: number;
}

/** What one login is for. */
export interface Visit extends Omit<Round, 'session'> {
  readonly take: (round: Round, signal: AbortSignal) => Promise<readonly Evidence[]>;
}

/** Logs in to one host, takes the looks, logs out. Trouble of the host is evidence. */
export async function visitHost(visit: Visit, parts: VisitParts, signal: AbortSignal): Promise<readonly Evidence[]> {
  const deadline = createDeadline(parts.hostTimeoutMs, signal);
  let session: HostSession;
  try {
    session = await parts.shell.open(visit.host, deadline.signal);
  } catch (error) {
    const failure = failConnection(visit.host, visit.firstId, deadline.explain(error));
    await visit.onEvidence(failure);
    return [failure];
  }
  try {
    const { take, ...round } = visit;
    const shared = withSharedCommands(withByteLimit(session));
    return await take({ ...round, session: withDeadline(shared, deadline) }, deadline.signal);
  } finally {
    await session.close();
  }
}
