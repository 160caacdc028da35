import { createHash } from 'node:crypto';
import type { Prompt } from '../../src/domain/ports.ts';
import type { Server } from './server.ts';

const MOST_KEPT = 200;
/** A server without `/tokenize` is asked again after this long: it may have been restarted. */
const FORGET_MS = 600_000;

/** Remembers counts, and which servers can not count. */
export function createTokenCounter() {
  const counts = new Map<string, number>();
  const silentUntil = new Map<Server, number>();

  return {
    /** Undefined when the server has no `/tokenize`. */
    async count(
      server: Server,
      prompt: Pick<Prompt, 'system' | 'user'>,
      signal: AbortSignal,
    ): Promise<number | undefined> {
      const key = createHash('sha256').update(`${prompt.system}\0${prompt.user}`).digest('base64');
      const known = counts.get(key);
      if (known !== undefined) return known;
      if ((silentUntil.get(server) ?? 0) > performance.now()) return undefined;

      const count = await server.count(prompt, signal);
      if (count === undefined) silentUntil.set(server, performance.now() + FORGET_MS);
      else keep(key, count);
      return count;
    },
  };

  function keep(key: string, count: number): void {
    const [oldest] = counts.keys();
    if (counts.size >= MOST_KEPT && oldest !== undefined) counts.delete(oldest);
    counts.set(key, count);
  }
}
