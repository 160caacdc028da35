import { acceptsPath, CONFIG_FILES, FOLDERS, LOG_FILES, type PathGrammar } from './path-grammar.ts';
import { UNIT_GRAMMAR, UNIT_PATTERN } from './unit-name.ts';

/**
 * Stands in a command where one whole word varies. Each kind has a grammar of its own, which the client checks right before
 * the wire and the gate checks again on the host: none permits a leading dash, a blank, a quote, a line end or `..`.
 */
export interface Parameter {
  /** How it is called in docs/read-only.md; at most one of a name in a command. */
  readonly name: ParameterName;
  readonly kind: ParameterKind;
  /** The same for JavaScript and POSIX extended regular expressions, where one can say it: not for paths. */
  readonly pattern: string | undefined;
  accepts(word: string): boolean;
}

export type ParameterKind = 'unit' | 'log-file' | 'config-file' | 'folder' | 'count' | 'moment';
export type ParameterName = 'unit' | 'log-file' | 'config-file' | 'folder' | 'lines' | 'since' | 'until';
/** What stands in for each parameter of a command. */
export type Values = Readonly<Partial<Record<ParameterName, string>>>;

/** 1 to 9999. */
const COUNT_PATTERN = '[1-9][0-9]{0,3}';
/** Seconds since 1970 as journalctl takes them, from 2001 to 2286: systemd.time(7). */
const MOMENT_PATTERN = '@[1-9][0-9]{8,9}';

export const UNIT = byPattern('unit', 'unit', UNIT_PATTERN, UNIT_GRAMMAR.maxChars);
export const LINES = byPattern('lines', 'count', COUNT_PATTERN);
export const SINCE = byPattern('since', 'moment', MOMENT_PATTERN);
export const UNTIL = byPattern('until', 'moment', MOMENT_PATTERN);
export const LOG_FILE = byPath('log-file', LOG_FILES);
export const CONFIG_FILE = byPath('config-file', CONFIG_FILES);
export const FOLDER = byPath('folder', FOLDERS);

/** Whether a person may name this folder. */
export function isFolder(path: string): boolean {
  return FOLDER.accepts(path);
}

/** `@1700000000`: what SINCE and UNTIL accept. */
export function toMoment(time: Date): string {
  return `@${Math.floor(time.getTime() / 1_000)}`;
}

function byPattern(name: ParameterName, kind: ParameterKind, pattern: string, maxChars = 20): Parameter {
  const whole = new RegExp(`^(?:${pattern})$`);
  // `$` would also take a line end after the word, in other languages; here it does not, and the length is checked first.
  return { name, kind, pattern, accepts: (word) => word.length <= maxChars && whole.test(word) };
}

function byPath(kind: 'log-file' | 'config-file' | 'folder', grammar: PathGrammar): Parameter {
  return { name: kind, kind, pattern: undefined, accepts: (word) => acceptsPath(grammar, word) };
}
