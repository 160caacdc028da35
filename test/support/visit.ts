import { expect } from 'vitest';
import { z } from 'zod';
import { startScript } from './processes.ts';
import { opensshSettingsFor, settingsFor, type SshServer } from './sshd.ts';

const CHILD = new URL('./visit-child.ts', import.meta.url).pathname;

const Visited = z.object({
  /** "disk collected", "disk COMMAND_TIMED_OUT". */
  evidence: z.array(z.string()),
  details: z.array(z.string()),
  /** How much more memory it took than before the visit, at most. */
  grownMiB: z.number(),
});
export type Visited = z.infer<typeof Visited>;

/**
 * All that tai looks at on a host, by a process of its own. That process has to end by itself with code 0: then nothing was
 * rejected unheard, and no socket, timer or child is left that could keep it.
 */
export async function visitApart(
  transport: 'ssh2' | 'openssh',
  server: SshServer,
  changes: object = {},
  host = '127.0.0.1',
): Promise<Visited> {
  const settings = transport === 'ssh2' ? settingsFor(server, changes) : opensshSettingsFor(server, changes);
  const child = startScript(CHILD, [JSON.stringify({ host, to: { transport, settings } })]);
  const line = await child.line(/^\{/);
  expect(await child.ended).toBe(0);
  return Visited.parse(JSON.parse(line));
}
