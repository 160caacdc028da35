import { acceptsPath, CERTIFICATES, CONFIG_FILES, FOLDERS, LOG_FILES, type PathGrammar } from './path-grammar.ts';
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

type PathKind = 'log-file' | 'config-file' | 'certificate-file' | 'folder';
export type ParameterKind = 'unit' | PathKind | 'device' | 'endpoint' | 'count' | 'moment';
export type ParameterName = 'unit' | PathKind | 'device' | 'endpoint' | 'lines' | 'since' | 'until';
/** What stands in for each parameter of a command. */
export type Values = Readonly<Partial<Record<ParameterName, string>>>;

/** 1 to 9999. */
const COUNT_PATTERN = '[1-9][0-9]{0,3}';
/** Seconds since 1970 as journalctl takes them, from 2001 to 2286: systemd.time(7). */
const MOMENT_PATTERN = '@[1-9][0-9]{8,9}';
/** A whole disk by its kernel name, or a controller of NVMe: sd(4), nvme(4). */
const DEVICE_PATTERN = '/dev/(sd[a-z][a-z]?|nvme[0-9][0-9]?)';
/** A port of the host itself, as s_client takes it; 65535 at most. */
const ENDPOINT_PATTERN =
  '127[.]0[.]0[.]1:([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])';

export const UNIT = byPattern('unit', 'unit', UNIT_PATTERN, UNIT_GRAMMAR.maxChars);
export const LINES = byPattern('lines', 'count', COUNT_PATTERN);
export const SINCE = byPattern('since', 'moment', MOMENT_PATTERN);
export const UNTIL = byPattern('until', 'moment', MOMENT_PATTERN);
export const DEVICE = byPattern('device', 'device', DEVICE_PATTERN);
export const ENDPOINT = byPattern('endpoint', 'endpoint', ENDPOINT_PATTERN);
export const LOG_FILE = byPath('log-file', LOG_FILES);
export const CONFIG_FILE = byPath('config-file', CONFIG_FILES);
export const CERTIFICATE_FILE = byPath('certificate-file', CERTIFICATES);
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

function byPath(kind: PathKind, grammar: PathGrammar): Parameter {
  return { name: kind, kind, pattern: undefined, accepts: (word) => acceptsPath(grammar, word) };
}
