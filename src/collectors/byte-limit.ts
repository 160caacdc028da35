import { TaiError } from '../domain/errors.ts';
import type { HostSession } from '../domain/ports.ts';

/** What one run reads of one host, in bytes: all looks together come to about a megabyte. */
export const MAX_HOST_BYTES = 32 * 1024 * 1024;

/** The same session, which reads no further command once the host has printed `maxBytes`. Those under way end by their own limits. */
export function withByteLimit(session: HostSession, maxBytes: number = MAX_HOST_BYTES): HostSession {
  let left = maxBytes;
  return {
    run: async (argv, limits, signal) => {
      if (left <= 0)
        throw new TaiError('COMMAND_REJECTED', `the host has printed ${maxBytes} bytes in this run, no more is read`);
      const output = await session.run(argv, { ...limits, maxBytes: Math.min(limits.maxBytes, left) }, signal);
      left -= Buffer.byteLength(output.stdout) + Buffer.byteLength(output.stderr);
      return output;
    },
    close: async () => session.close(),
  };
}
