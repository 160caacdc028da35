import { TaiError } from '../../src/domain/errors.ts';
import type { Output } from '../../src/domain/ports.ts';
import type { Channels } from './channels.ts';
import { SILENT } from '../../src/remote-line/tools.ts';
import { sayable } from './sayable.ts';

const PATIENCE_MS = 5_000;
const MAX_BYTES = 64 * 1024;

/** What a login shell does on its own before it comes to the command. */
export interface Greeting {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export const NO_GREETING: Greeting = { stdout: '', stderr: '', exitCode: 0 };

/** Asks once for each login. A host that gives no answer has no greeting; its commands tell what is wrong. */
export async function fetchGreeting(channels: Channels, signal: AbortSignal): Promise<Greeting> {
  try {
    const output = await channels.run({ line: SILENT, maxBytes: MAX_BYTES }, PATIENCE_MS, signal);
    return output === 'overdue' || output.truncated ? NO_GREETING : output;
  } catch (error) {
    if (error instanceof TaiError || signal.aborted) return NO_GREETING;
    throw error;
  }
}

/**
 * Takes a message of the day off a command's output. Throws HOST_SHELL_UNUSABLE when the command met with exactly what
 * the silent one did, an exit code that is not 0 included: then the account's shell runs nothing, as `nologin` does.
 */
export function withoutGreeting(output: Output, greeting: Greeting, host: string): Output {
  const { stdout, stderr, exitCode } = greeting;
  if (exitCode !== 0 && output.exitCode === exitCode && output.stdout === stdout && output.stderr === stderr) {
    const words = sayable(stdout || stderr) || `exit code ${exitCode}`;
    throw new TaiError('HOST_SHELL_UNUSABLE', `the account's shell on ${host} runs no command of ours: ${words}`);
  }
  if (stdout === '' || !output.stdout.startsWith(stdout)) return output;
  return { ...output, stdout: output.stdout.slice(stdout.length) };
}
