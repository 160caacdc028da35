import { TaiError } from '../domain/errors.ts';
import type { Argv } from '../domain/ports.ts';
import { withLook } from './named-files.ts';
import { toShellCommand } from './quote.ts';
import { IONICE_WORDS, NICE_WORDS, TIMEOUT_WORDS, type Tools } from './tools.ts';

/** Set for every command on a host. */
export const ENVIRONMENT: readonly string[] = [
  'LC_ALL=C',
  'TZ=UTC',
  'SYSTEMD_COLORS=0',
  'SYSTEMD_PAGER=cat',
  'PAGER=cat',
];

/** What stands before and after each command. `exec` makes the program the head of its process group, which is what sshd
 * sends our signals to. Standard input is empty, so nothing waits for it. */
export const LINE_HEAD = `exec env ${ENVIRONMENT.join(' ')} `;
export const LINE_TAIL = ' </dev/null';

/** Throws COMMAND_REJECTED when the program's name would be read as something else on its way. */
export function checkArgv(argv: Argv): void {
  const [program] = argv;
  if (program === '' || program.startsWith('-') || program.includes('=')) {
    throw new TaiError('COMMAND_REJECTED', `"${program}" can not be the name of a program`);
  }
  toShellCommand(argv);
}

/**
 * The whole line a host's shell is given: what the SSH integration sends, and what the gate on the host takes apart again.
 * Throws COMMAND_REJECTED for a word with a line end or NUL.
 */
export function toRemoteCommand(argv: Argv, seconds: number, tools: Tools): string {
  return `${LINE_HEAD}${toShellCommand([...limitWords(seconds, tools), ...withLook(argv)])}${LINE_TAIL}`;
}

/** What stands before a program to hold it back: as little of the processor and the disk as there is, and no longer than so. */
export function limitWords(seconds: number, tools: Tools): readonly string[] {
  return [...(tools.nice ? NICE_WORDS : []), ...(tools.ionice ? IONICE_WORDS : []), ...timeoutWords(tools, seconds)];
}

/** Hosts count a time limit in whole seconds. */
export function toWholeSeconds(timeoutMs: number): number {
  return Math.max(1, Math.ceil(timeoutMs / 1_000));
}

function timeoutWords({ timeout }: Tools, seconds: number): readonly string[] {
  return timeout === 'none' ? [] : [...TIMEOUT_WORDS[timeout], String(seconds)];
}
