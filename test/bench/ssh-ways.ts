import { parseHost } from '../../src/domain/host.ts';
import type { Argv, HostSession } from '../../src/domain/ports.ts';
import { settingsFor, type SshServer } from '../support/sshd.ts';
import { byLibrary, bySsh, logIn, runScript } from './login-ways.ts';
import { plain, toScript } from './quick-commands.ts';
import { taiParts } from './tai-parts.ts';
import type { Way } from './way.ts';

const LIMITS = { timeoutMs: 10_000, maxBytes: 1024 * 1024, quick: true };
const PATIENCE_MS = 30_000;
const HOST = parseHost('127.0.0.1');

/** Each over a connection of its own, the floor first. */
export async function coldWays(server: SshServer, commands: readonly Argv[]): Promise<readonly Way[]> {
  const { openSsh } = await taiParts();
  const script = toScript(commands, plain);

  const tai = async (): Promise<number> => {
    const shell = openSsh(settingsFor(server));
    try {
      return await look(await shell.open(HOST, AbortSignal.timeout(PATIENCE_MS)), commands);
    } finally {
      await shell.close();
    }
  };
  return [
    { name: 'ssh2, one script', run: () => byLibrary(server, script) },
    { name: 'tai', run: tai },
    { name: 'ssh, one script', run: () => bySsh(server, script, []) },
    {
      name: 'ssh, one script, curve25519',
      run: () => bySsh(server, script, ['KexAlgorithms=curve25519-sha256']),
    },
  ];
}

/** Over connections that stand already, as for a follow-up. */
export async function warmWays(server: SshServer, commands: readonly Argv[]) {
  const { openSsh } = await taiParts();
  const floor = await logIn(server);
  const shell = openSsh(settingsFor(server));
  const session = await shell.open(HOST, AbortSignal.timeout(PATIENCE_MS));
  const ways: readonly Way[] = [
    { name: 'ssh2, one script', run: () => runScript(floor, toScript(commands, plain)) },
    { name: 'tai', run: () => look(session, commands) },
  ];
  return { ways, close: async () => void (await Promise.all([floor.close(), shell.close()])) };
}

/** As collectors do: all at once, each with its limits and a signal of its own. */
async function look(session: HostSession, commands: readonly Argv[]): Promise<number> {
  const run = (argv: Argv) => session.run(argv, LIMITS, AbortSignal.timeout(PATIENCE_MS));
  const outputs = await Promise.all(commands.map(run));
  return outputs.reduce((sum, output) => sum + output.stdout.length, 0);
}
