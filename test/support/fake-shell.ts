import { TaiError } from '../../src/domain/errors.ts';
import type { Host } from '../../src/domain/host.ts';
import type { Argv, HostShell, Output } from '../../src/domain/ports.ts';

/** What a command prints on a fake host: its stdout, some of its output, or how it fails. */
export type Reply = string | Partial<Output> | TaiError;

/** Replies by the whole command, its words joined by one blank. */
export type Replies = Readonly<Record<string, Reply>>;

export interface FakeShell extends HostShell {
  readonly opened: readonly Host[];
  readonly closed: readonly Host[];
  /** Every command run, in the order of asking. */
  readonly commands: readonly Argv[];
}

/** Hosts made of tables. A host that is not in the table can not be resolved; a program that is not, is not installed. */
export function createFakeShell(hosts: Readonly<Record<string, Replies | TaiError>>): FakeShell {
  const opened: Host[] = [];
  const closed: Host[] = [];
  const commands: Argv[] = [];
  return {
    opened,
    closed,
    commands,
    open: async (host, signal) => {
      signal.throwIfAborted();
      const replies = hosts[host];
      if (replies === undefined) throw new TaiError('HOST_UNRESOLVED', `${host} has no address`);
      if (replies instanceof TaiError) throw replies;
      opened.push(host);
      return {
        run: async (argv, _limits, runSignal) => {
          runSignal.throwIfAborted();
          commands.push(argv);
          return toOutput(replies[argv.join(' ')], argv);
        },
        close: async () => {
          closed.push(host);
        },
      };
    },
  };
}

function toOutput(reply: Reply | undefined, [program]: Argv): Output {
  const output = { stdout: '', stderr: '', exitCode: 0, truncated: false, durationMs: 1 };
  if (reply === undefined) return { ...output, stderr: `${program}: command not found\n`, exitCode: 127 };
  if (reply instanceof TaiError) throw reply;
  return { ...output, ...(typeof reply === 'string' ? { stdout: reply } : reply) };
}
