import type { Argv } from '../domain/ports.ts';
import { toShellCommand } from './quote.ts';

/** `du`, `find` and `smartctl` take folders and disks and never what is in a file; the programs of `sh` judge their path themselves. */
const LOOK_THEMSELVES: ReadonlySet<string> = new Set(['du', 'find', 'smartctl', 'sh']);

const SAY = 'echo "tai: $1: not a regular file" >&2';
/** What is not there, or not to be seen, is the program's own to say. No `!`: csh has a meaning for it. */
const LOOK = `[ -f "$1" ] || if [ -e "$1" ]; then ${SAY};`;
const PROGRAM = `until [ "$1" = -- ]; do ${LOOK} exit 65; fi; shift; done; shift; exec "$@"`;

/** Before the files, their end and the command. */
export const LOOK_WORDS = ['sh', '-c', PROGRAM, 'tai'] as const;
/** The same for the shell that reads a batch, which it costs no process. */
export const LOOK_FUNCTION = `f() { while [ $# -gt 0 ]; do ${LOOK} return 65; fi; shift; done; }`;

/** The files that a command names in full where others than root may make one. Opening a FIFO would wait, a device could do anything. */
export function namedFiles(words: readonly string[]): readonly string[] {
  if (words.some((word) => LOOK_THEMSELVES.has(word))) return [];
  return words.filter((word) => /^\/(?:etc|var\/log)\/./.test(word));
}

/** A command that has its files looked at first. */
export function withLook(argv: Argv): Argv {
  const files = namedFiles(argv);
  return files.length === 0 ? argv : [...LOOK_WORDS, ...files, '--', ...argv];
}

/** A command as a line of a batch. */
export function toMember(words: readonly string[]): string {
  const files = namedFiles(words);
  const command = toShellCommand(words);
  return files.length === 0 ? command : `f ${toShellCommand(files)} && ${command}`;
}
