import type { HostSession, HostShell, Output } from '../domain/ports.ts';
import { gainsFromRoot, SUDO } from './catalogue.ts';

/** sudo(8) ends with 1 when it refuses, and says why in these ways. */
const REFUSED = /^(?:sudo: |Sorry, |\S+ is not (?:in the sudoers file|allowed to (?:run|execute)))/m;
/** How `env`, `nice`, `timeout` and BusyBox say that there is no sudo; and a gate of before root was asked for. */
const NO_SUDO =
  /sudo'?: (?:No such file|not found|command not found|can't execute|Permission denied)|^tai-gate: refused/im;
/** Root may, and there is no such program: not a refusal. */
const NO_PROGRAM = /^sudo: \S+: command not found/m;

/**
 * The same hosts, with root asked for where the catalogue says that it shows more. What sudo refuses is run without it, and
 * then it is not asked again on that login: each refusal is a line in the host's log, on some a mail.
 */
export function withSudo(shell: HostShell): HostShell {
  return { open: async (host, signal) => askRoot(await shell.open(host, signal)) };
}

function askRoot(session: HostSession): HostSession {
  let refused = false;
  let first: Promise<unknown> | undefined;

  /** Undefined when the command itself did not run. */
  const ask = async (...[argv, limits, signal]: Parameters<HostSession['run']>): Promise<Output | undefined> => {
    const ran = [...SUDO, ...argv] as const;
    const output = await session.run(ran, limits, signal);
    if (isRefusal(output)) refused = true;
    return isRefusal(output) || NO_PROGRAM.test(output.stderr) ? undefined : { ...output, ran };
  };
  return {
    run: async (argv, limits, signal) => {
      if (!gainsFromRoot(argv)) return await session.run(argv, limits, signal);
      // Side by side with the first there would be as many refusals as commands.
      if (first !== undefined) await first;
      const asked = refused ? undefined : ask(argv, limits, signal);
      first ??= asked?.catch(() => undefined);
      return (await asked) ?? (await session.run(argv, limits, signal));
    },
    close: async () => session.close(),
  };
}

function isRefusal({ exitCode, stdout, stderr }: Output): boolean {
  if (stdout !== '') return false;
  if (exitCode === 1) return REFUSED.test(stderr) && !NO_PROGRAM.test(stderr);
  return (exitCode === 126 || exitCode === 127) && NO_SUDO.test(stderr);
}
