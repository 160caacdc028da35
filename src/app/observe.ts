import { toVisible } from '../diagnosis/visible.ts';
import { toSafeLines } from '../collectors/read-output.ts';
import type { Host } from '../domain/host.ts';
import type { Argv, Closable, HostShell, Model, Output } from '../domain/ports.ts';
import type { Redactor } from '../evidence/redact.ts';

/** One command that ran on a host, for a person who wants to see each. */
export interface RanCommand {
  readonly host: Host;
  readonly argv: Argv;
  readonly durationMs: number;
  /** The exit code, or the code of what kept it from one. */
  readonly ended: number | string;
  /** What it printed, redacted and without controls; undefined where it never came to an end. */
  readonly lines: () => readonly string[] | undefined;
}

/** Whoever watches a run closer than its events tell. */
export interface Watcher {
  readonly onCommand?: (ran: RanCommand) => void;
  /** The two parts of a prompt, as they are sent: redacted, like all that goes to the model. */
  readonly onPrompt?: (system: string, user: string) => void;
}

export function observeShell(
  shell: HostShell & Closable,
  redactor: Redactor,
  { onCommand }: Watcher,
): HostShell & Closable {
  if (onCommand === undefined) return shell;
  const tell = (host: Host, argv: Argv, durationMs: number, ended: number | string, output?: Output): void =>
    onCommand({
      host,
      argv: output?.ran ?? argv,
      durationMs,
      ended,
      lines: () => output && shownLines(output, redactor),
    });
  return {
    async open(host, signal) {
      const session = await shell.open(host, signal);
      return {
        async run(argv, limits, stop) {
          const startedAt = performance.now();
          try {
            const output = await session.run(argv, limits, stop);
            tell(host, argv, output.durationMs, output.exitCode, output);
            return output;
          } catch (error) {
            const code = error instanceof Error && 'code' in error ? String(error.code) : 'ended';
            tell(host, argv, performance.now() - startedAt, code);
            throw error;
          }
        },
        close: () => session.close(),
      };
    },
    close: () => shell.close(),
  };
}

/** Which command reads a configuration file is not known here, so all are redacted as if they did. */
function shownLines({ stdout, stderr }: Output, redactor: Redactor): readonly string[] {
  const text =
    stderr.trim() === '' ? stdout : `${stdout}${stdout.endsWith('\n') || stdout === '' ? '' : '\n'}${stderr}`;
  return toSafeLines(text, 'config', redactor).map(({ text: line }) => toVisible(line));
}

export function observeModel(model: Model | undefined, { onPrompt }: Watcher): Model | undefined {
  if (model === undefined || onPrompt === undefined) return model;
  return {
    ...(model.limits && { limits: model.limits.bind(model) }),
    ...(model.countTokens && { countTokens: model.countTokens.bind(model) }),
    get name() {
      return model.name;
    },
    answer(prompt, signal, onText) {
      onPrompt(prompt.system, prompt.user);
      return model.answer(prompt, signal, onText);
    },
  };
}
