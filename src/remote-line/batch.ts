import type { Argv } from '../domain/ports.ts';
import { LINE_HEAD, limitWords } from './line.ts';
import { LOOK_FUNCTION, toMember } from './named-files.ts';
import { toShellCommand } from './quote.ts';
import type { Tools } from './tools.ts';

/** For all commands of a batch together. */
export const BATCH_SECONDS = 10;
/** The program that reads the batch from its standard input. */
export const BATCH_WORDS = ['sh', '-s'] as const;
export const MAX_BATCH = 40;

/** The mark after each command: its exit code on one stream, and the same tag on the other. A line end comes first, so that
 * the mark begins a line whatever the command printed. */
export const MARK = `m() { set -- "$?"; printf '\\n%s %s\\n' "$t" "$1"; printf '\\n%s\\n' "$t" >&2; }`;
/** What stands after each command of a batch. */
export const MEMBER_TAIL = ' </dev/null; m';
/** Before the tag of 32 hexadecimal digits, chosen anew for each batch so that no output can hold a mark. */
export const TAG_HEAD = 't=';

/** Names that a shell answers itself, in its own way, before it looks for a program. */
const BUILTIN =
  /^(?:\.|:|\[|alias|bg|break|builtin|cd|command|continue|echo|eval|exec|exit|export|false|fc|fg|getopts|hash|help|history|jobs|kill|let|local|printf|pwd|read|readonly|return|set|shift|source|test|time|times|trap|true|type|typeset|ulimit|umask|unalias|unset|wait|if|for|while|until|case|do|done|f|m)$/;

/** Whether the program itself would run when a shell reads its name. */
export function canJoinBatch([program]: Argv): boolean {
  return !BUILTIN.test(program);
}

/** The line a host's login shell is given before a batch. */
export function toBatchLine(tools: Tools): string {
  return `${LINE_HEAD}${toShellCommand([...limitWords(BATCH_SECONDS, tools), ...BATCH_WORDS])}`;
}

/**
 * What the shell then reads. The first mark comes before the first command: what was printed until then is the login
 * shell's own. Throws COMMAND_REJECTED for a word with a line end or NUL.
 */
export function toBatchScript(tag: string, argvs: readonly Argv[]): string {
  const members = argvs.map((argv) => `${toMember(argv)}${MEMBER_TAIL}`);
  return [`${TAG_HEAD}${tag}`, `${MARK}; ${LOOK_FUNCTION}`, 'm', ...members, ''].join('\n');
}
