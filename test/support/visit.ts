import { expect } from 'vitest';
import { startScript } from './processes.ts';
import { opensshSettingsFor, settingsFor, type SshServer } from './sshd.ts';
import type { Visit, Visited } from './visit-child.ts';

const CHILD = new URL('./visit-child.ts', import.meta.url).pathname;

/**
 * All that tai looks at on a host, by a process of its own. That process has to end by itself with code 0: then nothing was
 * rejected unheard, and no socket, timer or child is left that could keep it.
 */
export async function visitApart(
  transport: Visit['transport'],
  server: SshServer,
  changes: object = {},
  host = '127.0.0.1',
): Promise<Visited> {
  const settings = transport === 'ssh2' ? settingsFor(server, changes) : opensshSettingsFor(server, changes);
  const told = { transport, host, settings } as Visit;
  const child = startScript(CHILD, [JSON.stringify(told)]);
  const line = await child.line(/^\{/);
  expect(await child.ended).toBe(0);
  return JSON.parse(line) as Visited;
}
