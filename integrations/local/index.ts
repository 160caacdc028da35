import { TaiError } from '../../src/domain/errors.ts';
import type { HostSession, HostShell } from '../../src/domain/ports.ts';
import { execute } from './execute.ts';

/** This machine, whatever the host is called: the same port as SSH, without a login and without a shell. */
export function openLocal(): HostShell {
  return {
    open: async (_host, signal) => {
      signal.throwIfAborted();
      return openSession();
    },
  };
}

/** Closing ends what is still running. */
function openSession(): HostSession {
  const closing = new AbortController();
  return {
    run: (argv, limits, signal) => execute(argv, limits, AbortSignal.any([signal, closing.signal])),
    close: async () => closing.abort(new TaiError('HOST_LOST', 'the session was closed')),
  };
}
