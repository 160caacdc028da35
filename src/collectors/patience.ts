import type { HostSession } from '../domain/ports.ts';

/** What a host is given unless told; limits of commands are made for it. */
const USUAL_MS = 60_000;

/** The same session; where the host is given more time than usual, each command has more in the same proportion. */
export function withPatience(session: HostSession, hostTimeoutMs: number): HostSession {
  const factor = Math.max(1, hostTimeoutMs / USUAL_MS);
  return {
    run: async (argv, limits, signal) =>
      session.run(argv, { ...limits, timeoutMs: Math.round(limits.timeoutMs * factor) }, signal),
    close: async () => session.close(),
  };
}
