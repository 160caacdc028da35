import { TaiError } from '../domain/errors.ts';
import type { HostSession } from '../domain/ports.ts';

/** The time one host may take, from the login to the last command. */
export interface HostDeadline {
  /** Aborts when the time is up, and when the run is given up. */
  readonly signal: AbortSignal;
  /** HOST_TIMED_OUT where the deadline was the reason; throws what the run was given up with, or what is no trouble of a host. */
  explain(error: unknown): TaiError;
}

export function createDeadline(timeoutMs: number, given: AbortSignal): HostDeadline {
  const time = AbortSignal.timeout(timeoutMs);
  return {
    signal: AbortSignal.any([given, time]),
    explain: (error) => {
      given.throwIfAborted();
      if (time.aborted)
        return new TaiError('HOST_TIMED_OUT', `the host was given ${timeoutMs} ms and took longer`, error);
      if (error instanceof TaiError) return error;
      throw error;
    },
  };
}

/** The same session, with its errors explained. */
export function withDeadline(session: HostSession, deadline: HostDeadline): HostSession {
  return {
    run: async (argv, limits, signal) => {
      try {
        return await session.run(argv, limits, signal);
      } catch (error) {
        throw deadline.explain(error);
      }
    },
    close: async () => session.close(),
  };
}
