import type { HostSession, Output } from '../domain/ports.ts';

interface Asked {
  readonly signal: AbortSignal;
  readonly output: Promise<Output>;
}

/**
 * The same session, which runs a command line once and gives its output to all who ask for it, later ones too. Those with
 * other limits or another signal have their own, so that nobody gets less than asked for or ends another's command. What
 * failed is not kept: the next to ask tries again.
 */
export function withSharedCommands(session: HostSession): HostSession {
  const asked = new Map<string, Asked>();
  return {
    run: async (argv, limits, signal) => {
      const key = JSON.stringify([argv, limits.timeoutMs, limits.maxBytes]);
      const known = asked.get(key);
      if (known?.signal === signal) return await known.output;

      const own: Asked = { signal, output: session.run(argv, limits, signal) };
      asked.set(key, own);
      try {
        return await own.output;
      } catch (error) {
        if (asked.get(key) === own) asked.delete(key);
        throw error;
      }
    },
    close: async () => session.close(),
  };
}
