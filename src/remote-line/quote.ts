import { TaiError } from '../domain/errors.ts';

const PLAIN = /^[A-Za-z0-9_./:@+,-]+$/;
/** A line end could begin a new command in some login shells, and NUL ends the string for all. */
const FORBIDDEN = /[\0\r\n]/;

/**
 * One string goes to the remote login shell, so this is the only place a shell string is built. It reads the same in
 * sh, csh and fish: fish takes a backslash inside single quotes as an escape, so backslashes stand outside of them.
 * Throws COMMAND_REJECTED for a word no shell could be trusted with.
 */
export function toShellCommand(words: readonly string[]): string {
  return words.map(quoteWord).join(' ');
}

function quoteWord(word: string): string {
  if (FORBIDDEN.test(word)) {
    throw new TaiError('COMMAND_REJECTED', `a word holds a line end or NUL: ${JSON.stringify(word)}`);
  }
  if (PLAIN.test(word)) return word;
  return `'${word.replaceAll(/['\\]/g, (special) => `'\\${special}'`)}'`;
}
